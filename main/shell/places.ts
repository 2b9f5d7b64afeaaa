import { app } from 'electron';
import { chmodSync, mkdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

export type Places = {
  readonly dataDir: string;
  /** The built page and the built preload script. */
  readonly pageRoot: string;
  readonly preload: string;
  /** Origin of the development server, which serves the page instead; null in a built app. */
  readonly devOrigin: string | null;
};

/**
 * Sets the folder for everything Parley keeps, before anybody asks for it: the single-instance lock
 * lies in it too. `PARLEY_DATA` names another one.
 */
export function choosePlaces(): Places {
  const wanted = process.env['PARLEY_DATA'] ?? '';
  if (wanted !== '') app.setPath('userData', isAbsolute(wanted) ? wanted : resolve(wanted));
  const dataDir = app.getPath('userData');
  mkdirSync(dataDir, { recursive: true });
  // Messages and tokens are for this user's eyes.
  chmodSync(dataDir, 0o700);
  const dev = app.isPackaged ? '' : (process.env['PARLEY_DEV_URL'] ?? '');
  return {
    dataDir,
    // Bundled into out/main/electron.cjs, beside out/renderer and out/preload.
    pageRoot: join(import.meta.dirname, '..', 'renderer'),
    preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
    devOrigin: URL.canParse(dev) ? new URL(dev).origin : null,
  };
}
