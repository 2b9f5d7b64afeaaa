import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { executablePath, isStandIn } from '#e2e/fixtures/launch.ts';
import { ROWS } from './opened.ts';

const root = join(import.meta.dirname, '..', '..');
const WATCHED = join(import.meta.dirname, 'watched');
const PATIENCE_MS = 60_000;

/**
 * Chromium without Chrome around it: no profiles, no address bar, no extensions. Electron is made of the
 * same and has none of them either, so this is what a start is measured on. See decision 78.
 */
const BARE = 'chromium-headless-shell';

function bareChromium(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, BARE))
    .find((path) => existsSync(path));
}

/** What starts are measured on, in words. */
export function startedOn(): string {
  if (!isStandIn) return executablePath;
  return (
    bareChromium() ??
    `${process.env['PARLEY_CHROMIUM'] ?? 'Chromium'}, which starts a whole Chrome first: install ${BARE}`
  );
}

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
      ...(bareChromium() === undefined ? {} : { PARLEY_CHROMIUM: bareChromium() }),
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
