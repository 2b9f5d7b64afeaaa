import type { Page } from '@playwright/test';
import { expect, setOnline, test } from './fixtures/app.ts';
import { shoot } from './fixtures/shoot.ts';
import { expectSample, goByKeys, leaveFields, openInbox, VISITS } from './fixtures/walk.ts';

/** Every screen of the real app as a picture: `npm run shots` puts them into shots/. */
const NARROW = { width: 760, height: 820 };
const SMALLEST = { width: 320, height: 640 };
/** A window of 1280 × 1024 zoomed to 400 %. */
const ZOOMED = { width: 320, height: 256 };
const WIDE = { width: 1440, height: 900 };

const visit = async (page: Page, name: string): Promise<void> =>
  await VISITS.find((one) => one.name === name)?.open(page);

for (const locale of ['en-GB', 'de-DE'] as const)
  for (const theme of ['light', 'dark', 'contrast'] as const)
    test.describe(`${locale} ${theme}`, () => {
      test.use({ locale, colorScheme: theme === 'dark' ? 'dark' : 'light' });
      test('every screen', async ({ app, page }) => {
        test.setTimeout(300_000);
        const folder = `shots/${locale.slice(0, 2)}-${theme}`;
        const take = async (name: string): Promise<void> => {
          await shoot(page, `${folder}/${name}.png`);
        };
        await page.setViewportSize(WIDE);
        await expectSample(page);
        if (theme === 'contrast') {
          await goByKeys(page, 's');
          await page.getByText(/^(?:High contrast|Hoher Kontrast)$/u).click();
        }
        await openInbox(page);
        await take('first-run');
        for (const { name, open } of VISITS) {
          await open(page);
          await take(name);
        }
        await leaveFields(page);
        await setOnline(app, false);
        await visit(page, 'composer');
        await page.keyboard.press('ControlOrMeta+Shift+Enter');
        await expect(page.getByRole('log').getByText('Danke! Wir melden uns').last()).toBeVisible();
        await take('conversation-offline');
        await visit(page, 'outbox');
        await expect(page.locator('[data-reply]').first()).toBeVisible();
        await take('outbox-offline');
        await setOnline(app, true);
        await page.keyboard.press('ControlOrMeta+Shift+p');
        for (const name of ['inbox', 'columns', 'people']) {
          await visit(page, name);
          await take(`presenter-${name}`);
        }
        await page.keyboard.press('ControlOrMeta+Shift+p');
        // The lists at the side are not there in a narrow window: choose the open ones before.
        await openInbox(page);
        for (const [size, viewport] of [
          ['narrow', NARROW],
          ['smallest', SMALLEST],
          ['zoomed', ZOOMED],
        ] as const) {
          await page.setViewportSize(viewport);
          for (const { name, open } of VISITS) {
            await open(page);
            await take(`${size}-${name}`);
          }
          await visit(page, 'inbox');
          await leaveFields(page);
          await take(`${size}-list`);
        }
      });
    });
