import { expectAccessible } from './fixtures/app.ts';
import { expect, reopen, test } from './fixtures/invented.ts';
import { buttons, nothing, STATES } from './fixtures/states.ts';
import { comeToRest, leaveFields } from './fixtures/walk.ts';

/** What the window says when something is not as usual: one sentence, and one thing to do about it. */
test.use({ trouble: false });

test('each state of the world has one sentence and exactly one action, which leads on', async ({
  page,
}) => {
  for (const { name, query, begin, place, sentence, action, leads } of STATES)
    await test.step(name, async () => {
      await reopen(page, query);
      await begin?.(page);
      const where = place(page);
      await expect(where.first()).toBeVisible();
      await expect.poll(async () => (await where.allInnerTexts()).join(' ')).toMatch(sentence);
      await expect(buttons(where)).toHaveText([action]);
      await comeToRest(page);
      await expectAccessible(page);
      await buttons(where).click();
      await expect(leads(page)).toBeVisible();
    });
});

test('an empty screen says what to do, once', async ({ page }) => {
  await reopen(page, 'state=empty');
  for (const [key, title] of [
    ['c', 'No columns yet'],
    ['r', 'Nothing to count yet'],
    ['p', 'Nobody wrote in this time'],
    ['m', 'No monitors yet'],
    ['d', 'No drafts'],
    ['o', 'Everything is sent'],
  ] as const)
    await test.step(title, async () => {
      await leaveFields(page);
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await expect(buttons(nothing(title)(page))).toHaveCount(1);
    });
});
