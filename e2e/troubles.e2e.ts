import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expectAccessible } from './fixtures/app.ts';
import { clippedWords } from './fixtures/clipped.ts';
import { chooseLanguage, expect, test } from './fixtures/invented.ts';
import { TROUBLES } from './fixtures/troubles.ts';
import { comeToRest, goByKeys, leaveFields, openInbox } from './fixtures/walk.ts';

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });
    test('everything that goes wrong is shown free of what WCAG 2.2 AA forbids', async ({
      page,
    }) => {
      test.setTimeout(120_000);
      for (const { name, open } of TROUBLES)
        await test.step(name, async () => {
          await open(page);
          await comeToRest(page);
          await expectAccessible(page);
        });
    });
  });

test('in German no word is cut off when something goes wrong', async ({ page }) => {
  test.setTimeout(120_000);
  const catalogue = await readFile(
    join(import.meta.dirname, '..', 'renderer', 'i18n', 'de.po'),
    'utf8',
  );
  await chooseLanguage(page, 'Deutsch');
  await leaveFields(page);
  for (const { name, open } of TROUBLES)
    await test.step(name, async () => {
      await open(page);
      await comeToRest(page);
      expect(await clippedWords(page, catalogue)).toEqual([]);
    });
});

test('nothing that was typed is lost when a sign-in fails or is canceled', async ({ page }) => {
  await TROUBLES.find(({ name }) => name === 'connect-wrong-password')?.open(page);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('does not accept');
  await expect(page.locator('input[type="password"]')).toHaveValue('wrong');
  await page.getByText('In the browser', { exact: true }).click();
  await page.locator('button[type="submit"]').click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('App password', { exact: true }).first().click();
  await expect(page.locator('input[type="password"]')).toHaveValue('wrong');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('main').getByRole('textbox').first()).toHaveValue(
    'rabe.bsky.example',
  );
});

test('a picture that is none and a film of 200 MB are refused with a sentence, and what is typed stays', async ({
  page,
}, testInfo) => {
  await openInbox(page);
  await page.keyboard.press('r');
  const answer = page.getByRole('region', { name: 'Answer' });
  const field = answer.getByRole('textbox').first();
  await expect(field).toBeFocused();
  await page.keyboard.type('With a picture');
  const input = answer.locator('input[type="file"]');
  const none = { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('I am no cat') };
  await input.setInputFiles(none);
  await expect(answer.getByText('cat.png could not be read.')).toBeVisible();
  // A name for a picture: a film by its own name is refused already for what it is.
  for (const [name, words] of [
    ['film.mp4', /^film\.mp4 cannot be sent from here: .* takes/u],
    ['film.png', /^film\.png is too big/u],
  ] as const) {
    const film = testInfo.outputPath(name);
    await mkdir(dirname(film), { recursive: true });
    await writeFile(film, '');
    await truncate(film, 200_000_000);
    await input.setInputFiles(film);
    await expect(answer.getByText(words)).toBeVisible();
  }
  await expect(field).toHaveValue(/With a picture$/u);
});

test('an unclear reply is looked at first, then the person decides', async ({ page }) => {
  await goByKeys(page, 'o');
  const unclear = page.getByRole('listitem').filter({ hasText: 'check before sending again' });
  await expect(unclear.getByRole('button', { name: 'Look at the conversation' })).toBeVisible();
  await expect(unclear.getByRole('button', { name: 'It arrived' })).toBeVisible();
  await expect(unclear.getByRole('button', { name: 'It is not there: send again' })).toBeVisible();
});

test('new posts wait above and the reader of a column stays where they are', async ({ page }) => {
  await goByKeys(page, 'c');
  const column = page.getByRole('region', { name: /^Column 1/u });
  const second = column.getByRole('article').nth(1);
  const id = await second.getAttribute('data-card');
  const card = column.locator(`[data-card="${id}"]`);
  await comeToRest(page);
  const before = await card.boundingBox();
  await page.evaluate(() => {
    const fixture: unknown = Reflect.get(globalThis, 'fixture');
    if (typeof fixture !== 'object' || fixture === null) throw new Error('No fixture');
    const arrive: unknown = Reflect.get(fixture, 'arrive');
    if (typeof arrive === 'function') arrive(3);
  });
  const pill = column.getByRole('button', { name: /^3 new posts above/u });
  await expect(pill).toBeVisible();
  await expect
    .poll(async () => Math.abs(((await card.boundingBox())?.y ?? 0) - (before?.y ?? 1000)))
    .toBeLessThan(2);
  await pill.click();
  await expect(pill).toBeHidden();
  await expect(column.getByRole('article').first()).toContainText('Arrived 3');
});
