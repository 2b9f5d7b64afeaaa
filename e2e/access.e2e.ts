import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/app.ts';
import { lookWithAxe } from './fixtures/axe.ts';
import { clippedPseudo, clippedWords } from './fixtures/clipped.ts';
import { expect, reopen, setSetting, test } from './fixtures/invented.ts';
import { leaveSituation, SITUATIONS } from './fixtures/situations.ts';
import { comeToRest, goByKeys, leaveFields, openInbox, VISITS } from './fixtures/walk.ts';

/**
 * Every screen in every theme and every state, for people who see, hear or move differently. One
 * window and many states: the data are invented.
 */
test.use({ trouble: false });
test.describe.configure({ timeout: 600_000 });

const STATES = [
  { name: 'full', query: '' },
  { name: 'empty', query: 'state=empty' },
  { name: 'troubled', query: 'troubles' },
  { name: 'offline', query: 'state=offline' },
] as const;
/** What the theme decides; everything else is the same in all of them and looked at once. */
const COLORS = ['color-contrast', 'link-in-text-block'];

async function expectReadable(page: Page, where: string): Promise<void> {
  const { violations, passes } = await lookWithAxe(page, { type: 'rule', values: COLORS });
  expect(violations, where).toEqual([]);
  expect(passes, where).toBeGreaterThan(0);
}

for (const { name: state, query } of STATES)
  test(`every screen is free of what WCAG 2.2 AA forbids: ${state}`, async ({ page }) => {
    await reopen(page, query);
    for (const { name, open, needsMessages = false } of VISITS) {
      if (needsMessages && state === 'empty') continue;
      await test.step(name, async () => {
        await setSetting(page, { theme: 'light' });
        await open(page);
        await comeToRest(page);
        await expectAccessible(page);
        for (const theme of ['dark', 'contrast']) {
          await setSetting(page, { theme });
          // The colours move there: what is measured on the way is neither the one nor the other.
          await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
          await comeToRest(page);
          await expectReadable(page, `${name}, ${theme}`);
        }
      });
    }
  });

test('what is open for a moment is free of what WCAG 2.2 AA forbids, and in German of words cut off', async ({
  page,
}) => {
  const catalogue = await readFile(
    join(import.meta.dirname, '..', 'renderer', 'i18n', 'de.po'),
    'utf8',
  );
  await reopen(page, '');
  for (const { name, open } of SITUATIONS)
    await test.step(name, async () => {
      await setSetting(page, { locale: 'en' });
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await open(page);
      await setSetting(page, { locale: 'de' });
      await expect(page.locator('html')).toHaveAttribute('lang', 'de');
      await comeToRest(page);
      await expectAccessible(page);
      expect.soft(await clippedWords(page, catalogue), name).toEqual([]);
      await leaveSituation(page);
    });
});

test('in a language with longer words nothing is cut off', async ({ page }) => {
  await reopen(page, 'pseudo');
  let looked = 0;
  for (const width of [1280, 900])
    for (const { name, open } of VISITS)
      await test.step(`${name} at ${width}`, async () => {
        await page.setViewportSize({ width, height: 820 });
        await open(page);
        await comeToRest(page);
        looked += await page.getByText('⟧').count();
        expect.soft(await clippedPseudo(page), `${name} at ${width}`).toEqual([]);
      });
  expect(looked).toBeGreaterThan(500);
});

