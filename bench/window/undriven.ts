import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { executablePath } from '#e2e/fixtures/launch.ts';
import { ROWS } from './opened.ts';

const root = join(import.meta.dirname, '..', '..');
const WATCHED = join(import.meta.dirname, 'watched');
const PATIENCE_MS = 60_000;

/** What is started, and by which element one sees that it can be used. */
type Target = { readonly entry: string; readonly usableBy: string };
export const PARLEY: Target = {
  entry: join(root, 'out', 'main', 'electron.cjs'),
  usableBy: ROWS,
};
/** A window with a heading in it. */
export const BLANK: Target = {
  entry: join(root, 'e2e', 'fixtures', 'conformance-app', 'main.cjs'),
  usableBy: 'h1',
};

export type Running = {
  readonly pid: number;
  /** From the start of its process until the element was painted. */
  readonly usableMs: number;
  close(): Promise<void>;
};

/**
 * Starts an app as a person does, without a driver: Playwright stops every new page until it has
 * prepared it, follows main by its inspector, and takes its share of the machine. See decision 70.
 */
export async function startUndriven(
  { entry, usableBy }: Target,
  dataDir: string,
): Promise<Running> {
  const start = performance.now();
  const child = spawn(executablePath, [WATCHED], {
    cwd: root,
    env: {
      ...process.env,
      LANG: 'en_GB.UTF-8',
      LC_ALL: 'en_GB.UTF-8',
      PARLEY_DATA: dataDir,
      PARLEY_HEADLESS: '1',
      WATCHED_ENTRY: entry,
      WATCHED_FOR: usableBy,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const usable = once(child.stdout, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
  const first = await Promise.race([usable, ended.then(() => null)]);
  const usableMs = performance.now() - start;
  if (first === null || child.pid === undefined)
    throw new Error('It ended before it could be used.');
  return {
    pid: child.pid,
    usableMs,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
