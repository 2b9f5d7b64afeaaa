import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures/app.ts';
import { clippedWords } from './fixtures/clipped.ts';
import {
  comeToRest,
  countRows,
  expectRows,
  expectSample,
  goByKeys,
  leaveFields,
  VISITS,
} from './fixtures/walk.ts';

const edgeOf = (page: Page) => page.getByRole('separator', { name: 'Width of the list' });
const rows = (page: Page) => page.getByRole('option');

test('every screen of the real app is free of what WCAG 2.2 AA forbids, also zoomed to 400 %', async ({
  page,
}) => {
  test.setTimeout(360_000);
  await expectSample(page);
  const look = async (where: string): Promise<void> => {
    for (const { name, open } of VISITS)
      await test.step(`${name} ${where}`, async () => {
        await open(page);
        await comeToRest(page);
        await expectAccessible(page);
        expect(await page.evaluate(findOver), `${name} ${where}`).toEqual([]);
      });
  };
  await look('as large as usual');
  // A window of 1280 × 1024 at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await look('at 400 %');
  // The window itself never scrolls sideways; only a deck does, and long tabs.
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
});

/** Parts of a screen that reach over the right edge, where nothing scrolls. Runs in the page. */
function findOver(): string[] {
  const parts = document.querySelectorAll('main, header, form, [role="dialog"], h1, h2, h3');
  return [...parts]
    .filter((part) => !part.matches('[role="feed"] *, [data-column], [data-column] *'))
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
    .map((part) => part.outerHTML.slice(0, 80));
}

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });
  test('no word of the interface is cut off, wide or narrow', async ({ page }) => {
    test.setTimeout(180_000);
    const catalogue = await readFile(
      join(import.meta.dirname, '..', 'renderer', 'i18n', 'de.po'),
      'utf8',
    );
    await expectSample(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    // Also in the built styles: filters that do not fit fade where more of them are.
    const fade = await page
      .getByRole('group', { name: 'Filter' })
      .evaluate((chips) => getComputedStyle(chips).getPropertyValue('--fade-right'));
    expect(fade).toBe('36px');
    for (const width of [1280, 900])
      for (const { name, open } of VISITS)
        await test.step(`${name} at ${width}`, async () => {
          await page.setViewportSize({ width, height: 820 });
          await open(page);
          await comeToRest(page);
          expect(await clippedWords(page, catalogue)).toEqual([]);
        });
  });
});

test('the sample client is walked through with the keyboard alone', async ({ page }) => {
  await expectSample(page);
  const nameOfFirst = async (): Promise<string> => await rows(page).first().innerText();
  const first = await nameOfFirst();
  await leaveFields(page);
  const before = await countRows(rows(page));
  expect(before).toBeGreaterThan(5);

  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('e');
  await expectRows(rows(page), before - 1);
  await expect.poll(nameOfFirst).not.toBe(first);
  await page.keyboard.press('z');
  await expectRows(rows(page), before);

  await page.keyboard.press('Enter');
  await page.keyboard.press('r');
  const composer = page.getByRole('textbox', { name: /reply/iu });
  await expect(composer).toBeFocused();
  await page.keyboard.type('Thank you, we are looking into it.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectRows(rows(page), before - 1);
  await expect(composer).not.toBeFocused();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await expect(help).toContainText('Send, done, next');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('the window is arranged after a restart as it was before', async ({ start, dataDir }) => {
  const { app, page } = await start();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectSample(page);
  const edge = edgeOf(page);
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '364');
  await leaveFields(page);
  // The key is the conversation's own, which comes after the list.
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('complementary')).toBeHidden();
  // Written when it has come to rest.
  await expect
    .poll(async () => await readFile(join(dataDir, 'settings.json'), 'utf8'))
    .toMatch(/"isPersonOpen":\s*false/u);
  await app.close();

  const again = (await start()).page;
  await again.setViewportSize({ width: 1440, height: 900 });
  await expect(edgeOf(again)).toHaveAttribute('aria-valuenow', '364');
  await expect(again.getByRole('log')).toBeVisible();
  await expect(again.getByRole('complementary')).toBeHidden();
});

test('the language changes at once and everywhere', async ({ page }) => {
  await expectSample(page);
  await goByKeys(page, 's');
  await page.getByText('Deutsch', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await goByKeys(page, 'c');
  await expect(page.getByRole('heading', { name: 'Startseite' }).first()).toBeVisible();
});
