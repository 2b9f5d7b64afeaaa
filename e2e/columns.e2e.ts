import type { Locator, Page } from '@playwright/test';
import { expect, reopen, test } from './fixtures/invented.ts';
import { comeToRest, goByKeys, leaveFields } from './fixtures/walk.ts';

/** Decks and columns with invented data: everything that can be done with them, by hand and by keys. */
test.use({ trouble: false });

const columns = (page: Page): Locator => page.getByRole('main').getByRole('region');
const titles = async (page: Page): Promise<string[]> =>
  await columns(page).locator('header').allInnerTexts();
const menuOf = async (column: Locator, entry: string): Promise<void> => {
  await column.getByRole('button', { name: 'Column menu' }).click();
  await column.page().getByRole('menuitem', { name: entry }).click();
};

test.beforeEach(async ({ page }) => {
  await goByKeys(page, 'c');
  await expect(columns(page)).toHaveCount(3);
  for (const column of await columns(page).all())
    await expect(column.getByRole('article').first()).toBeVisible();
});

test('a column is moved by keys, and a removed one comes back to its place', async ({ page }) => {
  const [first = '', second = '', third = ''] = await titles(page);
  await page.keyboard.press('1');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(async () => await titles(page)).toEqual([second, first, third]);
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(async () => await titles(page)).toEqual([first, second, third]);

  await menuOf(columns(page).nth(1), 'Remove column');
  await expect.poll(async () => await titles(page)).toEqual([first, third]);
  await leaveFields(page);
  await page.keyboard.press('z');
  await expect.poll(async () => await titles(page)).toEqual([first, second, third]);
});

test('a column is moved by hand and by its menu', async ({ page }) => {
  const [first = '', second = '', third = ''] = await titles(page);
  const head = (index: number): Locator => columns(page).nth(index).locator('header h2');
  await head(2).dragTo(head(0), { targetPosition: { x: 2, y: 2 } });
  await expect.poll(async () => await titles(page)).toEqual([third, first, second]);
  await menuOf(columns(page).nth(0), 'Move right');
  await expect.poll(async () => await titles(page)).toEqual([first, third, second]);
});

