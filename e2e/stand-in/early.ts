import { isMainThread } from 'node:worker_threads';
import { endChromium, spawnChromium, type Spawned } from './spawn-chromium.ts';
import { isHeadless } from './switches.ts';

/**
 * Electron's browser is there before it reads the app's code, so Chromium is started before anything of
 * the stand-in and the app is read. Only where the data folder is named and the profile nobody else's:
 * a person's own profile belongs to the first of two processes, which the app finds out itself.
 */
const folder = process.env['PARLEY_DATA'] ?? '';
const isApp = isMainThread && /[/\\]stand-in[/\\]start\.ts$/u.test(process.argv[1] ?? '');
const early = isApp && isHeadless && folder !== '' ? start(folder) : null;
const waiting = { early };

function start(where: string): Spawned {
  const spawned = spawnChromium(where);
  // Who takes it says what is wrong with it.
  spawned.child.on('error', () => {});
  process.once('exit', () => {
    if (waiting.early !== null) endChromium(waiting.early);
  });
  return spawned;
}

/** Once; null when there is none, or when it did not start. */
export function takeEarly(): Spawned | null {
  const taken = waiting.early;
  waiting.early = null;
  return taken?.child.pid === undefined ? null : taken;
}
