import type { Page } from '@playwright/test';
import { figure, median, type Figure } from '#bench/harness.ts';
import { indexOfOpen, LONG_INDEX, OTHER_CLIENT, questionOf } from './archive.ts';
import { percentile, pressAgain, type Pressed } from './keys.ts';
import { FIELD, LIST, ROWS } from './opened.ts';
import { untilShown } from './shown.ts';

const REST_MS = 150;
/** A held key repeats so often. */
const REPEAT_MS = 33;
/** Until main has answered the last key. */
const SETTLE_MS = 1500;

function both(name: string, taken: readonly number[], budget: number): Figure[] {
  return [
    figure(`${name}, p50`, [median(taken), 'ms']),
    figure(`${name}, p95`, [percentile(taken, 0.95), 'ms'], budget),
  ];
}

/** Rows are clicked, and the conversation must stand there. */
export async function openings(page: Page, times: number): Promise<Figure[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const rows = await page.locator(ROWS).evaluateAll((all) =>
      all.map((row) => ({
        id: row.getAttribute('data-id') ?? '',
        words: /Question \d+:/u.exec(row.textContent ?? '')?.[0] ?? '',
      })),
    );
    const short = rows.filter(({ words }) => words !== questionOf(LONG_INDEX));
    const row = short[1 + (turn % 4)];
    if (row === undefined) throw new Error('There is no row to open');
    taken.push(await openRow(page, row));
    await page.waitForTimeout(REST_MS);
  }
  return both('open a conversation', taken, 80);
}

type NamedRow = { readonly id: string; readonly words: string };

async function openRow(page: Page, { id, words }: NamedRow): Promise<number> {
  const click = `${LIST} [data-id="${id}"]`;
  return await untilShown(page, { click, selector: 'article', words: [words] });
}

/** As `openings`, of the conversation with 2,000 messages and the one above it in turns. */
export async function longOpenings(page: Page, times: number): Promise<Figure[]> {
  const taken: number[] = [];
  await page.locator(FIELD).fill(questionOf(LONG_INDEX));
  await page.locator(ROWS, { hasText: questionOf(LONG_INDEX) }).waitFor();
  await page.locator(FIELD).fill('');
  await page.locator(FIELD).blur();
  const long = `${LIST} [data-id$="|root-${LONG_INDEX}"]`;
  await page.locator(long).waitFor();
  for (let turn = 0; turn < times; turn++) {
    taken.push(
      await untilShown(page, { click: long, selector: 'article', words: ['What came before'] }),
    );
    await page.waitForTimeout(REST_MS);
    await page.locator(ROWS).first().click();
    await page.waitForTimeout(REST_MS);
  }
  await page.locator(long).click();
  await page.waitForTimeout(REST_MS);
  return both('open a thread of 2,000', taken, 80);
}

export async function switches(page: Page, times: number): Promise<Figure[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const name = turn % 2 === 0 ? OTHER_CLIENT : 'Bakery';
    taken.push(
      await untilShown(page, {
        click: `nav button[aria-label^="${name}"]`,
        selector: `${LIST} [data-id^="${name.toLowerCase()}-account"]`,
        words: ['Question'],
      }),
    );
    await page.waitForTimeout(REST_MS);
  }
  return both('switch the client', taken, 120);
}

/** From the last letter to the first hits: a rare word, a word with an end to come, two common ones. */
export async function searches(page: Page, times: number): Promise<Figure[]> {
  const taken: number[] = [];
  const type = async (words: string, hit: string): Promise<number> =>
    await untilShown(page, {
      type: { into: FIELD, words },
      selector: ROWS,
      words: [hit],
    });
  await page.locator(FIELD).focus();
  for (let turn = 0; turn < times; turn++) {
    const index = indexOfOpen(100 + turn * 7);
    const words = [`Question ${index}`, `${index} autumn`, `arrive ${index}`][turn % 3] ?? '';
    taken.push(await type(words, questionOf(index)));
    await page.waitForTimeout(REST_MS);
    await type('', 'Question');
    await page.waitForTimeout(REST_MS);
  }
  await page.locator(FIELD).blur();
  return both('search to first results', taken, 100);
}

/** Rows of the whole list, as the window says it. */
export async function countOf(page: Page): Promise<number> {
  return Number(await page.locator(ROWS).first().getAttribute('aria-setsize'));
}

/** As `pressAgain`, of keys that take a conversation out of the list: a key that did nothing was fast, too. */
export async function pressToTake(
  page: Page,
  pressed: Pressed,
  times: number,
): Promise<readonly Figure[]> {
  const before = await countOf(page);
  const figures = await pressAgain(page, pressed, times);
  await page.waitForTimeout(SETTLE_MS);
  const lost = Math.abs(times - (before - (await countOf(page))));
  return [...figures, figure(`${pressed.name}: lost or doubled`, [lost, ''], 0)];
}

/** The key for "done" as fast as a held key repeats: each must take exactly the next one. */
export async function repeat(page: Page, presses: number): Promise<Figure[]> {
  await page.locator(ROWS).first().click();
  const before = await countOf(page);
  const id = await page.locator(`${ROWS}[aria-selected="true"]`).getAttribute('data-id');
  const startedAt = performance.now();
  for (let press = 0; press < presses; press++) {
    const wait = startedAt + press * REPEAT_MS - performance.now();
    if (wait > 0) await page.waitForTimeout(wait);
    await page.keyboard.press('e');
  }
  await page.waitForTimeout(SETTLE_MS);
  const lost = Math.abs(presses - (before - (await countOf(page))));
  const isGone = (await page.locator(`${LIST} [data-id="${id}"]`).count()) === 0;
  return [
    figure('presses at 30 Hz', [presses, '']),
    figure('of them lost or doubled', [lost + (isGone ? 0 : 1), ''], 0),
  ];
}
