import { reopen, setSetting, test } from './fixtures/invented.ts';
import { shoot } from './fixtures/shoot.ts';
import { leaveSituation, SITUATIONS } from './fixtures/situations.ts';
import { STATES } from './fixtures/states.ts';
import { VISITS } from './fixtures/walk.ts';

/** Every screen full, every state of the world and what is open for a moment, on invented data. */
const LOOKS = [
  { folder: 'en-light', locale: 'en', theme: 'light' },
  { folder: 'de-light', locale: 'de', theme: 'light' },
  { folder: 'de-dark', locale: 'de', theme: 'dark' },
  { folder: 'en-contrast', locale: 'en', theme: 'contrast' },
] as const;
const WIDE = { width: 1440, height: 900 };
const SMALLEST = { width: 320, height: 640 };

test.use({ trouble: false });

for (const { folder, locale, theme } of LOOKS)
  test.describe(`${locale} ${theme}`, () => {
    test.beforeEach(async ({ page }) => {
      test.setTimeout(300_000);
      await page.setViewportSize(WIDE);
      await setSetting(page, { locale, theme });
    });

    test('every screen, full', async ({ page }) => {
      for (const { name, open } of VISITS) {
        await open(page);
        await shoot(page, `shots/${folder}/full-${name}.png`);
        await leaveSituation(page);
      }
    });

    test('what is open for a moment', async ({ page }) => {
      for (const { name, open } of SITUATIONS) {
        await open(page);
        await setSetting(page, { locale, theme });
        await shoot(page, `shots/${folder}/open-${name}.png`);
        await leaveSituation(page);
      }
    });

    test('every state of the world', async ({ page }) => {
      for (const { name, query, begin } of STATES) {
        await reopen(page, query);
        await begin?.(page);
        await setSetting(page, { locale, theme });
        const file = `state-${name.replaceAll(/\W+/gu, '-')}`;
        await shoot(page, `shots/${folder}/${file}.png`);
        await page.setViewportSize(SMALLEST);
        await shoot(page, `shots/${folder}/smallest-${file}.png`);
        await page.setViewportSize(WIDE);
      }
    });
  });
