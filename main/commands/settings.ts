import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import { settings as schema, type Settings } from '#contract/settings-rows.ts';
import type { SettingsFile } from '#main/ports.ts';

/** The entry of the preferences file that holds them. */
export const SETTINGS_KEY = 'settings';

/**
 * Preferences as stored, completed by the defaults. Each one that cannot be read (a hand-edited file,
 * an older Parley) falls back to its default alone.
 */
export function readSettings(file: Pick<SettingsFile, 'get'>): Settings {
  const stored = file.get(SETTINGS_KEY);
  if (typeof stored !== 'object' || stored === null) return DEFAULT_SETTINGS;
  const entries: readonly [string, unknown][] = Object.entries(stored);
  const readable = entries.filter(
    ([key, value]) =>
      schema
        .partial()
        .strict()
        .safeParse({ [key]: value }).success,
  );
  return schema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(readable) });
}

export function changeSettings(
  file: SettingsFile,
  change: { readonly [Key in keyof Settings]?: Settings[Key] | undefined },
): void {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  file.set(SETTINGS_KEY, { ...readSettings(file), ...Object.fromEntries(given) });
}
