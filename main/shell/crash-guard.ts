import { app, dialog, type BrowserWindow } from 'electron';
import type { Log } from '#main/ports.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

export type GuardSettings = { readonly log: Log; readonly text: () => Text };

/** A page that died or hangs: say so and offer to load it again. Nothing is lost, main has it all. */
export function guardWindow(window: BrowserWindow, { log, text }: GuardSettings): void {
  const { webContents } = window;
  const offer = async (message: string, stay: string): Promise<void> => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: text()(message),
      detail: text()('shell.crashedDetail'),
      buttons: [text()('shell.reload'), text()(stay)],
      defaultId: 0,
      cancelId: 1,
    });
    if (window.isDestroyed()) return;
    if (response === 0) webContents.reload();
    else if (stay === 'shell.quit') app.quit();
  };
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log('window.gone', { reason });
    void offer('shell.crashed', 'shell.quit');
  });
  window.on('unresponsive', () => {
    log('window.hangs');
    void offer('shell.hangs', 'shell.wait');
  });
  webContents.on('preload-error', (_event, _path, error) =>
    log('window.preload-error', { name: error.name }),
  );
  webContents.on('did-fail-load', (_event, code) => log('window.load-failed', { code }));
}

/** What nobody caught: written down without its text, which could hold what a person wrote. */
export function guardProcess(log: Log): void {
  process.on('unhandledRejection', (reason) => log('main.rejection', describe(reason)));
  process.on('uncaughtException', (error) => log('main.exception', describe(error)));
  app.on('child-process-gone', (_event, { type, reason }) =>
    log('process.gone', { type: type.replace(' ', '-'), reason }),
  );
}

function describe(reason: unknown): Record<string, string> {
  if (!(reason instanceof Error)) return { name: typeof reason };
  const place = /[\w-]+\.[cm]?[jt]s:\d+/.exec(reason.stack ?? '')?.[0] ?? 'unknown';
  return { name: reason.name, place };
}
