import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { readManifest } from './manifest.ts';
import { isHeadless } from './switches.ts';

/** The first argument that is no switch is the app's folder, as in Electron. */
const appPath = resolve(process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '.');

type Closable = { readonly isDestroyed: () => boolean; close(): void };

/** What all parts of the stand-in know of the one app that runs in this process. */
export const state = {
  appPath,
  manifest: readManifest(appPath),
  /** Where to write a picture of the first window; then the app quits. */
  picture: process.env['PARLEY_PICTURE'] ?? '',
  isHeadless,
  isReady: false,
  isQuitting: false,
  /** Heard at once: Electron's browser is there before the app's code, and does not wait for its promises. */
  entry: new EventEmitter<{ readonly loaded: [] }>(),
  windows: new Set<Closable>(),
};
