import type { Page } from '@playwright/test';
import { chooseLanguage, expect, test } from './fixtures/invented.ts';
import { comeToRest, openInbox } from './fixtures/walk.ts';

/** The window in every width, with invented data: what fits, what gives way, what is remembered. */
test.use({ trouble: false });

async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 860 });
  await comeToRest(page);
}

test('below the text everything stays on one line while the conversation has its room', async ({
  page,
}) => {
  await chooseLanguage(page, 'Deutsch');
  await openInbox(page);
  await page.keyboard.press('r');
  await page.keyboard.type('Danke! Wir melden uns noch heute.');
  const foot = page.locator('form:has([data-testid="counter"]) > :last-child');
  await expect(foot.getByRole('button', { name: 'Entwurf verwerfen' })).toBeVisible();
  let looked = 0;
  for (const width of [1440, 1280, 1180, 1100, 1010, 900, 700, 620]) {
    await resize(page, width);
    const { height, isOver } = await foot.evaluate((element) => ({
      height: element.clientHeight,
      isOver: element.scrollWidth > element.clientWidth,
    }));
    const pane = await page
      .getByRole('log')
      .evaluate((element) => element.getBoundingClientRect().width);
    if (pane < 480) continue;
    looked += 1;
    expect({ width, isOneLine: height < 60, isOver }).toEqual({
      width,
      isOneLine: true,
      isOver: false,
    });
  }
  expect(looked).toBeGreaterThan(4);
});
