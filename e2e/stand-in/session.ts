import { EventEmitter } from 'node:events';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { state } from './state.ts';

/** Electron gives contents, permission, callback, details. */
type PermissionAsked = (
  ...given: [unknown, string, (isGranted: boolean) => void, { readonly isMainFrame: boolean }]
) => void;
/** Contents, permission, origin, details. */
type PermissionLooked = (...given: [unknown, string, string, object]) => boolean;

/** Remembers the handlers, so that specs can ask them; Chromium itself is never asked. */
export class StandInSession extends EventEmitter {
  readonly protocol = protocol;
  readonly fetch = net.fetch;
  permissionRequestHandler: PermissionAsked | null = null;
  permissionCheckHandler: PermissionLooked | null = null;
  devicePermissionHandler: ((details: object) => boolean) | null = null;
  #isSpellChecking = true;

  setPermissionRequestHandler(handler: PermissionAsked | null): void {
    this.permissionRequestHandler = handler;
  }
  setPermissionCheckHandler(handler: PermissionLooked | null): void {
    this.permissionCheckHandler = handler;
  }
  setDevicePermissionHandler(handler: ((details: object) => boolean) | null): void {
    this.devicePermissionHandler = handler;
  }
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.#isSpellChecking = isEnabled;
  }
  isSpellCheckerEnabled(): boolean {
    return this.#isSpellChecking;
  }
  setSpellCheckerLanguages(): void {}
  async clearCache(): Promise<void> {
    await Promise.resolve();
  }
}

const sessions = new Map<string, StandInSession>();
function sessionOf(name: string): StandInSession {
  if (!state.isReady) throw new Error('Session can only be received when app is ready');
  const known = sessions.get(name) ?? new StandInSession();
  sessions.set(name, known);
  return known;
}

export const session = {
  get defaultSession() {
    return sessionOf('');
  },
  fromPartition: (name: string) => sessionOf(name),
};
