import { app } from 'electron';
import type { SettingsFile } from '#main/ports.ts';
import { storedFields } from './stored.ts';

export type Locale = 'en' | 'de';

/** The first of the person's languages that Parley speaks. */
export function systemLocale(): Locale {
  const languages = app.getPreferredSystemLanguages().map((tag) => tag.slice(0, 2).toLowerCase());
  return languages.find((language) => language === 'de' || language === 'en') === 'de'
    ? 'de'
    : 'en';
}

/** The language chosen in the settings, otherwise the system's. */
export function currentLocale(settings: SettingsFile): Locale {
  const { locale } = storedFields(settings, 'settings');
  return locale === 'en' || locale === 'de' ? locale : systemLocale();
}
