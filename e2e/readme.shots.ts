import { expect, test } from './fixtures/app.ts';
import { shoot } from './fixtures/shoot.ts';
import { expectSample, openInbox, VISITS } from './fixtures/walk.ts';

/** The four pictures of the README, of the sample client: `npm run shots -- readme` makes them anew. */
const FOLDER = 'docs/pictures';
const MOST_BYTES = 200_000;

const PICTURES = [
  { file: 'inbox', visit: 'inbox', colorScheme: 'light' },
  { file: 'columns', visit: 'columns', colorScheme: 'light' },
  { file: 'answer-dark', visit: 'composer', colorScheme: 'dark' },
  { file: 'connect', visit: 'connect', colorScheme: 'light' },
] as const;

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`for the README, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test('small enough to be read with it', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await expectSample(page);
      for (const { file, visit } of PICTURES.filter((one) => one.colorScheme === colorScheme)) {
        await openInbox(page);
        await VISITS.find(({ name }) => name === visit)?.open(page);
        expect(await shoot(page, `${FOLDER}/${file}.png`), file).toBeLessThan(MOST_BYTES);
      }
    });
  });
