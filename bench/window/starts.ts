import { setTimeout as pause } from 'node:timers/promises';
import { figure, median, type Figure } from '#bench/harness.ts';
import { makeDataDir, removeDataDir } from '#e2e/fixtures/launch.ts';
import { memoryOfTree } from './memory.ts';
import { BLANK, PARLEY, startUndriven, type Running } from './undriven.ts';

/** What a start leaves behind is gone then. */
const REST_MS = 3000;

/**
 * Starts on the same folder, each to the first row that can be worked on; in turns with starts of an
 * empty window, so that what the browser takes by itself is known of the same minute.
 */
export async function starts(dataDir: string, times: number): Promise<Figure[]> {
  const ours: number[] = [];
  const blank: number[] = [];
  const blankDir = await makeDataDir();
  for (let turn = 0; turn < times; turn++) {
    blank.push(await timeOf(await startUndriven(BLANK, blankDir)));
    ours.push(await timeOf(await startUndriven(PARLEY, dataDir)));
  }
  await removeDataDir(blankDir);
  const [all, empty] = [median(ours), median(blank)];
  return [
    figure('start of an empty window', [empty, 'ms']),
    figure('cold start to the first row', [all, 'ms'], 1500),
    figure('what Parley adds to an empty window', [all - empty, 'ms']),
  ];
}

async function timeOf(running: Running): Promise<number> {
  await running.close();
  return running.usableMs;
}

/**
 * Both are there while both are weighed: what they share, most of all the browser's own file, counts
 * half for each. One alone would have to carry all of it.
 */
export async function memory(dataDir: string): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  const blankDir = await makeDataDir();
  const parley = await startUndriven(PARLEY, dataDir);
  const blank = await startUndriven(BLANK, blankDir);
  await pause(REST_MS);
  const empty = memoryOfTree(blank.pid);
  const ours = memoryOfTree(parley.pid);
  await Promise.all([parley.close(), blank.close()]);
  await removeDataDir(blankDir);
  return [
    figure('memory of an empty window', [empty, 'MB']),
    figure('memory over an empty window', [ours - empty, 'MB'], 120),
  ];
}
