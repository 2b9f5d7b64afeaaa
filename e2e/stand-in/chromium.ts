import type { ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { connect, type DevTools } from './devtools.ts';
import { takeEarly } from './early.ts';
import { endChromium, executable, spawnChromium } from './spawn-chromium.ts';
import { isDriven } from './switches.ts';

export type Chromium = { readonly devtools: DevTools; close(): void };

/**
 * Starts the installed Chromium for this app. It ends with us in every case: its pipe closes when this
 * process dies, however it dies, and then Chromium quits by itself.
 */
export async function startChromium(userData: string, onExit: () => void): Promise<Chromium> {
  const spawned = takeEarly() ?? spawnChromium(userData);
  const { child } = spawned;
  const close = (): void => endChromium(spawned);
  const words: string[] = [];
  child.stderr?.on('data', (data: Buffer) => words.push(data.toString()));
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${executable} did not start. ${words.join('')}`)));
  });
  const devtools = devtoolsOf(child);
  const port = isDriven ? tellPort(child) : Promise.resolve();
  if (!isDriven) child.stderr?.resume();
  const ready = Promise.all([devtools.browser.send('Browser.getVersion', {}), port]);
  // A closed pipe is seen first; why it closed, comes after.
  await Promise.race([ready.catch(async () => await failed), failed]);
  failed.catch(() => {});
  child.once('exit', onExit);
  return { devtools, close };
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
