import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { connect, type DevTools } from './devtools.ts';
import { state } from './state.ts';

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

export type Chromium = { readonly devtools: DevTools; close(): void };

/**
 * Starts the installed Chromium for this app. It ends with us in every case: its pipe closes when this
 * process dies, however it dies, and then Chromium quits by itself.
 */
export async function startChromium(userData: string, onExit: () => void): Promise<Chromium> {
  const profile = profileIn(userData);
  const executable = process.env['PARLEY_CHROMIUM'] ?? '/usr/bin/chromium';
  const isRoot = process.getuid?.() === 0;
  const child = spawn(
    executable,
    [
      ...COMMON,
      `--user-data-dir=${profile}`,
      ...(state.isHeadless ? HEADLESS : VISIBLE),
      ...(state.isDriven ? ['--remote-debugging-port=0'] : []),
      // Chromium refuses its sandbox to root.
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const close = (): void => {
    child.kill('SIGKILL');
    // A kept profile belongs to the person's window; the others are ours to remove.
    if (state.isHeadless) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const words: string[] = [];
  child.stderr?.on('data', (data: Buffer) => words.push(data.toString()));
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${executable} did not start. ${words.join('')}`)));
  });
  const devtools = devtoolsOf(child);
  const port = state.isDriven ? tellPort(child) : Promise.resolve();
  if (!state.isDriven) child.stderr?.resume();
  const ready = Promise.all([devtools.browser.send('Browser.getVersion', {}), port]);
  // A closed pipe is seen first; why it closed, comes after.
  await Promise.race([ready.catch(async () => await failed), failed]);
  failed.catch(() => {});
  child.once('exit', onExit);
  return { devtools, close };
}

function profileIn(userData: string): string {
  mkdirSync(userData, { recursive: true });
  if (state.isHeadless) return mkdtempSync(join(userData, 'chromium-'));
  return join(userData, 'chromium');
}

function devtoolsOf(child: ChildProcess): DevTools {
  const [input, output] = [child.stdio[3], child.stdio[4]];
  if (input instanceof Writable && output instanceof Readable) return connect(input, output);
  throw new Error('stand-in: Chromium has no pipe');
}

/** Playwright reads from our standard error where to reach Chromium, as Electron prints it. */
async function tellPort(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve) => {
    let text = '';
    child.stderr?.on('data', (data: Buffer) => {
      if (text === 'done') return;
      text += data.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address === undefined) return;
      text = 'done';
      process.stderr.write(`DevTools listening on ${address}\n`);
      resolve();
    });
  });
}
