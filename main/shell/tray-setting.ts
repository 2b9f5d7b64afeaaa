import type { SettingsFile } from '#main/ports.ts';
import { openTray, type TrayIcon, type TraySettings } from './tray.ts';

/** The icon beside the clock, there while the person wants it; it knows the number also when it comes later. */
export function followTray(
  settings: SettingsFile,
  given: TraySettings,
): Pick<TrayIcon, 'setCount'> {
  let count = 0;
  let icon: TrayIcon | null = null;
  const follow = (): void => {
    const isWanted = wantsTray(settings);
    if (isWanted && icon === null) icon = openTray(given);
    else if (!isWanted) {
      icon?.close();
      icon = null;
    }
    icon?.setCount(count);
  };
  settings.onChange('settings', follow);
  // The window is asked for first: to draw the icon takes a moment.
  setImmediate(follow);
  return {
    setCount(next) {
      count = next;
      icon?.setCount(next);
    },
  };
}

function wantsTray(settings: SettingsFile): boolean {
  const stored = settings.get('settings');
  return typeof stored !== 'object' || stored === null || Reflect.get(stored, 'tray') !== false;
}
