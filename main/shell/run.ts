import {
  app,
  dialog,
  Menu,
  nativeTheme,
  protocol,
  session,
  shell,
  type BrowserWindow,
} from 'electron';
import { join } from 'node:path';
import type { Ask } from '#contract/asks.ts';
import type { Links, Log, SettingsFile } from '#main/ports.ts';
import { textFor, type Text } from '#renderer/i18n/catalogue.ts';
import { APP_ORIGIN, APP_SCHEME } from './address.ts';
import { answerApp } from './app-answer.ts';
import { clock } from './clock.ts';
import { addContextMenu } from './context-menu.ts';
import { guardWindow } from './crash-guard.ts';
import { openDoor, type Door } from './ipc.ts';
import { currentLocale } from './language.ts';
import { menuTemplate } from './menu.ts';
import { watchOnline } from './online.ts';
import { lockPermissions } from './permissions.ts';
import type { Places } from './places.ts';
import { closeBeforeQuit } from './quit.ts';
import { followTheme } from './theme.ts';
import { beginBehind, openBehind } from './start-behind.ts';
import { offerTestHook } from './test-hook.ts';
import { showCountOn } from './taskbar.ts';
import { tidyAfterStart } from './tidy.ts';
import { followTray } from './tray-setting.ts';
import { openWindow, showWindow } from './window.ts';

export type Running = {
  readonly places: Places;
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly links: Links;
};

/** Everything after `ready`: the window and, while the browser prepares it, the engine. */
export function run({ places, log, settings, links }: Running): void {
  const online = watchOnline(clock);
  const wayOut = offerTestHook(online);
  lockPermissions(session.defaultSession, places.devOrigin);
  followTheme(settings, nativeTheme);
  const text = (): Text => textFor(currentLocale(settings));
  const engine = openBehind({
    dataDir: places.dataDir,
    log,
    settings,
    online,
    links,
    wayOut,
    onCount: (count) => showCount(count),
  });
  const begun = beginBehind(engine);
  const tray = followTray(settings, {
    text,
    show: () => show(),
    compose: () => ask({ kind: 'compose' }),
    quit: () => app.quit(),
    after: begun,
  });
  begun.catch((error: unknown) => void tellAndQuit(error, text()));
  closeBeforeQuit(engine);

  protocol.handle(APP_SCHEME, async (request) => {
    return await answerApp(request, {
      root: places.pageRoot,
      media: async (path) => await (await engine).media(path),
    });
  });

  let current: { window: BrowserWindow; door: Door } | null = null;
  let openCount = 0;
  const showCount = (count: number): void => {
    openCount = count;
    tray.setCount(count);
    if (current !== null) showCountOn(current.window, count, text());
  };
  const open = (): BrowserWindow => {
    const window = openWindow({
      settings,
      preload: places.preload,
      address: places.devOrigin ?? `${APP_ORIGIN}/`,
    });
    const door = openDoor({
      window,
      engine,
      devOrigin: places.devOrigin,
      log,
      onWake: () => online.look(),
    });
    guardWindow(window, { log, text });
    addContextMenu(window.webContents, text);
    current = { window, door };
    showCountOn(window, openCount, text());
    window.once('ready-to-show', tidyAfterStart);
    window.once('closed', () => {
      door.close();
      current = null;
    });
    return window;
  };
  const show = (): void => (current === null ? void open() : showWindow(current.window));
  const ask = (wanted: Ask): void => {
    show();
    current?.door.ask(wanted);
  };

  const setMenu = (): void =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          text: text(),
          platform: process.platform,
          isDeveloping: !app.isPackaged,
          ask,
          openLogs: () => void shell.openPath(join(places.dataDir, 'logs')),
        }),
      ),
    );
  setMenu();
  settings.onChange('settings', setMenu);
  engine.then((running) => running.onAsk(ask)).catch(() => {});
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => {
    // On a Mac an app goes on without windows.
    if (process.platform !== 'darwin') app.quit();
  });
  open();
}

/** The engine could not start, for example because a newer Parley wrote the data. */
async function tellAndQuit(error: unknown, text: Text): Promise<void> {
  await dialog.showMessageBox({
    type: 'error',
    message: text('shell.startFailed'),
    detail: error instanceof Error ? error.message : '',
    buttons: [text('shell.quit')],
  });
  app.exit(1);
}
