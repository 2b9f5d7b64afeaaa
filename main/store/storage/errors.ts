export type StorageErrorCode =
  | 'unknown-operator'
  | 'wrong-value'
  | 'unknown-field'
  | 'bad-match'
  | 'no-full-text'
  | 'not-open'
  | 'nested-atomic'
  | 'not-synchronous'
  | 'conflict'
  | 'not-read-only'
  | 'no-attachments'
  | 'bad-settings';

/**
 * The caller asked for something that the storage refuses. `place` names the field, operator,
 * collection or position that is wrong. Errors of SQLite itself (disk full, corrupt) are not wrapped.
 */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  readonly place: string;

  constructor(code: StorageErrorCode, place: string, sentence: string) {
    super(`${sentence} (${place})`);
    this.name = 'StorageError';
    this.code = code;
    this.place = place;
  }
}
