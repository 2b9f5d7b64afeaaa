import { app } from 'electron';
import type { OpenEngine } from '#main/engine.ts';
import { loadEngine } from '#main/engine/load-engine.ts';
import { systemLocale } from './language.ts';
import type { Lent } from './ports.ts';

/** Long enough to hand the page the next piece of what it asked for. */
const PAUSE_MS = 3;
/** The list is drawn then. What comes and goes has waited since the last time; now it waits this long. */
const BEGIN_AFTER_MS = 400;

/**
 * Starts the engine behind the window: its code, ten times the shell's, is read while the browser makes
 * the window's process and the page reads itself.
 */
export async function openBehind(lent: Lent): Promise<OpenEngine> {
  const { openEngine } = await loadEngine(async () => await pause(PAUSE_MS));
  const { electronPorts } = await import('./ports.ts');
  await pause(PAUSE_MS);
  return await openEngine(electronPorts(lent), {
    version: app.getVersion(),
    platform: platformName(),
    systemLocale: systemLocale(),
  });
}

/** Sync, outbox and all else that works by itself: as soon as the window needs main a little less. */
export async function beginBehind(opening: Promise<OpenEngine>): Promise<void> {
  const engine = await opening;
  await pause(BEGIN_AFTER_MS);
  await engine.begin();
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function platformName(): 'mac' | 'windows' | 'linux' {
  if (process.platform === 'darwin') return 'mac';
  return process.platform === 'win32' ? 'windows' : 'linux';
}
