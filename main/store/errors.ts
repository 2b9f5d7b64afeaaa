/**
 * Trouble inside the store. RxDB puts whole documents into its error messages: only the code goes on,
 * so that no text of a person ends up in a log.
 */
export class StoreError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`Store error ${code}`);
    this.name = 'StoreError';
    this.code = code;
  }
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

function codeOf(error: Error): string | null {
  if (!('code' in error) || typeof error.code !== 'string') return null;
  if ('rxdb' in error) return error.code;
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

export async function guarded<Value>(run: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    throw withoutTexts(error);
  }
}
