import { nativeImage, type BrowserWindow } from 'electron';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { COUNT_ICON_PX, drawCountIcon } from './count-icon.ts';

/**
 * How much is open, on the window's icon in the taskbar. `app.setBadgeCount` does nothing on Windows:
 * https://www.electronjs.org/docs/latest/api/browser-window#winsetoverlayiconoverlay-description-windows
 */
export function showCountOn(window: BrowserWindow, count: number, text: Text): void {
  if (process.platform !== 'win32') return;
  const size = { width: COUNT_ICON_PX, height: COUNT_ICON_PX, scaleFactor: 2 };
  const icon = count === 0 ? null : nativeImage.createFromBitmap(drawCountIcon(count), size);
  window.setOverlayIcon(icon, count === 0 ? '' : text('tray.open', { count }));
}
