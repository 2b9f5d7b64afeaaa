import { describe, expect, test } from 'vitest';
import { columnFilter, readMutedWords } from './column-filter.ts';
import type { ColumnOptions } from './column.ts';

const picture = { kind: 'image', url: 'https://kaffee.example/1.png' } as const;
const post = (text: string, more: { readonly contentWarning?: string } = {}) => ({
  text,
  media: [],
  ...more,
});
const shows = (options: ColumnOptions, text: string): boolean =>
  columnFilter(options)?.(post(text)) ?? true;

describe('the filter of a column', () => {
  test('is none without a wish, so that nothing is looked through', () => {
    expect([{}, { words: '  ' }, { mutedWords: ['', '#'] }, { mediaOnly: false }]).toSatisfy(
      (all: ColumnOptions[]) => all.every((options) => columnFilter(options) === null),
    );
  });

  test('shows what holds all words, large or small, with umlauts in either spelling', () => {
    expect(shows({ words: 'koeln kaffee' }, 'Kaffee in Köln')).toBe(true);
    expect(shows({ words: 'köln' }, 'Koeln')).toBe(false);
    expect(shows({ words: 'Köln' }, 'ganz KÖLN')).toBe(true);
    expect(shows({ words: 'köln tee' }, 'Kaffee in Köln')).toBe(false);
    expect(shows({ words: 'röst' }, 'Die Rösterei')).toBe(true);
  });

  test('hides muted words and tags as whole words, also in a warning', () => {
    expect(shows({ mutedWords: ['Rat'] }, 'Ein guter Rat!')).toBe(false);
    expect(shows({ mutedWords: ['Rat'] }, 'Im Rathaus')).toBe(true);
    expect(shows({ mutedWords: ['#Fußball'] }, 'Heute #fussball')).toBe(false);
    expect(shows({ mutedWords: ['black friday'] }, 'Nie wieder Black  Friday')).toBe(false);
    const warned = post('…', { contentWarning: 'Politik' });
    expect(columnFilter({ mutedWords: ['politik'] })?.(warned)).toBe(false);
  });

  test('shows only what has a picture, a film or a file when that is wanted', () => {
    const filter = columnFilter({ mediaOnly: true });
    expect([filter?.(post('a')), filter?.({ text: 'b', media: [picture] })]).toEqual([false, true]);
  });
});

test('muted words are typed one a line or with commas', () => {
  expect(readMutedWords(' Rat, black friday\n\n#Fußball, Rat ')).toEqual([
    'Rat',
    'black friday',
    '#Fußball',
  ]);
});
