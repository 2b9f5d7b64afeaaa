import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { DataTooNewError } from './errors.ts';

/** Raised with every change of a schema that an older Parley could not read. */
export const DATA_VERSION = 1;

const manifest = z.object({
  format: z.literal('parley'),
  dataVersion: z.number().int().nonnegative(),
  /** False while the store is open: still false at the next start after a crash. */
  isClosedWell: z.boolean(),
  lastBackupAt: z.number().optional(),
  /** A check in the background found the file damaged: restore at the next start. */
  isDamaged: z.boolean().optional(),
  /** Clients whose deletion has begun; finished at the next start. */
  deleting: z.array(z.string()).readonly(),
  /** People whose forgetting has begun; finished at the next start. */
  forgetting: z
    .array(
      z.object({
        workspaceId: z.string(),
        personIds: z.array(z.string()).readonly(),
        /** What could not be found again, see find-traces.ts; gone when it is over. */
        urls: z.array(z.string()).readonly().default([]),
        mediaIds: z.array(z.string()).readonly().default([]),
        labelIds: z.array(z.string()).readonly().default([]),
      }),
    )
    .readonly()
    .optional(),
  /** Those who were forgotten: a backup that is restored holds them still. */
  forgotten: z
    .array(z.object({ workspaceId: z.string(), salt: z.string(), hash: z.string() }))
    .readonly()
    .optional(),
});
export type Manifest = z.infer<typeof manifest>;

export const FRESH: Manifest = {
  format: 'parley',
  dataVersion: DATA_VERSION,
  isClosedWell: true,
  deleting: [],
};

export type ManifestFile = {
  /** There was none: nothing was ever kept here. */
  readonly isNew: boolean;
  read(): Manifest;
  change(change: Partial<Manifest>): void;
};

/**
 * The small file beside the database that is read before anything else touches the data. A missing
 * or broken one is made anew and counts as "not closed well", so that the database is checked.
 * Throws `DataTooNewError`.
 */
export function openManifest(databaseFile: string): ManifestFile {
  if (databaseFile === ':memory:') return inMemory();
  const file = join(dirname(databaseFile), 'manifest.json');
  const isNew = !existsSync(file) && !existsSync(databaseFile);
  let current = isNew ? FRESH : readManifest(file);
  if (current.dataVersion > DATA_VERSION)
    throw new DataTooNewError(current.dataVersion, DATA_VERSION);
  return {
    isNew,
    read: () => current,
    change(change) {
      current = { ...current, ...change };
      writeWhole(file, JSON.stringify(current));
    },
  };
}

function inMemory(): ManifestFile {
  let current = FRESH;
  return {
    isNew: true,
    read: () => current,
    change(change) {
      current = { ...current, ...change };
    },
  };
}

function readManifest(file: string): Manifest {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const parsed = manifest.safeParse(parseJson(text));
  return parsed.success ? parsed.data : { ...FRESH, isClosedWell: false };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A new file in full or the old one: never half of it. */
function writeWhole(file: string, text: string): void {
  const part = `${file}.part`;
  const handle = openSync(part, 'w');
  try {
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
}
