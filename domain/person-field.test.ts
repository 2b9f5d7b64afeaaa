import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_KINDS, readField } from './person-field.ts';

describe('a value of an own field', () => {
  test.each([
    ['text', '  zwei   Worte ', 'zwei Worte'],
    ['date', '2026-12-24', '2026-12-24'],
    ['date', '4.3.2026', '2026-03-04'],
    ['number', '12,50', '12.50'],
    ['number', '-3', '-3'],
    ['link', 'rabe.example/presse', 'https://rabe.example/presse'],
    ['link', 'rabe.example:8080/a', 'https://rabe.example:8080/a'],
    ['link', 'http://rabe.example', 'http://rabe.example'],
    ['number', '   ', ''],
  ] as const)('as %s: “%s” is kept as “%s”', (kind, typed, value) => {
    expect(readField(kind, typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['date', '2026-02-30', 'date'],
    ['date', 'morgen', 'date'],
    ['number', '1.234,5', 'number'],
    ['number', 'zwölf', 'number'],
    ['link', 'javascript:alert(1)', 'link'],
    ['link', 'https://jana:secret@rabe.example', 'link'],
    ['link', 'kein Link', 'link'],
    ['text', 'x'.repeat(501), 'too-long'],
  ] as const)('as %s: “%s” is refused', (kind, typed, why) => {
    expect(readField(kind, typed)).toEqual({ ok: false, why });
  });

  test('that was read is read as itself', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.domain(),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_KINDS), typed, (kind, text) => {
        const first = readField(kind, text);
        if (first.ok) expect(readField(kind, first.value)).toEqual(first);
      }),
    );
  });
});
