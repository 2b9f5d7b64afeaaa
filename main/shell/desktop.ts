import { randomUUID } from 'node:crypto';
import { app, dialog, Notification, shell } from 'electron';
import type { LocalText } from '#domain/local-text.ts';
import type { Desktop } from '#main/ports.ts';
import { openExternal } from './external-link.ts';
import { writeBeside } from './write-beside.ts';

const MAX_BODY_LENGTH = 300;
const MAX_NAME_LENGTH = 120;
/** Some systems keep notices for days and never say that they are gone: of more the newest lead on. */
const MOST_SHOWN = 50;
/** What some system or other takes in no file name. */
// oxlint-disable-next-line no-control-regex -- names come from networks
const UNSAFE = /[\u0000-\u001f\\/:*?"<>|]/gu;

/**
 * Notices, the number on the icon, links that leave. `locale` is asked each time: it can change;
 * `onCount` hears the number too.
 */
export function createDesktop(
  locale: () => keyof LocalText,
  onCount: (count: number) => void,
): Desktop {
  // Electron drops a notification that nobody holds, and its click with it.
  const shown = new Map<string, Notification>();
  return {
    async openExternal(url) {
      return await openExternal(url, async (address) => {
        await shell.openExternal(address);
      });
    },
    async saveFile({ name, text }) {
      const fileName = name.replaceAll(UNSAFE, '-').slice(-MAX_NAME_LENGTH);
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: fileName });
      if (canceled || filePath === '') return { kind: 'canceled' };
      const failure = await writeBeside(filePath, text, randomUUID());
      return failure === null ? { kind: 'saved' } : { kind: 'failed', failure };
    },
    notify({ id, title, body, onClick }) {
      if (!Notification.isSupported()) return;
      shown.get(id)?.close();
      const notification = new Notification({
        title: title[locale()],
        body: body.slice(0, MAX_BODY_LENGTH),
      });
      const forget = (): void => {
        if (shown.get(id) === notification) shown.delete(id);
      };
      notification.on('click', () => {
        forget();
        onClick();
      });
      notification.on('close', forget);
      notification.on('failed', forget);
      shown.set(id, notification);
      for (const oldest of [...shown.keys()].slice(0, -MOST_SHOWN)) shown.delete(oldest);
      notification.show();
    },
    setBadge(count) {
      app.setBadgeCount(count);
      onCount(count);
    },
    restart() {
      // Within an AppImage the running file lies in a mount that goes with this process.
      // https://github.com/electron-userland/electron-builder/issues/1727
      const { APPIMAGE: execPath } = process.env;
      app.relaunch(execPath === undefined ? {} : { execPath });
      app.quit();
    },
  };
}
