import { expect, test } from './fixtures/invented.ts';
import { TROUBLES } from './fixtures/troubles.ts';
import { comeToRest, leaveFields } from './fixtures/walk.ts';
import { chooseLanguage } from './fixtures/invented.ts';

/** What goes wrong, as pictures: shown on invented data, because no working server shows it. */
for (const language of ['English', 'Deutsch'] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${language} ${colorScheme}`, () => {
      test.use({ colorScheme });
      test('every trouble', async ({ page }) => {
        test.setTimeout(180_000);
        await chooseLanguage(page, language);
        await leaveFields(page);
        const folder = `shots/${language === 'Deutsch' ? 'de' : 'en'}-${colorScheme}`;
        for (const { name, open } of TROUBLES) {
          await open(page);
          await comeToRest(page);
          const taken = await page.screenshot({ path: `${folder}/trouble-${name}.png` });
          expect(taken.byteLength).toBeGreaterThan(5000);
        }
      });
    });
