import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { countRows, expectRows, expectSample } from './fixtures/walk.ts';

/** A day's work in the real app without touching the mouse: nothing here clicks. */
const rows = (page: Page): Locator => page.getByRole('option');
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  // Two that belong together come without a wait in between: a busy machine takes longer for that.
  if (keys[0] === 'g' && keys.length === 2)
    await Promise.all(keys.map(async (key) => await page.keyboard.press(key)));
  else for (const key of keys) await page.keyboard.press(key);
};
/** Where the keyboard is: never lost on the page itself. */
const expectFocus = async (page: Page, when: string): Promise<void> => {
  await expect
    .poll(async () => await page.evaluate(() => document.activeElement?.tagName), when)
    .not.toBe('BODY');
};
/** Runs a command by its name. */
const command = async (page: Page, name: string): Promise<void> => {
  await press(page, 'ControlOrMeta+k');
  await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(name);
  await press(page, 'ArrowDown', 'Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
};

test('a day of answering is done by keyboard alone', async ({ page }) => {
  test.setTimeout(300_000);
  await expectSample(page);
  const before = await countRows(rows(page));

  await test.step('answer, and on to the next', async () => {
    await press(page, 'j', 'Enter', 'r');
    const field = page.getByRole('textbox', { name: /reply/iu });
    await expect(field).toBeFocused();
    await page.keyboard.type('Thank you! We will look into it today.');
    await press(page, 'ControlOrMeta+Enter');
    await expectRows(rows(page), before - 1);
    await expectFocus(page, 'after an answer');
  });

  await test.step('write a note', async () => {
    await press(page, 'Enter', 'n');
    const field = page.getByRole('textbox', { name: 'Note, only you see this' });
    await expect(field).toBeFocused();
    await page.keyboard.type('Knows Milo from the fair.');
    await press(page, 'ControlOrMeta+Enter');
    await expect(page.getByRole('log').getByText('Knows Milo from the fair.')).toBeVisible();
    await press(page, 'Escape');
    await expectFocus(page, 'after a note');
  });

  await test.step('make a label and put it on', async () => {
    await press(page, 'l');
    const menu = page.getByRole('dialog', { name: /label/iu });
    await expect(menu.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('Fair');
    await press(page, 'Enter');
    await expect(menu.getByRole('checkbox', { name: 'Fair' })).toBeChecked();
    await press(page, 'Escape');
    await expect(menu).toBeHidden();
    await expect(rows(page).getByText('Fair').first()).toBeVisible();
    await expectFocus(page, 'after a label');
  });

  await test.step('snooze in words, and take it back', async () => {
    const count = await countRows(rows(page));
    await press(page, 'h');
    const menu = page.getByRole('dialog', { name: /snooze/iu });
    await expect(menu.getByRole('textbox').first()).toBeFocused();
    await page.keyboard.type('in 3 hours');
    await press(page, 'Enter');
    await expectRows(rows(page), count - 1);
    await expectFocus(page, 'after a snooze');
    await press(page, 'z');
    await expectRows(rows(page), count);
    await expectFocus(page, 'after undo');
  });

  await test.step('done, and back', async () => {
    const count = await countRows(rows(page));
    await press(page, 'e');
    await expectRows(rows(page), count - 1);
    await expectFocus(page, 'after done');
    await press(page, 'z');
    await expectRows(rows(page), count);
  });

  await test.step('search and open a hit', async () => {
    await press(page, '/');
    await expect(page.getByLabel('Search everything')).toBeFocused();
    await page.keyboard.type('Milo');
    await expect.poll(async () => await countRows(rows(page))).toBeLessThan(before);
    await press(page, 'Escape');
    await expectFocus(page, 'after a search');
  });

  await test.step('columns: jump, act, filter, add, move, another deck', async () => {
    await press(page, 'g', 'c');
    const columns = page.getByRole('main').getByRole('region');
    await expect(columns.first().getByRole('article').first()).toBeVisible();
    const count = await columns.count();
    await press(page, '1');
    await expect(columns.first().getByRole('article').first()).toBeFocused();
    await press(page, 'j', 'f');
    await expect(
      columns
        .first()
        .getByRole('button', { name: /^Take favourite back/u })
        .first(),
    ).toBeVisible();
    await press(page, '+');
    const form = page.getByRole('form', { name: 'Add column' });
    await expect(form.getByRole('button').first()).toBeFocused();
    // Account, stream, words: what is offered first is there already, so take another one by its name.
    await press(page, 'Tab', 'Enter');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.keyboard.type('Sea');
    await press(page, 'Enter', 'Tab');
    await expect(form.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('Espresso');
    await press(page, 'Enter');
    await expect(columns).toHaveCount(count + 1);
    await press(page, 'Alt+Shift+ArrowLeft');
    await expect(columns.nth(count - 1).getByRole('heading')).toContainText('Espresso');
  });

  await test.step('settings: another theme and back', async () => {
    await press(page, 'g', 's');
    const dark = page.getByRole('radio', { name: 'Dark' });
    for (let tabs = 0; tabs < 40; tabs++) {
      await press(page, 'Tab');
      const name = await page.evaluate(
        () => document.activeElement?.closest('[role="radiogroup"]')?.textContent ?? '',
      );
      if (name.includes('Dark')) break;
    }
    await press(page, 'ArrowRight', 'ArrowRight');
    await expect(dark).toBeChecked();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  await test.step('connect an account: into the form and out of it', async () => {
    await press(page, 'g', 'i');
    await command(page, 'add an account');
    await expect(page.getByRole('textbox').first()).toBeFocused();
    await page.keyboard.type('nobody.invalid');
    await press(page, 'Escape');
    await expectFocus(page, 'after the form');
  });

  await test.step('keys are explained', async () => {
    await press(page, 'g', 'i', '?');
    await expect(page.getByRole('dialog')).toContainText('Send, done, next');
    await press(page, 'Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});

/** By Tab alone; where it is not reached in a whole round, it cannot be reached. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let tabs = 0; tabs < 60; tabs++) {
    await press(page, 'Tab');
    const words = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
    if (name.test(words)) return;
  }
  throw new Error(`Tab does not come to ${name.source}`);
};

test('mentions, people, rules, figures and drafts are worked through by keyboard alone, and the focus is never lost', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await expectSample(page);
  const main = page.getByRole('main');
  const focused = page.locator(':focus');

  await test.step('mentions: a monitor is made and removed, and one mention is no mention', async () => {
    await press(page, 'g', 'm');
    await expect(main.getByRole('article').first()).toBeVisible();
    await expectFocus(page, 'on the mentions');
    await press(page, 'j');
    await expect(main.locator('[data-hit]:focus')).toHaveCount(1);
    // By its id: the archive is still looked through, and others come.
    const id = await focused.getAttribute('data-hit');
    const hit = main.locator(`[data-hit="${id}"]`);
    await press(page, 'x');
    await expect(hit).toHaveCount(0);
    await expectFocus(page, 'after a mention that is none');
    await press(page, 'z');
    await expect(hit).toHaveCount(1);
    await press(page, '+');
    await expect(main.getByRole('textbox').first()).toBeFocused();
    await page.keyboard.type('xyzzy');
    await tabTo(page, /^Save$/u);
    await press(page, 'Enter');
    await expect(main.getByText('Change what is listened for')).toBeVisible();
    await expectFocus(page, 'after a monitor is made');
    await tabTo(page, /^Remove$/u);
    await press(page, 'Enter');
    await expect(main.getByRole('heading', { name: 'xyzzy' })).toBeHidden();
    await expectFocus(page, 'after a monitor is removed');
  });

  await test.step('a person: blocked and not, on a list, a note, and back', async () => {
    await press(page, 'g', 'i');
    await expect(rows(page).first()).toBeFocused();
    await press(page, 'Shift+P');
    await expect(main.locator('[data-talk]').first()).toBeVisible();
    await expectFocus(page, 'on the page of a person');
    await press(page, 'b');
    await expect(main.getByText('Blocked', { exact: true }).first()).toBeVisible();
    await press(page, 'z');
    await expect(main.getByText('Blocked', { exact: true })).toHaveCount(0);
    await press(page, 'l');
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await page.keyboard.type('Fair');
    await press(page, 'Enter');
    await expect(page.getByRole('checkbox', { name: 'Fair' })).toBeChecked();
    await press(page, 'Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await press(page, 'n');
    await expect(main.getByRole('textbox', { name: /^Note/u })).toBeFocused();
    await page.keyboard.type('Met at the fair.');
    // Out of the field first, then off the page.
    await press(page, 'Escape');
    await expect(main.locator('[data-talk]').first()).toBeVisible();
    await expectFocus(page, 'after the note');
    await press(page, 'Escape');
    await expect(rows(page).first()).toBeVisible();
  });

  await test.step('rules: begun from a template, changed, removed and brought back', async () => {
    await press(page, 'g', 'u');
    await expect(main.getByText('No rules yet')).toBeVisible();
    await tabTo(page, /^Spam$/u);
    await press(page, 'Enter');
    await expect(main.getByRole('heading', { name: 'Spam' })).toBeVisible();
    await expectFocus(page, 'after a rule from a template');
    await press(page, 'e');
    await expect(main.getByRole('textbox').first()).toBeFocused();
    await press(page, 'Escape');
    await expect(main.getByRole('heading', { name: 'Spam' })).toBeVisible();
    await expectFocus(page, 'after the form of a rule');
    await tabTo(page, /^(?:Remove|Delete)$/u);
    await press(page, 'Enter');
    await expect(main.getByText('No rules yet')).toBeVisible();
    await expectFocus(page, 'after a rule is removed');
    await press(page, 'z');
    await expect(main.getByRole('heading', { name: 'Spam' })).toBeVisible();
  });

  await test.step('insights: a figure opens what it counts', async () => {
    await press(page, 'g', 'r');
    await expect(main.getByRole('heading', { name: 'Insights' })).toBeVisible();
    await tabTo(page, /^Conversations/u);
    await press(page, 'Enter');
    await expect(main.locator('time').first()).toBeVisible();
    await expectFocus(page, 'after a figure');
  });

  await test.step('a draft is begun, found again and thrown away', async () => {
    await press(page, 'g', 'i');
    await expect(rows(page).first()).toBeFocused();
    await press(page, 'r');
    await expect(page.getByRole('textbox', { name: /reply/iu })).toBeFocused();
    await page.keyboard.type('Half a thought');
    await press(page, 'Escape');
    await press(page, 'g', 'd');
    await expect(main.locator('[data-reply]').first()).toBeVisible();
    await tabTo(page, /^Discard$/u);
    await press(page, 'Enter');
    await expectFocus(page, 'when it is asked whether to discard');
    await tabTo(page, /^Discard$/u);
    await press(page, 'Enter');
    await expect(main.getByText('No drafts')).toBeVisible();
    await expectFocus(page, 'after a draft is gone');
    await expect(focused).toHaveCount(1);
  });
});
