import { app } from 'electron';
import { resolve } from 'node:path';
import type { Links } from '#main/ports.ts';

const SCHEME = 'parley';

/**
 * Addresses of our scheme. A Mac tells them by an event that has to be listened to before the app is
 * ready; elsewhere the system starts a second process with the address among its arguments.
 */
export function watchLinks(): Links {
  const listeners = new Set<(address: string) => void>();
  const tell = (address: string): void => {
    for (const listener of listeners) listener(address);
  };
  app.on('open-url', (event, address) => {
    event.preventDefault();
    tell(address);
  });
  app.on('second-instance', (_event, args) => {
    const address = args.findLast((argument) => argument.startsWith(`${SCHEME}://`));
    if (address !== undefined) tell(address);
  });
  return {
    claim() {
      const [, entry] = process.argv;
      // From its sources Electron is the program, and ours is its first argument.
      if (process.defaultApp && entry !== undefined)
        app.setAsDefaultProtocolClient(SCHEME, process.execPath, [resolve(entry)]);
      else app.setAsDefaultProtocolClient(SCHEME);
    },
    onLink(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
