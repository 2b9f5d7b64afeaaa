import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDriven, isHeadless } from './switches.ts';

const COMMON = [
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-quic',
  '--disable-features=Translate,AutofillServerCommunication,MediaRouter',
  '--password-store=basic',
  '--class=Parley',
];
const HEADLESS = [
  '--headless',
  '--no-startup-window',
  '--disable-gpu',
  '--force-color-profile=srgb',
  '--hide-scrollbars=false',
];
/** An app window: no tabs, no address bar. The first BrowserWindow takes it over. */
const VISIBLE = ['--app=data:text/html,', '--test-type'];

export const executable = process.env['PARLEY_CHROMIUM'] ?? '/usr/bin/chromium';

export type Spawned = { readonly child: ChildProcess; readonly profile: string };

export function spawnChromium(folder: string): Spawned {
  const profile = profileIn(folder);
  const isRoot = process.getuid?.() === 0;
  const child = spawn(
    executable,
    [
      ...COMMON,
      `--user-data-dir=${profile}`,
      ...(isHeadless ? HEADLESS : VISIBLE),
      ...(isDriven ? ['--remote-debugging-port=0'] : []),
      // Chromium refuses its sandbox to root.
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  return { child, profile };
}

function profileIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  if (isHeadless) return mkdtempSync(join(folder, 'chromium-'));
  return join(folder, 'chromium');
}

/** A kept profile belongs to the person's window; the others are ours to remove. */
export function endChromium({ child, profile }: Spawned): void {
  child.kill('SIGKILL');
  if (isHeadless) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
