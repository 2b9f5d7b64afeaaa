import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { state } from './state.ts';

/**
 * Loads the app's entry in Electron's order (lib/browser/init.ts): `ready` comes only after the entry
 * has been evaluated. A top-level `await app.whenReady()` therefore hangs Electron for ever
 * (electron/electron#40719); here it is said.
 */
const HANG_AFTER_MS = 5000;
const EXIT_HANGS = 70;
const { manifest } = state;
const entry = join(state.appPath, manifest.main);
const isModule = entry.endsWith('.mjs') || (manifest.type === 'module' && !entry.endsWith('.cjs'));

if (isModule) {
  const timer = setTimeout(() => {
    console.error(
      `stand-in: ${manifest.main} has not been evaluated after ${HANG_AFTER_MS} ms. A top-level await on app.whenReady(), or on anything after it, hangs Electron.`,
    );
    process.exit(EXIT_HANGS);
  }, HANG_AFTER_MS);
  await import(pathToFileURL(entry).href);
  clearTimeout(timer);
} else {
  createRequire(pathToFileURL(entry))(entry);
}
state.entry.emit('loaded');
