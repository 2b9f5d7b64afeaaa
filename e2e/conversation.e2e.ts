import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/invented.ts';
import { leaveFields, openInbox } from './fixtures/walk.ts';

/** A whole thread: branches, and everything that can hang on a message. */
test.use({ trouble: false, query: 'state=thread' });

const log = (page: Page): Locator => page.getByRole('log', { name: 'Messages' });
const said = (page: Page, name: string): Locator =>
  log(page).getByRole('article', { name, exact: true });

test.beforeEach(async ({ page }) => {
  // Only what is near to what is in sight is drawn: here that is all of it.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await openInbox(page);
  await expect(said(page, 'Hugo')).toBeVisible();
});

test('answers stand further in than what they answer, and say whom they answer', async ({
  page,
}) => {
  const left = async (name: string): Promise<number> => {
    await said(page, name).scrollIntoViewIfNeeded();
    return (await said(page, name).boundingBox())?.x ?? -1;
  };
  const [asta, bela, cleo] = [await left('Asta'), await left('Bela'), await left('Cleo')];
  expect(bela).toBeGreaterThan(asta);
  expect(cleo).toBeGreaterThan(bela);
  expect(await left('Dana')).toBe(asta);
  // A later branch names what it answers, and leads there.
  await said(page, 'Ezra').getByRole('button', { name: 'answers Asta' }).click();
  await expect(said(page, 'Asta')).toBeInViewport();
});

test('an edit shows how it read before, a deletion stays with its mark', async ({ page }) => {
  await said(page, 'Bela').getByRole('button', { name: 'edited, show earlier versions' }).click();
  const versions = page.getByRole('dialog', { name: 'Earlier versions' });
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  await expect(versions).toContainText('First then');
  await page.keyboard.press('Escape');
  await expect(versions).toBeHidden();
  await expect(said(page, 'Cleo')).toContainText('Deleted on the network');
});

test('a content warning closes its text until somebody opens it', async ({ page }) => {
  const warned = said(page, 'Dana');
  await expect(warned).toContainText('Content warning: Spiders');
  await expect(warned).not.toContainText('Eight legs');
  await warned.getByRole('button', { name: 'Show' }).click();
  await expect(warned).toContainText('Eight legs');
  await warned.getByRole('button', { name: 'Hide' }).click();
  await expect(warned).not.toContainText('Eight legs');
});

test('polls, quotes and link cards are readable', async ({ page }) => {
  const poll = said(page, 'Ezra').getByRole('list', { name: 'Poll' });
  await expect(poll.getByRole('listitem')).toHaveText([/Espresso\s*75%/u, /Filter\s*25%/u]);
  await expect(said(page, 'Ezra')).toContainText('4 people · ended');
  const finn = said(page, 'Finn');
  await expect(finn.getByRole('blockquote')).toContainText('What was quoted');
  await expect(finn.getByRole('button', { name: /How we roast/u })).toContainText('roast.example');
});

test('pictures are looked at by keyboard, larger and with their description', async ({ page }) => {
  await said(page, 'Hugo')
    .getByRole('button', { name: /A drum full of beans/u })
    .press('Enter');
  const viewer = page.getByRole('dialog');
  await expect(viewer.locator('figcaption')).toContainText('A drum full of beans');
  await page.keyboard.press('ArrowRight');
  await expect(viewer.locator('figcaption')).toContainText('A cup');
  await expect(viewer).toContainText('2 of 2');
  await page.keyboard.press('+');
  await expect(viewer.getByRole('status')).not.toHaveText('100%');
  await page.keyboard.press('-');
  await expect(viewer.getByRole('status')).toHaveText('100%');
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
});

test('a note is kept, and a message leads to where it was written', async ({ page }) => {
  await leaveFields(page);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Note, only you see this' }).fill('Calls on Monday');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(log(page)).toContainText('Calls on Monday');
  await said(page, 'Hugo').getByRole('button', { name: 'More about this message' }).click();
  await expect(page.getByRole('menuitem', { name: 'Open in the browser' })).toBeVisible();
});
