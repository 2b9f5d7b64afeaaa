import type { SettingsFile } from '#main/ports.ts';
import { storedFields } from './stored.ts';

type Source = 'system' | 'light' | 'dark';
/** What the person can choose, and what Electron knows of it. */
const SOURCES = new Map<unknown, Source>([
  ['light', 'light'],
  ['dark', 'dark'],
  ['contrast', 'dark'],
]);

/** Menus, dialogs and the page's `prefers-color-scheme` follow the theme of the settings. */
export function followTheme(settings: SettingsFile, target: { themeSource: Source }): void {
  const apply = (): void => {
    const { theme } = storedFields(settings, 'settings');
    target.themeSource = SOURCES.get(theme) ?? 'system';
  };
  apply();
  settings.onChange('settings', apply);
}
