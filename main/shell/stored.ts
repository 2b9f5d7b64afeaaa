import type { SettingsFile } from '#main/ports.ts';

/**
 * An entry of the preferences file by its fields; none when it is no record. The shell looks at single
 * fields by itself: a library of schemas would be read before there is a window.
 */
export function storedFields(
  settings: Pick<SettingsFile, 'get'>,
  key: string,
): Readonly<Record<string, unknown>> {
  const stored = settings.get(key);
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}
