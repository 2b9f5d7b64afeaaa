import { existsSync, readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';

/** What no window of ours may ask for; the stand-in could not imitate it either. */
export function refuseInsecure(preferences: WebPreferences): void {
  const insecure: Record<string, boolean> = {
    'sandbox: false': preferences.sandbox === false,
    'contextIsolation: false': preferences.contextIsolation === false,
    'webSecurity: false': preferences.webSecurity === false,
    nodeIntegration: preferences.nodeIntegration === true,
    nodeIntegrationInWorker: preferences.nodeIntegrationInWorker === true,
    nodeIntegrationInSubFrames: preferences.nodeIntegrationInSubFrames === true,
    webviewTag: preferences.webviewTag === true,
    allowRunningInsecureContent: preferences.allowRunningInsecureContent === true,
    experimentalFeatures: preferences.experimentalFeatures === true,
  };
  const found = Object.keys(insecure).filter((name) => insecure[name]);
  if (found.length > 0) throw new Error(`stand-in: insecure webPreferences: ${found.join(', ')}`);
}

/** The preload script's source; an Error where Electron would emit `preload-error`. */
export function readPreload(file: string): string | Error {
  if (file.endsWith('.mjs'))
    throw new Error('stand-in: the preload script of a sandboxed window must be CommonJS');
  return existsSync(file)
    ? readFileSync(file, 'utf8')
    : Object.assign(new Error(`Unable to load preload script: ${file}`), { code: 'ENOENT' });
}
