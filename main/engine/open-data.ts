import { join } from 'node:path';
import type { LocalText } from '#domain/local-text.ts';
import { readSettings } from '#main/commands/settings.ts';
import { openStoredMedia } from '#main/media/stored-media.ts';
import type { Ports } from '#main/ports.ts';
import { DataTooNewError, StoreError } from '#main/store/errors.ts';
import { openStore, type OpenedStore } from '#main/store/open.ts';
import type { About } from './about.ts';

const TOO_NEW: LocalText = {
  en: 'These data were written by a newer version of Parley. Please install that version. Nothing was changed.',
  de: 'Diese Daten hat eine neuere Version von Parley geschrieben. Bitte installiere diese Version. Es wurde nichts verändert.',
};

/** The same version number, other collections: data of an unreleased build. */
const SCHEMA_DIFFERS = 'DB6';

export type DataPorts = Pick<Ports, 'clock' | 'random' | 'log' | 'files' | 'settings'>;

/** Opens the store; what a person must know about why it cannot be opened is the error's message. */
export async function openData(
  ports: DataPorts,
  about: Pick<About, 'systemLocale'>,
): Promise<OpenedStore> {
  const { clock, random, log, files, settings } = ports;
  try {
    const file = join(files.dataDir, 'parley.sqlite');
    const keepDoneMonths = (): number => readSettings(settings).keepDoneMonths ?? 0;
    const { drop: dropFiles } = openStoredMedia(files.dataDir);
    return await openStore({ file, clock, random, log, keepDoneMonths, dropFiles });
  } catch (error) {
    const sentence = sentenceFor(error, files.dataDir);
    if (sentence === null) throw error;
    const { locale } = readSettings(settings);
    throw new Error(sentence[locale === 'system' ? about.systemLocale : locale], { cause: error });
  }
}

function sentenceFor(error: unknown, folder: string): LocalText | null {
  if (error instanceof DataTooNewError) return TOO_NEW;
  if (!(error instanceof StoreError)) return null;
  if (error.code === SCHEMA_DIFFERS)
    return {
      en: `The data in ${folder} were written by another build of this version. Move that folder away to begin anew, or start that build. Nothing was changed.`,
      de: `Die Daten in ${folder} hat ein anderer Stand dieser Version geschrieben. Verschiebe diesen Ordner, um neu zu beginnen, oder starte jenen Stand. Es wurde nichts verändert.`,
    };
  if (error.failure?.code === 'disk-full')
    return {
      en: `The disk that holds ${folder} is full. Please free some space and start Parley again. Nothing was lost.`,
      de: `Der Datenträger mit ${folder} ist voll. Bitte schaffe Platz und starte Parley wieder. Es ist nichts verloren.`,
    };
  if (error.failure?.code === 'not-writable')
    return {
      en: `Parley may not write to ${folder} (${error.code}). Please give your user the right to write there, or make the disk writable, and start Parley again. Nothing was changed.`,
      de: `Parley darf nicht in ${folder} schreiben (${error.code}). Bitte gib deinem Benutzer dort das Schreibrecht oder mache den Datenträger beschreibbar und starte Parley wieder. Es wurde nichts verändert.`,
    };
  return {
    en: `The data in ${folder} cannot be read (${error.code}). Daily backups lie beside them in the folder "backups".`,
    de: `Die Daten in ${folder} können nicht gelesen werden (${error.code}). Tägliche Sicherungen liegen daneben im Ordner „backups“.`,
  };
}
