import { chooseLanguage, reopen, test } from './fixtures/invented.ts';
import { shoot } from './fixtures/shoot.ts';
import { TROUBLES } from './fixtures/troubles.ts';
import { leaveFields, VISITS } from './fixtures/walk.ts';

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
          await shoot(page, `${folder}/trouble-${name}.png`);
        }
        await reopen(page, 'state=empty');
        await chooseLanguage(page, language);
        for (const { name, open, needsMessages = false } of VISITS) {
          if (needsMessages) continue;
          await open(page);
          await shoot(page, `${folder}/empty-${name}.png`);
        }
      });
    });
