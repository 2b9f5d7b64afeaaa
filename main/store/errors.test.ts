import { DatabaseSync } from 'node:sqlite';
import { newRxError } from 'rxdb/plugins/core';
import { expect, test } from 'vitest';
import { StoreError, withoutTexts } from './errors.ts';

function caught(run: () => void): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('an error of RxDB keeps its code and loses the document that it quotes', () => {
  const error = newRxError('CONFLICT', { id: 'a secret text' });
  expect(JSON.stringify(error.parameters)).toContain('secret');
  const passed = withoutTexts(error);
  expect(passed).toEqual(new StoreError('CONFLICT'));
  expect(JSON.stringify(passed) + String(passed)).not.toContain('secret');
});

test('an error of SQLite keeps its number', () => {
  const database = new DatabaseSync(':memory:');
  const error = caught(() => database.exec("INSERT INTO secret VALUES ('text')"));
  database.close();
  expect(withoutTexts(error)).toEqual(new StoreError('SQLITE_1'));
});

test('anything else goes through as it is', () => {
  const error = new TypeError('a bug');
  expect(withoutTexts(error)).toBe(error);
  expect(withoutTexts('text')).toBe('text');
});
