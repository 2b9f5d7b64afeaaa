import type { SettingsFile } from '#main/ports.ts';
import { storedFields } from './stored.ts';
import { openTray, type TrayIcon, type TraySettings } from './tray.ts';

/**
 * The icon beside the clock, there while the person wants it, and not before `after`: to draw it takes
 * a moment that belongs to the window. It knows the number also when it comes later.
 */
export function followTray(
  settings: SettingsFile,
  given: TraySettings & { readonly after: Promise<unknown> },
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
  const begin = (): void => {
    settings.onChange('settings', follow);
    follow();
  };
  given.after.then(begin).catch(() => {});
  return {
    setCount(next) {
      count = next;
      icon?.setCount(next);
    },
  };
}

function wantsTray(settings: SettingsFile): boolean {
  return storedFields(settings, 'settings')['tray'] !== false;
}
