import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures/app.ts';
import { clippedWords } from './fixtures/clipped.ts';
import { comeToRest, expectSample, goByKeys, leaveFields, VISITS } from './fixtures/walk.ts';

const rows = (page: Page) => page.getByRole('option');

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });
    test('every screen is free of what WCAG 2.2 AA forbids', async ({ page }) => {
      test.setTimeout(180_000);
      await expectSample(page);
      for (const { name, open } of VISITS)
        await test.step(name, async () => {
          await open(page);
          await comeToRest(page);
          await expectAccessible(page);
        });
    });
  });

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
  const before = await rows(page).count();
  expect(before).toBeGreaterThan(5);

  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('e');
  await expect(rows(page)).toHaveCount(before - 1);
  expect(await nameOfFirst()).not.toBe(first);
  await page.keyboard.press('z');
  await expect(rows(page)).toHaveCount(before);

  await page.keyboard.press('Enter');
  await page.keyboard.press('r');
  const composer = page.getByRole('textbox', { name: /reply/iu });
  await expect(composer).toBeFocused();
  await page.keyboard.type('Thank you, we are looking into it.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(rows(page)).toHaveCount(before - 1);
  await expect(composer).not.toBeFocused();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await expect(help).toContainText('Send, done, next');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
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
