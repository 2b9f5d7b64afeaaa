import { Menu, nativeImage, Tray } from 'electron';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { drawTrayIcon, ICON_PX } from './tray-icon.ts';

export type TraySettings = {
  /** Asked each time: the language can change. */
  readonly text: () => Text;
  readonly show: () => void;
  readonly compose: () => void;
  readonly quit: () => void;
};
export type TrayIcon = {
  /** How many conversations are open. */
  setCount(count: number): void;
  close(): void;
};

/**
 * Beside the clock: how much is open, and the ways in. It says a number and nothing that anybody
 * wrote, so it needs no presenter mode.
 */
export function openTray({ text, show, compose, quit }: TraySettings): TrayIcon {
  const icons = { nothing: iconOf('nothing'), something: iconOf('something') };
  const tray = new Tray(icons.nothing);
  const setCount = (count: number): void => {
    const words = text();
    const state = words('tray.open', { count });
    tray.setImage(count > 0 ? icons.something : icons.nothing);
    tray.setToolTip(`Parley · ${state}`);
    // Beside the icon, on the Mac only: nowhere else is there room.
    tray.setTitle(count === 0 ? '' : String(count));
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: state, enabled: false },
        { type: 'separator' },
        { label: words('tray.show'), click: show },
        { label: words('tray.compose'), click: compose },
        { type: 'separator' },
        { label: words('menu.quit'), click: quit },
      ]),
    );
  };
  tray.on('click', show);
  setCount(0);
  return { setCount, close: () => tray.destroy() };
}

function iconOf(what: 'nothing' | 'something'): Electron.NativeImage {
  const size = { width: ICON_PX, height: ICON_PX, scaleFactor: 2 };
  return nativeImage.createFromBitmap(drawTrayIcon(what), size);
}
