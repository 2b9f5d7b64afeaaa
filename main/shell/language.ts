import { app } from 'electron';
import { z } from 'zod';
import type { SettingsFile } from '#main/ports.ts';

export type Locale = 'en' | 'de';

/** The first of the person's languages that Parley speaks. */
export function systemLocale(): Locale {
  const languages = app.getPreferredSystemLanguages().map((tag) => tag.slice(0, 2).toLowerCase());
  return languages.find((language) => language === 'de' || language === 'en') === 'de'
    ? 'de'
    : 'en';
}

const chosen = z.object({ locale: z.enum(['en', 'de']) });

/** The language chosen in the settings, otherwise the system's. */
export function currentLocale(settings: SettingsFile): Locale {
  const found = chosen.safeParse(settings.get('settings'));
  return found.success ? found.data.locale : systemLocale();
}
