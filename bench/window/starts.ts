import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { figure, median, timedAsync, type Figure } from '#bench/harness.ts';
import { launch, makeDataDir, removeDataDir } from '#e2e/fixtures/launch.ts';
import { memoryOfTree } from './memory.ts';
import { open, type Opened } from './opened.ts';

const BLANK_APP = join(import.meta.dirname, '..', '..', 'e2e', 'fixtures', 'conformance-app');
/** What a start leaves behind is gone then. */
const REST_MS = 3000;

/** A window with a heading in it. */
async function openBlank(dataDir: string): Promise<ElectronApplication> {
  const app = await launch({ app: BLANK_APP, dataDir });
  const page = await app.firstWindow();
  await page.getByRole('heading').first().waitFor();
  return app;
}

/**
 * Starts on the same folder, each to the first row that can be worked on; in turns with starts of an
 * empty window, so that what the browser takes by itself is known of the same minute.
 */
export async function starts(dataDir: string, times: number): Promise<Figure[]> {
  const ours: number[] = [];
  const blank: number[] = [];
  const blankDir = await makeDataDir();
  for (let turn = 0; turn < times; turn++) {
    let app: ElectronApplication | null = null;
    blank.push(await timedAsync(async () => (app = await openBlank(blankDir))));
    await closed(app);
    ours.push(await timedAsync(async () => (app = (await open(dataDir)).app)));
    await closed(app);
  }
  await removeDataDir(blankDir);
  const [all, empty] = [median(ours), median(blank)];
  return [
    figure('start of an empty window', [empty, 'ms']),
    figure('cold start to the first row', [all, 'ms'], 1500),
    figure('what Parley adds to an empty window', [all - empty, 'ms']),
  ];
}

async function closed(app: ElectronApplication | null): Promise<void> {
  await app?.close();
}

/**
 * Both are there while both are weighed: what they share, most of all the browser's own file, counts
 * half for each. One alone would have to carry all of it.
 */
export async function memory({ app }: Opened): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  const dataDir = await makeDataDir();
  const blank = await openBlank(dataDir);
  const page = await blank.firstWindow();
  await page.waitForTimeout(REST_MS);
  const empty = memoryOfTree(blank.process().pid ?? 0);
  const ours = memoryOfTree(app.process().pid ?? 0);
  await blank.close();
  await removeDataDir(dataDir);
  return [
    figure('memory of an empty window', [empty, 'MB']),
    figure('memory over an empty window', [ours - empty, 'MB'], 120),
  ];
}
