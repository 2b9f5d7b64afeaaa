import { expect, setOnline, test } from './fixtures/app.ts';
import { comeToRest, expectSample, leaveFields, openInbox, VISITS } from './fixtures/walk.ts';

/** Every screen of the real app as a picture: `npm run shots` puts them into shots/. */
const NARROW = { width: 760, height: 820 };
const WIDE = { width: 1440, height: 900 };

for (const locale of ['en-GB', 'de-DE'] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${locale} ${colorScheme}`, () => {
      test.use({ locale, colorScheme });
      test('every screen', async ({ app, page }) => {
        test.setTimeout(180_000);
        const folder = `shots/${locale.slice(0, 2)}-${colorScheme}`;
        const shoot = async (name: string): Promise<void> => {
          await comeToRest(page);
          const taken = await page.screenshot({ path: `${folder}/${name}.png` });
          expect(taken.byteLength).toBeGreaterThan(5000);
        };
        await page.setViewportSize(WIDE);
        await expectSample(page);
        await shoot('first-run');
        for (const { name, open } of VISITS) {
          await open(page);
          await shoot(name);
        }
        await leaveFields(page);
        await setOnline(app, false);
        await VISITS.find(({ name }) => name === 'composer')?.open(page);
        await page.keyboard.press('ControlOrMeta+Shift+Enter');
        await shoot('conversation-offline');
        await VISITS.find(({ name }) => name === 'outbox')?.open(page);
        await shoot('outbox-offline');
        // The lists at the side are not there in a narrow window: choose the open ones before.
        await openInbox(page);
        await page.setViewportSize(NARROW);
        for (const name of ['inbox', 'conversation', 'columns', 'settings', 'connect']) {
          await VISITS.find((visit) => visit.name === name)?.open(page);
          await shoot(`narrow-${name}`);
        }
      });
    });
