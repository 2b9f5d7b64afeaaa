import { app, shell, type WebContents } from 'electron';
import type { Log } from '#main/ports.ts';
import { isOurAddress } from './address.ts';
import { openExternal } from './external-link.ts';

export type NavigationRules = { readonly devOrigin: string | null; readonly log: Log };

/** From now on no page of any window goes anywhere but to our own files. */
export function lockNavigation(rules: NavigationRules): void {
  app.on('web-contents-created', (_event, contents) => lock(contents, rules));
}

function lock(contents: WebContents, { devOrigin, log }: NavigationRules): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (isOurAddress(event.url, devOrigin)) return;
    event.preventDefault();
    log('navigation.refused');
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame) stay(event);
    else event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    // Not inside the handler: the page waits for its answer.
    setImmediate(() => {
      void openExternal(url, async (address) => {
        await shell.openExternal(address);
      });
    });
    return { action: 'deny' };
  });
}
