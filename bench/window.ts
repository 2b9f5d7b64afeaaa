import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { launch, makeDataDir, removeDataDir } from '#e2e/fixtures/launch.ts';
import { benchOptions, figure, median, report, type Figure } from './harness.ts';
import { indexOfOpen, makeArchive, OTHER_CLIENT, questionOf } from './window/archive.ts';
import { arrivalFigures } from './window/arrivals.ts';
import { percentile, pressAgain } from './window/keys.ts';
import { memoryOfTree } from './window/memory.ts';
import { scrollFigures } from './window/scroll.ts';
import { untilShown } from './window/shown.ts';

/**
 * What a person feels in the window with a large archive. Budgets are for two idle cores; on the
 * stand-in, which starts a whole Chromium of its own and draws without a graphics card.
 */
const options = benchOptions(process.argv.slice(2));
const size = options.size ?? (options.isQuick ? 5000 : 50_000);
const times = options.isQuick ? 30 : 150;
const STARTS = options.isQuick ? 2 : 5;
const FAST_PRESSES = options.isQuick ? 60 : 300;
const SCROLL_MS = options.isQuick ? 3000 : 8000;
/** A held key repeats so often. */
const REPEAT_MS = 33;
const BLANK_APP = join(import.meta.dirname, '..', 'e2e', 'fixtures', 'conformance-app');

const LIST = '[role="listbox"]';
const FIELD = '[role="search"] input';

async function open(dataDir: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launch({ dataDir });
  const page = await app.firstWindow();
  await page.getByRole('option').first().waitFor();
  return { app, page };
}

/** Several starts on the same folder, each to the first row that can be worked on. */
async function starts(dataDir: string): Promise<Figure[]> {
  const all: number[] = [];
  for (let turn = 0; turn < STARTS; turn++) {
    const startedAt = performance.now();
    const { app } = await open(dataDir);
    all.push(performance.now() - startedAt);
    await app.close();
  }
  return [figure('cold start to the first row', [median(all), 'ms'], 1500)];
}

/** What an empty window of the same browser takes. */
async function emptyMemory(): Promise<number> {
  const dataDir = await makeDataDir();
  try {
    const app = await launch({ app: BLANK_APP, dataDir });
    const page = await app.firstWindow();
    await page.getByRole('heading').first().waitFor();
    await page.waitForTimeout(3000);
    const megabytes = memoryOfTree(app.process().pid ?? 0);
    await app.close();
    return megabytes;
  } finally {
    await removeDataDir(dataDir);
  }
}

async function memory(app: ElectronApplication, page: Page): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  await page.waitForTimeout(3000);
  const ours = memoryOfTree(app.process().pid ?? 0);
  const empty = await emptyMemory();
  return [
    figure('memory of an empty window', [empty, 'MB']),
    figure('memory over an empty window', [ours - empty, 'MB'], 120),
  ];
}

/** Rows are clicked, and the conversation must stand there. */
async function openings(page: Page): Promise<Figure[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times / 3; turn++) {
    const rows = await page.locator(`${LIST} [role="option"]`).evaluateAll((all) =>
      all.map((row) => ({
        id: row.getAttribute('data-id') ?? '',
        words: /Question \d+:/u.exec(row.textContent ?? '')?.[0] ?? '',
      })),
    );
    const row = rows[1 + (turn % 4)];
    if (row === undefined) throw new Error('There is no row to open');
    taken.push(
      await untilShown(page, {
        click: `${LIST} [data-id="${row.id}"]`,
        selector: 'article',
        words: [row.words],
      }),
    );
    await page.waitForTimeout(100);
  }
  return [
    figure('open a conversation, p50', [median(taken), 'ms']),
    figure('open a conversation, p95', [percentile(taken, 0.95), 'ms'], 80),
  ];
}

async function switches(page: Page): Promise<Figure[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times / 5; turn++) {
    const name = turn % 2 === 0 ? OTHER_CLIENT : 'Bakery';
    const rows = `${LIST} [data-id^="${name.toLowerCase()}-account"]`;
    taken.push(
      await untilShown(page, {
        click: `nav button[aria-label^="${name}"]`,
        selector: rows,
        words: ['Question'],
      }),
    );
    await page.waitForTimeout(150);
  }
  return [
    figure('switch the client, p50', [median(taken), 'ms']),
    figure('switch the client, p95', [percentile(taken, 0.95), 'ms'], 120),
  ];
}

/** From the last letter to the first hits: a rare word, a word with an end to come, two common ones. */
async function searches(page: Page): Promise<Figure[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times / 5; turn++) {
    const index = indexOfOpen(100 + turn * 7);
    const words = [`Question ${index}`, `${index} autumn`, `arrive ${index}`][turn % 3] ?? '';
    taken.push(
      await untilShown(page, {
        type: { into: FIELD, words },
        selector: `${LIST} [role="option"]`,
        words: [questionOf(index)],
      }),
    );
    await page.waitForTimeout(150);
    await untilShown(page, {
      type: { into: FIELD, words: '' },
      selector: `${LIST} [role="option"]`,
      words: ['Question'],
    });
    await page.waitForTimeout(150);
  }
  return [
    figure('search to first results, p50', [median(taken), 'ms']),
    figure('search to first results, p95', [percentile(taken, 0.95), 'ms'], 100),
  ];
}

const openCount = async (page: Page): Promise<number> => {
  const label = await page
    .getByRole('option')
    .first()
    .evaluate((row) => row.getAttribute('aria-setsize'));
  return Number(label);
};

/** The key for "done" as fast as a held key repeats: each must take exactly the next one. */
async function repeat(page: Page): Promise<Figure[]> {
  await page.getByRole('option').first().click();
  const before = await openCount(page);
  const top = await page.getByRole('option').first().textContent();
  const startedAt = performance.now();
  for (let press = 0; press < FAST_PRESSES; press++) {
    const wait = startedAt + press * REPEAT_MS - performance.now();
    if (wait > 0) await page.waitForTimeout(wait);
    await page.keyboard.press('e');
  }
  await page.waitForTimeout(1500);
  const done = before - (await openCount(page));
  const isGone = (await page.getByRole('option').first().textContent()) !== top;
  return [
    figure('presses at 30 Hz', [FAST_PRESSES, '']),
    figure('of them lost or doubled', [Math.abs(FAST_PRESSES - done) + (isGone ? 0 : 1), ''], 0),
  ];
}

const dataDir = await makeDataDir();
try {
  await makeArchive(dataDir, size);
  const figures: Figure[] = await starts(dataDir);
  const { app, page } = await open(dataDir);
  await page.setViewportSize({ width: 1440, height: 900 });
  figures.push(...(await memory(app, page)));
  await page.getByRole('option').first().click();
  await page.getByRole('article').first().waitFor();
  figures.push(
    ...(await pressAgain(page, { name: 'move', keys: ['j'] }, times)),
    ...(await pressAgain(page, { name: 'label', keys: ['l', 'Enter', 'Escape'] }, times / 3)),
    ...(await pressAgain(page, { name: 'snooze', keys: ['h', 'Enter'] }, times / 2)),
    ...(await pressAgain(page, { name: 'done', keys: ['e'] }, times)),
    ...(await openings(page)),
    ...(await switches(page)),
    ...(await searches(page)),
    ...(await repeat(page)),
    ...(await scrollFigures(page, 'scroll the list', {
      selector: LIST,
      rows: '[role="option"]',
      ms: SCROLL_MS,
    })),
  );
  await app.close();
  figures.push(...(await arrivalFigures(options.isQuick ? 1000 : 10_000)));
  await report(figures, options);
} finally {
  await removeDataDir(dataDir);
}
