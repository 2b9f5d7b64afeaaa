import type { Failure } from '#domain/failure.ts';
import { isDamage } from './damage.ts';

/**
 * Trouble inside the store. RxDB puts whole documents into its error messages: only the code goes on,
 * so that no text of a person ends up in a log.
 */
export class StoreError extends Error {
  readonly code: string;
  /** What the person is told, where the person can do something about it. */
  readonly failure: Failure | null;
  constructor(code: string) {
    super(`Store error ${code}`);
    this.name = 'StoreError';
    this.code = code;
    this.failure = failureOf(code);
  }
}

/** SQLITE_READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB: https://www.sqlite.org/rescode.html */
const FAILURES: Readonly<Record<number, Failure>> = {
  8: { code: 'not-writable' },
  10: { code: 'not-writable' },
  11: { code: 'data-damaged' },
  13: { code: 'disk-full' },
  14: { code: 'not-writable' },
  26: { code: 'data-damaged' },
};

function failureOf(code: string): Failure | null {
  const [, number] = /^SQLITE_(\d+)$/u.exec(code) ?? [];
  return number === undefined ? null : (FAILURES[Number(number) % 256] ?? null);
}

/** The data was written by a newer Parley; this one must not touch it. */
export class DataTooNewError extends Error {
  readonly dataVersion: number;
  readonly knownVersion: number;
  constructor(dataVersion: number, knownVersion: number) {
    super(`Data version ${dataVersion} is newer than ${knownVersion}`);
    this.name = 'DataTooNewError';
    this.dataVersion = dataVersion;
    this.knownVersion = knownVersion;
  }
}

/** A search that cannot be understood: `text` is the part, `at` its place in the words. */
export class SearchError extends Error {
  readonly text: string;
  readonly at: number;
  constructor(text: string, at: number) {
    super('This search cannot be understood');
    this.name = 'SearchError';
    this.text = text;
    this.at = at;
  }
}

/** A document that is no JSON any more: as SQLite says of a broken page. The message would quote it. */
const BROKEN_DOCUMENT = 'SQLITE_11';

/** What Node says about the files beside the database, as SQLite says it about its own. */
const FILE_ERRORS: Readonly<Record<string, string>> = {
  EACCES: 'SQLITE_8',
  EPERM: 'SQLITE_8',
  EROFS: 'SQLITE_8',
  EIO: 'SQLITE_10',
  ENOSPC: 'SQLITE_13',
  EDQUOT: 'SQLITE_13',
  EFBIG: 'SQLITE_13',
};

function codeOf(error: Error): string | null {
  if (error instanceof SyntaxError) return BROKEN_DOCUMENT;
  if (!('code' in error) || typeof error.code !== 'string') return null;
  if ('rxdb' in error) return error.code;
  const fromFiles = FILE_ERRORS[error.code];
  if (fromFiles !== undefined) return fromFiles;
  if (error.code !== 'ERR_SQLITE_ERROR') return null;
  return 'errcode' in error && typeof error.errcode === 'number'
    ? `SQLITE_${error.errcode}`
    : 'SQLITE';
}

/** What may leave the store instead of `error`. */
export function withoutTexts(error: unknown): unknown {
  const code = error instanceof Error ? codeOf(error) : null;
  return code === null ? error : new StoreError(code);
}

export type Guard = <Value>(run: () => Value | Promise<Value>) => Promise<Value>;

/** Lets no text of a person out with an error; `onDamage` hears when it is the file that is broken. */
export function createGuard(onDamage: () => void): Guard {
  return async (run) => {
    try {
      return await run();
    } catch (error) {
      if (isDamage(error)) onDamage();
      throw withoutTexts(error);
    }
  };
}
