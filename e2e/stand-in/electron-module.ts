/** What `import … from 'electron'` gets in the main process. */
import { app } from './app.ts';
import { StandInWindow, webContents } from './browser-window.ts';
import * as desktop from './desktop.ts';
import { ipcMain } from './ipc.ts';
import { StandInMenu, StandInMenuItem } from './menu.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';

export { app, ipcMain, net, protocol, safeStorage, session, webContents };
export { StandInWindow as BrowserWindow };
export { StandInMenu as Menu, StandInMenuItem as MenuItem };
export { StandInNotification as Notification, StandInTray as Tray } from './desktop.ts';
export const {
  clipboard,
  crashReporter,
  dialog,
  nativeImage,
  nativeTheme,
  powerMonitor,
  recorded,
  screen,
  shell,
} = desktop;
