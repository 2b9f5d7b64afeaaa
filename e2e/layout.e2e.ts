import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/app.ts';
import { chooseLanguage, expect, setSetting, test } from './fixtures/invented.ts';
import { comeToRest, goByKeys, openInbox } from './fixtures/walk.ts';

/** The window in every width, with invented data: what fits, what gives way, what is remembered. */
test.use({ trouble: false });
// Many widths each, on machines that have other work as well.
test.describe.configure({ timeout: 120_000 });

async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 860 });
  await comeToRest(page);
}

test('below the text everything stays on one line while the answer has its room', async ({
  page,
}) => {
  await chooseLanguage(page, 'Deutsch');
  await openInbox(page);
  await page.keyboard.press('r');
  await page.keyboard.type('Danke! Wir melden uns noch heute.');
  const form = page.locator('form:has([data-testid="counter"])');
  const foot = form.locator('> :last-child');
  await expect(foot.getByRole('button', { name: /^Senden/u }).first()).toBeVisible();
  let looked = 0;
  for (const width of [1440, 1280, 1180, 1100, 1010, 900, 700, 620]) {
    await resize(page, width);
    const { height, isOver } = await foot.evaluate((element) => ({
      height: element.clientHeight,
      isOver: element.scrollWidth > element.clientWidth,
    }));
    const room = await form.evaluate((element) => element.getBoundingClientRect().width);
    if (room < 485) continue;
    looked += 1;
    expect({ width, isOneLine: height < 60, isOver }).toEqual({
      width,
      isOneLine: true,
      isOver: false,
    });
  }
  expect(looked).toBeGreaterThan(4);
});

test('panes are as wide as the person wants, by mouse and by keys, and never crowd the conversation', async ({
  page,
}) => {
  await resize(page, 1440);
  const edge = page.getByRole('separator', { name: 'Width of the list' });
  await expect(edge).toHaveAttribute('aria-valuenow', '348');
  const box = await edge.boundingBox();
  if (box === null) throw new Error('The edge is not there');
  await page.mouse.move(box.x + 4, 400);
  await page.mouse.down();
  await page.mouse.move(box.x + 44, 420, { steps: 4 });
  await page.mouse.up();
  await expect(edge).toHaveAttribute('aria-valuenow', '388');
  await page.keyboard.press('Tab');
  await edge.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuenow', '372');
  await page.keyboard.press('End');
  await expect.poll(async () => (await page.getByRole('log').boundingBox())?.width).toBe(480);
  await edge.dblclick();
  await expect(edge).toHaveAttribute('aria-valuenow', '348');
});

test('a narrow window closes the person, who comes back with the room', async ({ page }) => {
  const person = page.getByRole('complementary');
  await resize(page, 1280);
  await expect(person).toBeVisible();
  await resize(page, 900);
  await expect(person).toBeHidden();
  await resize(page, 1280);
  await expect(person).toBeVisible();
});

test('in a narrow window the lists are a drawer, and the focus comes back from it', async ({
  page,
}) => {
  for (const width of [900, 420]) {
    await resize(page, width);
    await goByKeys(page, 'i');
    const menu = page.getByRole('button', { name: 'Open: all lists' });
    await menu.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Lists' });
    await expect(drawer.getByRole('button', { name: /^Snoozed/u })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(menu).toBeFocused();
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name: /^Outbox/u }).click();
    await expect(drawer).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
    await page.getByRole('button', { name: 'Outbox: all lists' }).click();
    await drawer.getByRole('button', { name: /^Done/u }).click();
    await expect(page.getByRole('button', { name: 'Done: all lists' })).toBeVisible();
    await openInbox(page);
  }
});

test('filters that do not fit fade at the edge and come into sight by keyboard', async ({
  page,
}) => {
  await chooseLanguage(page, 'Deutsch');
  await openInbox(page);
  await resize(page, 1440);
  const chips = page.getByRole('group', { name: 'Filter' });
  const fade = async (): Promise<string[]> =>
    await chips.evaluate((element) => {
      const { scrollWidth, clientWidth } = element;
      if (scrollWidth <= clientWidth) throw new Error('All of them fit: nothing to look at');
      const style = getComputedStyle(element);
      return ['--fade-left', '--fade-right'].map((name) => style.getPropertyValue(name));
    });
  await expect.poll(fade).toEqual(['0px', '36px']);
  const last = chips.getByRole('button', { name: 'Ungelesen' });
  await chips.getByRole('button', { name: 'Bewertungen' }).focus();
  await page.keyboard.press('Tab');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport({ ratio: 1 });
  await expect.poll(fade).toEqual(['36px', '0px']);
});

test('a notice never lies over the place to answer or over the status bar', async ({ page }) => {
  for (const width of [1440, 1100, 900, 700, 380]) {
    await resize(page, width);
    await openInbox(page);
    // Done, and the conversation stays open below the notice.
    await page.keyboard.press('Shift+e');
    const notice = page.getByRole('region', { name: 'What just happened' }).getByRole('listitem');
    await expect(notice.first()).toBeVisible();
    await comeToRest(page);
    const clear = async (): Promise<object> => {
      const said = await notice.last().boundingBox();
      const bar = await page.getByRole('contentinfo').boundingBox();
      const composer = await page.getByRole('region', { name: 'Answer' }).boundingBox();
      if (said === null || bar === null || composer === null) return { width };
      const isBeside = said.x + said.width <= composer.x;
      const isAbove = said.y + said.height <= composer.y;
      return {
        width,
        isOverBar: said.y + said.height > bar.y,
        isClear: isBeside || isAbove,
      };
    };
    await expect.poll(clear).toEqual({ width, isOverBar: false, isClear: true });
    await page.keyboard.press('z');
  }
});

/** Of text fields in the settings: their height, that of the button beside them, and how far apart the two begin. */
async function pairsIn(page: Page): Promise<readonly (readonly number[])[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('[data-screen] input[type="text"]')].flatMap((field) => {
      const box = field.getBoundingClientRect();
      return [...document.querySelectorAll('[data-screen] button')]
        .filter(({ textContent }) => textContent !== '')
        .map((button) => button.getBoundingClientRect())
        .filter(
          ({ bottom, left }) =>
            Math.abs(bottom - box.bottom) < 6 && left > box.right && left - box.right < 80,
        )
        .map(({ height, top }) => [box.height, height, Math.abs(top - box.top)]);
    }),
  );
}

test('a text field and the button beside it are equally high and on one line, in both densities', async ({
  page,
}) => {
  await goByKeys(page, 's');
  for (const [density, height] of [
    ['comfortable', 32],
    ['compact', 28],
  ] as const) {
    await setSetting(page, { density });
    await expect(page.locator('html')).toHaveAttribute('data-density', density);
    // Those of a snooze, of holidays and of a new client.
    await expect.poll(async () => (await pairsIn(page)).length).toBeGreaterThan(2);
    for (const pair of await pairsIn(page)) expect(pair).toEqual([height, height, 0]);
  }
});
