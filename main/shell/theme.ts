import { z } from 'zod';
import type { SettingsFile } from '#main/ports.ts';

const stored = z.object({ theme: z.enum(['system', 'light', 'dark', 'contrast']) });
type Source = 'system' | 'light' | 'dark';

/** Menus, dialogs and the page's `prefers-color-scheme` follow the theme of the settings. */
export function followTheme(settings: SettingsFile, target: { themeSource: Source }): void {
  const apply = (): void => {
    const found = stored.safeParse(settings.get('settings'));
    const theme = found.success ? found.data.theme : 'system';
    target.themeSource = theme === 'contrast' ? 'dark' : theme;
  };
  apply();
  settings.onChange('settings', apply);
}
