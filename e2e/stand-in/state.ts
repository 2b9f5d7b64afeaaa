import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Switches are ours and Chromium's; the first other argument is the app's folder, as in Electron. */
const switches = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const appPath = resolve(process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = z
  .object({ name: z.string(), productName: z.string().optional(), version: z.string() })
  .parse(JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8')));

/** Playwright asks for a port of its own; people get a pipe, which nobody else can open. */
const isDriven = switches.some((name) => name.startsWith('--remote-debugging-port'));

type Closable = { readonly isDestroyed: () => boolean; close(): void };

/** What all parts of the stand-in know of the one app that runs in this process. */
export const state = {
  appPath,
  manifest,
  isDriven,
  /** Where to write a picture of the first window; then the app quits. */
  picture: process.env['PARLEY_PICTURE'] ?? '',
  isHeadless: isDriven || process.env['PARLEY_HEADLESS'] === '1',
  isReady: false,
  isQuitting: false,
  /** Heard at once: Electron's browser is there before the app's code, and does not wait for its promises. */
  entry: new EventEmitter<{ readonly loaded: [] }>(),
  windows: new Set<Closable>(),
};
