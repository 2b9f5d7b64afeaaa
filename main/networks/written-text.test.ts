import { expect, test } from 'vitest';
import { isSameWritten, readWritten } from './written-text.ts';

const PAGES = {
  person: (name: string) => `https://x.example/${name}`,
  tag: (name: string) => `https://x.example/tag/${name}`,
};
const partsOf = (written: string): readonly string[] => {
  const { text, spans } = readWritten(written, PAGES);
  return spans.map(({ start, end, url }) => `${text.slice(start, end)} → ${url}`);
};

test('links, names and tags are found, the signs behind them are not part of them', () => {
  expect(partsOf('Ask @lea.b, see (https://a.example/x). #Brot!')).toEqual([
    '@lea.b → https://x.example/lea.b',
    'https://a.example/x → https://a.example/x',
    '#Brot → https://x.example/tag/Brot',
  ]);
});

test.each(['a@b.example', 'C#4', 'https://a.example/@lea#top', '5 &#39; 6'])(
  'what only looks like a name or a tag stays text: %s',
  (written) => {
    expect(partsOf(written).filter((part) => !part.startsWith('https://a.example'))).toEqual([]);
  },
);

test('lines stay lines, and nothing invisible turns the text round', () => {
  expect(readWritten('one\n\ntwo\u202E\u0007 three').text).toBe('one\n\ntwo three');
});

test('the same but for blanks is the same', () => {
  expect([isSameWritten('a\n b', 'a b'), isSameWritten('a b', 'a c')]).toEqual([true, false]);
});