/** What a screen is made of, for somebody who hears it. */
test('the screens are built of landmarks, lists and names', async ({ page }) => {
  await openInbox(page);
  for (const name of ['Clients', 'Screens', 'Inbox'])
    await expect(page.getByRole('navigation', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toBeVisible();
  await expect(page.getByRole('search').getByLabel('Search everything')).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Conversations' })).toMatchAriaSnapshot(`
    - option /Jana Meissner/
    - option /Tom Kessler/
  `);
  await expect(page.getByRole('log', { name: 'Messages' })).toMatchAriaSnapshot(`
    - article "Jana Meissner":
      - paragraph
  `);
  await expect(page.getByRole('region', { name: 'Answer' })).toMatchAriaSnapshot(`
    - tablist "What to write":
      - tab "Public reply" [selected]
    - tabpanel "Public reply":
      - textbox /Public reply to/
  `);
  await expect(page.getByRole('complementary')).toMatchAriaSnapshot(`
    - heading "Jana Meissner" [level=2]
  `);
  await goByKeys(page, 'c');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Columns" [level=1]
    - navigation "Decks":
      - button "All columns"
    - region /Column 1/:
      - heading [level=2]
      - button "Column menu"
      - feed:
        - article:
          - button "Reply"
    - separator
  `);
  await goByKeys(page, 's');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - navigation "Settings":
      - heading "Settings" [level=1]
    - region "Look and language":
      - heading "Look and language" [level=2]
      - radiogroup "Language"
  `);
  await goByKeys(page, 'm');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - navigation "Mentions":
      - heading "Mentions" [level=1]
      - list:
        - listitem:
          - button /Rösterei Rabe/
    - heading "Rösterei Rabe" [level=2]
    - alert:
      - button "Look closely"
    - region "30 days"
    - feed "Mentions":
      - article "Mention by Jana Meissner":
        - button "Person"
        - button "Not about us"
  `);
  await goByKeys(page, 'p');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Multipliers" [level=1]
    - radiogroup:
      - radio "90 days" [checked]
    - region "It is time again":
      - heading "It is time again" [level=2]
      - list:
        - listitem
  `);
  await goByKeys(page, 'r');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Insights" [level=1]
    - button /^First answer, median/
    - region "Conversations a day":
      - heading "Conversations a day" [level=2]
      - button "Conversations a day as a table"
  `);
  await goByKeys(page, 'u');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - navigation "Rules":
      - heading "Rules" [level=1]
      - list:
        - listitem:
          - button /Spam/
  `);
  await goByKeys(page, 'a');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - region "Connect an account":
      - heading "Connect an account" [level=1]
      - textbox
  `);
});

test('the focus stays in the list after done and snooze, and comes back from dialogs', async ({
  page,
}) => {
  await openInbox(page);
  const focused = async (): Promise<string> =>
    await page.evaluate(() => document.activeElement?.getAttribute('role') ?? 'nothing');
  await leaveFields(page);
  for (const key of ['j', 'e', 'j', 'k', 'z']) {
    await page.keyboard.press(key);
    await expect.poll(focused, `after ${key}`).toBe('option');
  }
  await expect(page.getByText('Taken back').first()).toBeVisible();
  // With nothing written, Enter takes the first of the times that are offered.
  await page.keyboard.press('h');
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(focused, 'after a snooze').toBe('option');
  for (const open of ['?', 'ControlOrMeta+k']) {
    await page.keyboard.press(open);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused, `after ${open}`).toBe('option');
  }
});

test('whoever goes through the settings by Tab sees where they are, and the window stays in its place', async ({
  page,
}) => {
  await goByKeys(page, 's');
  await page.getByRole('main').waitFor();
  const lost: string[] = [];
  const seen = new Set<string>();
  for (let tabs = 0; tabs < 150; tabs++) {
    await page.keyboard.press('Tab');
    const { name, isSeen } = await page.evaluate(() => {
      const { activeElement, scrollingElement, body } = document;
      const shown = activeElement?.closest('label') ?? activeElement ?? body;
      const { top, bottom } = shown.getBoundingClientRect();
      const moved = Number(scrollingElement?.scrollTop) + body.scrollTop;
      return {
        name: `${shown.getAttribute('aria-label')} ${shown.textContent.slice(0, 60)}`,
        isSeen: moved === 0 && bottom > 0 && top < innerHeight,
      };
    });
    seen.add(name);
    if (!isSeen) lost.push(name);
  }
  expect(lost).toEqual([]);
  expect(seen.size).toBeGreaterThan(20);
});

test('everything to press is at least 24 px large', async ({ page }) => {
  await openInbox(page);
  const small = async (): Promise<string[]> =>
    await page.getByRole('button').evaluateAll((buttons) =>
      buttons
        .filter((button) => button.checkVisibility())
        .map((button) => ({ button, box: button.getBoundingClientRect() }))
        // One of a single pixel is for those who hear the dialog.
        .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
        .map(({ button }) => button.outerHTML.slice(0, 120)),
    );
  for (const { name, open } of VISITS)
    await test.step(name, async () => {
      await open(page);
      expect.soft(await small(), name).toEqual([]);
    });
});

test('nothing moves for those who want it still', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const { open } of VISITS) {
    await open(page);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ timeline, effect }) => {
          const { duration } = effect?.getTiming() ?? {};
          return timeline instanceof DocumentTimeline && Number(duration) > 0;
        })
        .map((animation) => animation.id),
    );
    expect(moving).toEqual([]);
  }
});
