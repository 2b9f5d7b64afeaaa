import type { Locator, Page } from '@playwright/test';
import { chooseLanguage, expect, test } from './fixtures/invented.ts';
import { openInbox } from './fixtures/walk.ts';

/** Emojis and saved replies in an answer: completed while typing, and put in out of their menus. */
test.use({ trouble: false });

const answer = (page: Page): Locator => page.getByRole('region', { name: /^(?:Answer|Antwort)$/u });
const field = (page: Page): Locator => answer(page).getByRole('textbox').first();
const list = (page: Page): Locator =>
  page.getByRole('listbox', { name: /^(?:Suggestions|Vorschläge)$/u });
const chosen = (page: Page): Locator => list(page).getByRole('option', { selected: true });

/** An answer to Jana, with what stands in it from the beginning. */
async function startAnswer(page: Page): Promise<string> {
  await openInbox(page);
  await page.keyboard.press('r');
  await expect(field(page)).toBeFocused();
  return await field(page).inputValue();
}

test('a colon and a word complete to an emoji, by keys alone and in both languages', async ({
  page,
}) => {
  const before = await startAnswer(page);
  await page.keyboard.type('Hello :croiss');
  await expect(chosen(page)).toHaveText('🥐croissant');
  // The field keeps the focus and says which line is meant.
  await expect(field(page)).toBeFocused();
  const lineId = (await chosen(page).getAttribute('id')) ?? 'none';
  await expect(field(page)).toHaveAttribute('aria-activedescendant', lineId);
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue(`${before}Hello 🥐 `);
  await expect(list(page)).toBeHidden();
  // Taken back as one step.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field(page)).toHaveValue(`${before}Hello :croiss`);

  // German words find it as well, and Escape waves the list away without leaving the answer.
  await field(page).fill(`${before}:kaff`);
  await expect(chosen(page)).toContainText('☕');
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeHidden();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('ee');
  await expect(list(page)).toBeHidden();
  await expect(field(page)).toHaveValue(`${before}:kaffee`);
});

test('arrows walk through what could be meant and around its ends; Tab puts it in', async ({
  page,
}) => {
  const before = await startAnswer(page);
  await page.keyboard.type(':heart');
  const lines = list(page).getByRole('option');
  await expect(lines).toHaveCount(8);
  const [first = '', second = ''] = await lines.allTextContents();
  await expect(chosen(page)).toHaveText(first);
  await page.keyboard.press('ArrowUp');
  await expect(lines.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toHaveText(second);
  const [emoji = ''] = /^\P{L}+/u.exec(second) ?? [];
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue(`${before}${emoji} `);
  await expect(field(page)).toBeFocused();
});

test('a slash offers the saved replies as they will read, and puts in the chosen one', async ({
  page,
}) => {
  const before = await startAnswer(page);
  await page.keyboard.type('/');
  await expect(list(page).getByRole('option')).toHaveText([/^Dank/u, /^Öffnungszeiten/u]);
  await expect(list(page).locator('..')).toContainText(
    'Hallo Jana, vielen Dank für die Nachricht!',
  );
  await page.keyboard.press('ArrowDown');
  await expect(list(page).locator('..')).toContainText('Wir haben Di–Sa, 9–18 Uhr offen.');
  await page.keyboard.type('da');
  await expect(list(page).getByRole('option')).toHaveText([/^Dank/u]);
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue(`${before}Hallo Jana, vielen Dank für die Nachricht!`);
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field(page)).toHaveValue(`${before}/da`);
});

for (const [language, key, search, saved] of [
  ['English', 'Enter', 'Search emoji', /^Saved replies/u],
  ['Deutsch', 'Space', 'Emoji suchen', /^Gespeicherte Antworten/u],
] as const)
  test(`the menus put in where the caret is, and the field goes on: ${language}`, async ({
    page,
  }) => {
    await chooseLanguage(page, language);
    const before = await startAnswer(page);
    await page.keyboard.type('Hello!');
    await page.keyboard.press('ArrowLeft');
    await answer(page)
      .getByRole('button', { name: /^Emoji/u })
      .press('Enter');
    await expect(page.getByLabel(search)).toBeFocused();
    await page.keyboard.type('croissant');
    await expect(page.getByRole('gridcell')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue(`${before}Hello🥐!`);
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await answer(page).getByRole('button', { name: saved }).press(key);
    await expect(page.getByRole('menuitem', { name: /^Dank/u })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: /^Öffnungszeiten/u })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue(/Hello🥐! Wir haben Di–Sa, 9–18 Uhr offen\. Bis bald!$/u);
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(field(page)).toHaveValue(`${before}Hello🥐! `);
  });
