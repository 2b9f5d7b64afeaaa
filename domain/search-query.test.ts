import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, saysNothing } from './search-query.ts';
import { fold, spellings } from './search-text.ts';

const EMPTY = { terms: [], from: [], inside: [], networks: [], labels: [], problems: [] };
const word = (text: string, more = {}) => ({
  text,
  isPrefix: false,
  isExcluded: false,
  ...more,
});
const unfinished = { isPrefix: true };

describe('what is typed', () => {
  test.each([
    ['', EMPTY],
    ['  \t ', EMPTY],
    ['brot', { ...EMPTY, terms: [word('brot', unfinished)] }],
    ['brot ', { ...EMPTY, terms: [word('brot')] }],
    ['zwei wör', { ...EMPTY, terms: [word('zwei'), word('wör', unfinished)] }],
    ['"ganz genau"', { ...EMPTY, terms: [word('ganz genau')] }],
    ['"nicht zu En', { ...EMPTY, terms: [word('nicht zu En', unfinished)] }],
    ['-brot', { ...EMPTY, terms: [word('brot', { isExcluded: true })] }],
    [
      '-"altes brot" x ',
      { ...EMPTY, terms: [word('altes brot', { isExcluded: true }), word('x')] },
    ],
    ['foo-bar - x ', { ...EMPTY, terms: [word('foo-bar'), word('x')] }],
    ['a"b c"d ', { ...EMPTY, terms: [word('a'), word('b c'), word('d')] }],
    ['https://a.example/x ', { ...EMPTY, terms: [word('https://a.example/x')] }],
    ['from:@jana FROM:rabe ', { ...EMPTY, from: ['jana', 'rabe'] }],
    ['from:"Jana Ö" in:done ', { ...EMPTY, from: ['Jana Ö'], inside: ['done'] }],
    ['network:bluesky label:lob', { ...EMPTY, networks: ['bluesky'], labels: ['lob'] }],
    ['from: brot ', { ...EMPTY, terms: [word('brot')] }],
    ['""', EMPTY],
    ['"', EMPTY],
  ])('%j is understood', (input, expected) => {
    expect(parseSearch(input)).toEqual(expected);
  });

  test('never throws, and every word comes from the input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (input) => {
        for (const term of parseSearch(input).terms) expect(input).toContain(term.text);
      }),
    );
  });

  test('words without signs come back in order', () => {
    const plain = fc.array(fc.stringMatching(/^[a-zäöü]{1,8}$/u), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(plain, (words) => {
        expect(parseSearch(`${words.join(' ')} `).terms.map((term) => term.text)).toEqual(words);
      }),
    );
  });
});

describe('days', () => {
  test.each([
    ['after:2026-11-23', { after: Date.UTC(2026, 10, 23) }],
    ['before:2026', { before: Date.UTC(2026, 0, 1) }],
    ['before:2026-2', { before: Date.UTC(2026, 1, 1) }],
    ['after:23.11.2026', { after: Date.UTC(2026, 10, 23) }],
    ['after:2024-02-29', { after: Date.UTC(2024, 1, 29) }],
    ['after:2020 after:2022', { after: Date.UTC(2022, 0, 1) }],
    ['before:2020 before:2022', { before: Date.UTC(2020, 0, 1) }],
  ])('%j', (input, expected) => {
    expect(parseSearch(input)).toEqual({ ...EMPTY, ...expected });
  });

  test.each(['2026-13', '2026-00', '2025-02-29', '31.4.2026', 'gestern', '26', '2026-11-23T10'])(
    '%j is no day, and its place is named',
    (day) => {
      expect(parseSearch(`brot before:${day}`)).toEqual({
        ...EMPTY,
        terms: [word('brot')],
        problems: [{ kind: 'bad-date', text: `before:${day}`, at: 5 }],
      });
    },
  );

  test('every day of four centuries is the calendar day of the platform', () => {
    const days = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2300, 0, 1) });
    fc.assert(
      fc.property(days, fc.integer({ min: -14, max: 14 }), (moment, hours) => {
        const day = new Date(moment).toISOString().slice(0, 10);
        const zoneMs = hours * 3_600_000;
        expect(parseSearch(`after:${day}`, zoneMs).after).toBe(
          Date.parse(`${day}T00:00:00Z`) - zoneMs,
        );
      }),
    );
  });
});

describe('spelling', () => {
  test.each([
    ['Grüße aus Köln', ['grusse aus koln', 'gruesse aus koeln']],
    ['STRASSE', ['strasse']],
    ['Straße', ['strasse']],
    ['Renée', ['renee']],
    ['Gru\u0308n', ['grun', 'gruen']],
    ['Smørrebrød', ['smorrebrod', 'smoerrebroed']],
    ['ﬁnden', ['finden']],
    ['Ｆｕｌｌ', ['full']],
    ['日本語 Ελλάδα', ['日本語 ελλαδα']],
    ['🥐', ['🥐']],
  ])('%j is indexed as %j', (text, expected) => {
    expect(spellings(text)).toEqual(expected);
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('however a person types it, one of its spellings is one of the text', () => {
    const letters = fc.constantFrom('ä', 'ö', 'ü', 'ß', 'a', 'n', 'é');
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1 }), (all) => {
        const text = all.join('');
        const typed = [text, text.toUpperCase(), text.normalize('NFD'), ...spellings(text)];
        for (const one of typed)
          expect(spellings(one).some((spelling) => spellings(text).includes(spelling))).toBe(true);
      }),
    );
  });
});

test('a filter without a value looks for nothing yet, one with a value or a wrong one does', () => {
  const nothing = ['', '  ', 'from:', 'from: in:', '-label:', 'before:'];
  const something = ['brot', '-brot', 'from:jana', 'after:2026', 'before:31.2.2026'];
  expect([...nothing, ...something].filter((typed) => saysNothing(parseSearch(typed)))).toEqual(
    nothing,
  );
});
