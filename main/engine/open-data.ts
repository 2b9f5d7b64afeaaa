import { join } from 'node:path';
import { readSettings } from '#main/commands/settings.ts';
import type { Ports } from '#main/ports.ts';
import { DataTooNewError, openStore, type OpenedStore } from '#main/store/open.ts';
import type { About } from './about.ts';

const TOO_NEW = {
  en: 'These data were written by a newer version of Parley. Please install that version. Nothing was changed.',
  de: 'Diese Daten hat eine neuere Version von Parley geschrieben. Bitte installieren Sie diese Version. Es wurde nichts verändert.',
} as const;

/** Opens the store; what a person must know about why it cannot be opened is the error's message. */
export async function openData(ports: Ports, about: About): Promise<OpenedStore> {
  const { clock, random, log, files, settings } = ports;
  try {
    return await openStore({ file: join(files.dataDir, 'parley.sqlite'), clock, random, log });
  } catch (error) {
    if (!(error instanceof DataTooNewError)) throw error;
    const { locale } = readSettings(settings);
    throw new Error(TOO_NEW[locale === 'system' ? about.systemLocale : locale], { cause: error });
  }
}
