import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOfSearch } from '#domain/found-words.ts';
import { markWords } from './mark-words.ts';

const marked = (text: string, search: string): string =>
  markWords(text, wordsOfSearch(search))
    .map(({ text: part, isFound }) => (isFound ? `[${part}]` : part))
    .join('');

test('every spelling of the words is marked, excluded words and filters are not', () => {
  expect(marked('Schöne Grüße aus Köln', 'grusse koeln')).toBe('Schöne [Grüße] aus [Köln]');
  expect(marked('Brot und Kaffee', 'kaffee -brot from:jana')).toBe('Brot und [Kaffee]');
  expect(marked('Herbströstung ist da', 'herbst')).toBe('[Herbströstung] ist da');
  expect(marked('nothing here', 'zzz')).toBe('nothing here');
});

test('a word far behind brings its surroundings to the front', () => {
  const text = `${'lorem ipsum '.repeat(10)}Kaffee am Ende`;
  expect(marked(text, 'kaffee')).toMatch(/^… (?:\w+ ){1,6}\[Kaffee\] am Ende$/u);
});

test('no letter is lost from the first one shown on', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.string({ maxLength: 10 }), (text, search) => {
      const parts = markWords(text, wordsOfSearch(search));
      expect(parts.map((part) => part.text).join('')).toBe(text);
    }),
  );
});
