import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/invented.ts';
import { comeToRest, openInbox } from './fixtures/walk.ts';

/** What comes in moves nothing under the eyes of somebody who reads further down. */
test.use({ trouble: false });

const list = (page: Page) => page.getByRole('listbox', { name: 'Conversations' });
const rows = (page: Page) => list(page).getByRole('option');

async function change(page: Page, id: string, state: 'open' | 'done'): Promise<void> {
  await page.evaluate(
    async ([conversationId, next]) => {
      const fixture: unknown = Reflect.get(globalThis, 'fixture');
      if (typeof fixture !== 'object' || fixture === null) throw new Error('No fixture');
      const run: unknown = Reflect.get(fixture, 'run');
      if (typeof run !== 'function') throw new Error('No fixture');
      const conversations = [{ workspaceId: conversationId?.split('-')[0], conversationId }];
      await Reflect.apply(run, fixture, ['conversation.setState', { conversations, state: next }]);
    },
    [id, state],
  );
}

test('a list that was scrolled stands still when a conversation comes in above', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await openInbox(page);
  const [first, second] = [rows(page).first(), rows(page).nth(1)];
  const id = (await first.getAttribute('data-id')) ?? '';
  await second.click();
  await change(page, id, 'done');
  await expect(list(page).locator(`[data-id="${id}"]`)).toHaveCount(0);
  await list(page).hover();
  await page.mouse.wheel(0, 400);
  await comeToRest(page);
  // By its place: while a list scrolls, nothing of it lies under the pointer.
  const middle = await list(page).evaluate((element) => {
    const { top, height } = element.getBoundingClientRect();
    const isInMiddle = (row: Element): boolean => {
      const box = row.getBoundingClientRect();
      return box.top <= top + height / 2 && box.bottom > top + height / 2;
    };
    return [...element.querySelectorAll('[data-id]')].find(isInMiddle)?.getAttribute('data-id');
  });
  const row = list(page).locator(`[data-id="${middle}"]`);
  const before = (await row.boundingBox())?.y;
  const place = Number(await row.getAttribute('aria-posinset'));
  await change(page, id, 'open');
  await expect(row).toHaveAttribute('aria-posinset', String(place + 1));
  await comeToRest(page);
  expect(Math.abs(((await row.boundingBox())?.y ?? 0) - (before ?? 0))).toBeLessThan(2);
});
