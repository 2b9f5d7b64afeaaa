import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { comeToRest, expectSample, openInbox, VISITS } from './fixtures/walk.ts';

/** The four pictures of the README, of the sample client: `npm run shots -- readme` makes them anew. */
const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures');
const MOST_BYTES = 200_000;

const PICTURES = [
  { file: 'inbox', visit: 'inbox', colorScheme: 'light' },
  { file: 'columns', visit: 'columns', colorScheme: 'light' },
  { file: 'answer-dark', visit: 'composer', colorScheme: 'dark' },
  { file: 'connect', visit: 'connect', colorScheme: 'light' },
] as const;

const ANSWER = '@jana@dresden.example We are sorry! Your parcel is found and comes tomorrow.';

async function writeAnew(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** WebP: half of what a PNG takes, with letters as sharp. */
async function take(page: Page, file: string): Promise<void> {
  // Nothing shows that it could be pressed.
  await page.mouse.move(0, 799);
  await comeToRest(page);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 88 });
  await session.detach();
  const bytes = Buffer.from(data, 'base64');
  expect(bytes.byteLength, file).toBeGreaterThan(5000);
  expect(bytes.byteLength, file).toBeLessThan(MOST_BYTES);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${file}.webp`), bytes);
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`for the README, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test('small enough to be read with it', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await expectSample(page);
      for (const { file, visit } of PICTURES.filter((one) => one.colorScheme === colorScheme)) {
        await openInbox(page);
        await VISITS.find(({ name }) => name === visit)?.open(page);
        if (visit === 'composer') await writeAnew(page, ANSWER);
        await take(page, file);
      }
    });
  });
