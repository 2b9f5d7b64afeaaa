import { cp } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDir, removeDataDir } from '#e2e/fixtures/launch.ts';
import { benchOptions, conclude, print, type Figure } from './harness.ts';
import { makeArchive } from './window/archive.ts';
import { arrivalFigures } from './window/arrivals.ts';
import { longOpenings, openings, pressToTake, repeat, searches, switches } from './window/deeds.ts';
import { pressAgain } from './window/keys.ts';
import { LIST, open, ROWS, type Opened } from './window/opened.ts';
import { scrollFigures } from './window/scroll.ts';
import { memory, starts } from './window/starts.ts';
import { startedOn } from './window/undriven.ts';

/**
 * What a person feels in the window with a large archive. Budgets are for two idle cores; on the
 * stand-in, which draws without a graphics card.
 */
const options = benchOptions(process.argv.slice(2));
const size = options.size ?? (options.isQuick ? 5000 : 50_000);
const times = options.isQuick ? 30 : 150;
const scrollMs = options.isQuick ? 3000 : 8000;

type Part = (opened: Opened) => Promise<readonly Figure[]>;

/** In this order, in one window: what takes rows out of the list comes after what looks for them. */
const PARTS: Readonly<Record<string, Part>> = {
  thread: async ({ page }) => [
    ...(await longOpenings(page, times / 5)),
    ...(await scrollFigures(page, 'scroll a thread of 2,000', {
      selector: '[role="log"]',
      rows: 'article',
      ms: scrollMs,
      by: -240,
    })),
  ],
  keys: async ({ page }) => {
    await page.locator(ROWS).first().click();
    await page.getByRole('article').first().waitFor();
    return [
      ...(await pressAgain(page, { name: 'move', keys: ['j'] }, times)),
      ...(await pressAgain(page, { name: 'label', keys: ['l', 'Enter', 'Escape'] }, times / 3)),
      ...(await pressToTake(page, { name: 'snooze', keys: ['h', 'Enter'] }, times / 2)),
      ...(await pressToTake(page, { name: 'done', keys: ['e'] }, times)),
    ];
  },
  open: async ({ page }) => await openings(page, times / 3),
  switch: async ({ page }) => await switches(page, times / 5),
  search: async ({ page }) => await searches(page, times / 5),
  repeat: async ({ page }) => await repeat(page, options.isQuick ? 60 : 300),
  scroll: async ({ page }) =>
    await scrollFigures(page, 'scroll the list', {
      selector: LIST,
      rows: '[role="option"]',
      ms: scrollMs,
      by: 240,
    }),
};

const figures: Figure[] = [];
const isWanted = (name: string): boolean => options.only?.includes(name) !== false;
const measured = (found: readonly Figure[]): void => {
  figures.push(...found);
  print(found);
};

async function fillArchive(dataDir: string): Promise<void> {
  const { archive } = options;
  if (archive === null) return await makeArchive(dataDir, size);
  if (!existsSync(join(archive, 'parley.sqlite'))) await makeArchive(archive, size);
  await cp(archive, dataDir, { recursive: true });
}

async function measureArchive(names: readonly string[]): Promise<void> {
  const dataDir = await makeDataDir();
  try {
    await fillArchive(dataDir);
    if (isWanted('start') || isWanted('memory')) process.stdout.write(`starts on ${startedOn()}\n`);
    if (isWanted('start')) measured(await starts(dataDir, options.isQuick ? 3 : 7));
    if (isWanted('memory')) measured(await memory(dataDir));
    if (names.length === 0) return;
    const opened = await open(dataDir);
    await opened.page.setViewportSize({ width: 1440, height: 900 });
    for (const name of names) measured((await PARTS[name]?.(opened)) ?? []);
    await opened.app.close();
  } finally {
    await removeDataDir(dataDir);
  }
}

const all = ['start', 'memory', ...Object.keys(PARTS), 'arrivals'];
const unknown = options.only?.filter((name) => !all.includes(name)) ?? [];
if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}; parts: ${all.join(', ')}`);
const inWindow = Object.keys(PARTS).filter(isWanted);
if (isWanted('start') || isWanted('memory') || inWindow.length > 0) await measureArchive(inWindow);
if (isWanted('arrivals')) measured(await arrivalFigures(options.isQuick ? 1000 : 10_000));
await conclude(figures, options);
