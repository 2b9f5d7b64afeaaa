import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromOrderedText, toOrderedText } from './ordered-text.ts';

// Every UTF-16 code unit, with the borders more often than chance would have them.
const unit = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }),
  fc.constantFrom(0, 0x20, 0x61, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff),
);
const anyText = fc.array(unit, { maxLength: 6 }).map((units) => String.fromCharCode(...units));

test('the ordered form sorts by UTF-8 as JavaScript sorts the original', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const [first, second] = [toOrderedText(a), toOrderedText(b)].map((form) => Buffer.from(form));
      const original = a < b ? -1 : Number(a > b);
      return (
        first !== undefined && second !== undefined && Buffer.compare(first, second) === original
      );
    }),
    { numRuns: 3_000 },
  );
});

test('every text, also half a surrogate pair, comes back through SQLite', () => {
  const database = new DatabaseSync(':memory:');
  const echo = database.prepare('SELECT ? AS text');
  fc.assert(
    fc.property(anyText, (text) => {
      const form = toOrderedText(text);
      return form.isWellFormed() && fromOrderedText(String(echo.get(form)?.['text'])) === text;
    }),
    { numRuns: 1_000 },
  );
  database.close();
});

test('a text without such characters is its own ordered form', () => {
  expect(toOrderedText('Grüße an alle, 你好')).toBe('Grüße an alle, 你好');
});