test('a column is as wide as the person wants, by hand and by keys', async ({ page }) => {
  const edge = page.getByRole('separator', { name: /^Width of/u }).first();
  const width = async (): Promise<number> =>
    (await columns(page).first().boundingBox())?.width ?? 0;
  await expect(edge).toHaveAttribute('aria-valuenow', '332');
  const box = await edge.boundingBox();
  if (box === null) throw new Error('The edge is not there');
  await page.mouse.move(box.x + 4, 400);
  await page.mouse.down();
  await page.mouse.move(box.x + 64, 410, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(392);
  await edge.press('ArrowLeft');
  await expect.poll(width).toBe(376);
  await edge.press('Home');
  await expect.poll(width).toBe(260);
  // Kept with the column, also by somebody who leaves at once.
  await goByKeys(page, 'i');
  await goByKeys(page, 'c');
  await expect.poll(width).toBe(260);
  await edge.press('Enter');
  await expect.poll(width).toBe(332);
});

test('a filter hides what is not wanted, and says so', async ({ page }) => {
  const column = columns(page).first();
  const cards = column.getByRole('article');
  await comeToRest(page);
  const before = await cards.count();
  await menuOf(column, 'Filter');
  const form = column.getByRole('form', { name: 'Filter' });
  await form.getByRole('textbox', { name: 'Only with these words' }).fill('zzz');
  await page.keyboard.press('Enter');
  await expect(column.getByText('The filter hides everything here')).toBeVisible();
  await column.getByRole('button', { name: 'Filtered: change the filter' }).click();
  await form.getByRole('textbox', { name: 'Only with these words' }).fill('');
  await form.getByRole('switch', { name: 'Only with pictures or files' }).press('Space');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(form).toBeHidden();
  await expect.poll(async () => await cards.count()).toBeLessThan(before);
});

test('decks are made, named, walked through by keys and removed with a way back', async ({
  page,
}) => {
  const decks = page.getByRole('navigation', { name: 'Decks' });
  await page.getByRole('button', { name: 'New deck' }).click();
  await page.getByRole('textbox', { name: 'Name of the deck' }).fill('Press');
  await page.keyboard.press('Enter');
  await expect(decks.getByRole('button', { name: 'Press' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(page.getByText('No columns yet')).toBeVisible();

  // A list by its name.
  await page.keyboard.press('+');
  const form = page.getByRole('form', { name: 'Add column' });
  await form.getByRole('button', { name: /Shows$/u }).click();
  await page.getByRole('option', { name: 'List' }).click();
  await expect(form.getByRole('button', { name: /Presse & Blogs/u })).toBeVisible();
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(columns(page).getByRole('heading', { name: 'List Presse & Blogs' })).toBeVisible();

  await leaveFields(page);
  await page.keyboard.press('Shift+}');
  await expect(columns(page)).toHaveCount(3);
  await page.keyboard.press('Alt+PageUp');
  await expect(columns(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Deck menu' }).click();
  await page.getByRole('menuitem', { name: 'Remove deck with its column' }).click();
  await expect(columns(page)).toHaveCount(3);
  await leaveFields(page);
  await page.keyboard.press('z');
  await expect(columns(page)).toHaveCount(1);
  await expect(decks.getByRole('button', { name: 'Press' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('cards are walked through and acted on by keys, and digits jump to a column', async ({
  page,
}) => {
  await page.keyboard.press('2');
  const second = columns(page).nth(1).getByRole('article');
  await expect(second.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(second.nth(1)).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(second.first()).toBeFocused();
  await page.keyboard.press('[');
  await expect(columns(page).first().getByRole('article').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await comeToRest(page);
  await expect(page.getByRole('log')).toBeVisible();
});

test('a digit is heard before the columns are there, and leads to the first card of its column', async ({
  page,
}) => {
  const second = columns(page).nth(1);
  // At first not even the code of the screen is there.
  await reopen(page, '');
  for (let round = 0; round < 3; round += 1) {
    await leaveFields(page);
    // All at once: nothing of the screen can be there in between.
    await Promise.all(['g', 'c', '2'].map(async (key) => await page.keyboard.press(key)));
    await expect(second.getByRole('article').first()).toBeFocused();
    await page.keyboard.press('j');
    await expect(second.getByRole('article').nth(1)).toBeFocused();
    await goByKeys(page, 'i');
    await expect(page.locator('[data-screen="inbox"]')).toBeVisible();
  }
});

test('a column without cards takes the focus itself, and is walked away from by keys', async ({
  page,
}) => {
  const column = columns(page).first();
  await menuOf(column, 'Filter');
  const words = column.getByRole('textbox', { name: 'Only with these words' });
  await words.fill('zzz');
  await page.keyboard.press('Enter');
  await expect(column.getByText('The filter hides everything here')).toBeVisible();
  await leaveFields(page);
  await page.keyboard.press('1');
  await expect(column).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(columns(page).nth(1).getByRole('article').first()).toBeFocused();
  await page.keyboard.press('1');
  await expect(column).toBeFocused();
  // With cards again the first one has the focus.
  await column.getByRole('button', { name: 'Filtered: change the filter' }).click();
  await words.fill('');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(column.getByRole('article').first()).toBeFocused();
});

test('a column of a monitor says why each mention is one, and leads to the monitor', async ({
  page,
}) => {
  await page.keyboard.press('+');
  const form = page.getByRole('form', { name: 'Add column' });
  await form.getByRole('button', { name: /Shows$/u }).click();
  await page.getByRole('option', { name: 'Monitor' }).click();
  await form
    .getByRole('button', { name: /Monitor$/u })
    .last()
    .click();
  await page.getByRole('option', { name: 'Herbströstung' }).click();
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  const column = columns(page).filter({
    has: page.getByRole('heading', { name: 'Herbströstung' }),
  });
  const card = column.getByRole('article').first();
  await expect(card.locator('mark').first()).toBeVisible();
  await expect(card).toContainText('“Rösterei Rabe”');
  await expect(column.getByText('What the monitor found')).toBeVisible();
  await menuOf(column, 'Filter');
  await column.getByRole('textbox', { name: 'Only with these words' }).fill('zzz');
  await page.keyboard.press('Enter');
  await column.getByRole('button', { name: 'Change the filter', exact: true }).click();
  await expect(column.getByRole('textbox', { name: 'Only with these words' })).toHaveValue('zzz');
});

test('a card is answered in its place, by its own account and with the draft of the inbox', async ({
  page,
}) => {
  await page.keyboard.press('1');
  const card = columns(page).first().getByRole('article').first();
  await expect(card).toBeFocused();
  const place = columns(page)
    .first()
    .getByRole('region', { name: /^Reply to/u });
  const field = place.getByRole('textbox').first();
  await page.keyboard.press('r');
  await expect(field).toBeFocused();
  const handle = (await columns(page).first().locator('header p').innerText()).trim();
  await expect(place).toContainText(`as ${handle}`);
  await page.keyboard.type('From the column');
  await page.keyboard.press('Escape');
  await expect(place).toBeHidden();
  await expect(card).toBeFocused();
  // What was written is the draft of its conversation, wherever it is opened.
  await page.keyboard.press('r');
  await expect(field).toHaveValue(/From the column$/u);
  await page.keyboard.press('Escape');
  await card.getByRole('button', { name: 'In the inbox' }).click();
  const inbox = page.getByRole('region', { name: 'Answer' }).getByRole('textbox').first();
  await expect(inbox).toHaveValue(/From the column$/u);
  await goByKeys(page, 'c');
  await page.keyboard.press('1');
  await page.keyboard.press('r');
  await expect(field).toHaveValue(/From the column$/u);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(place).toBeHidden();
  await expect(card).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/From the column$/u);
});
