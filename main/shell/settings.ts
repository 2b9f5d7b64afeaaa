import ElectronStore from 'electron-store';
import type { SettingsFile } from '#main/ports.ts';

/** Preferences in `settings.json`, written atomically; a file that is no JSON is started anew. */
export function openSettings(dataDir: string): SettingsFile {
  const store = new ElectronStore({
    name: 'settings',
    cwd: dataDir,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  });
  return {
    get: (key) => store.get(key),
    set: (key, value) => (value === undefined ? store.delete(key) : store.set(key, value)),
    onChange: (key, listener) => store.onDidChange(key, () => listener()),
  };
}
