import { expect, test } from 'vitest';
import { findEmojis } from './find-emojis.ts';
import { loadEmojis } from './emoji-data.ts';

const [de, en] = await Promise.all([loadEmojis('de'), loadEmojis('en')]);
const find = (word: string) =>
  findEmojis([de.emojis, en.emojis], word, 8).map(({ emoji }) => emoji);

test.each([
  ['kaffee', '☕️'],
  ['coffee', '☕️'],
  ['heart', '❤️'],
  ['tada', '🎉'],
  ['Danke', '🙏'],
  ['croissant', '🥐'],
])('%s finds %s, in German and English', (word, emoji) => {
  expect(find(word)).toContain(emoji);
});

test.each([
  ['hea', '❤️'],
  ['herz', '❤️'],
  ['thumb', '👍️'],
  ['daumen', '👍️'],
  ['part', '🎉'],
])('%s means %s first: what is meant most often', (word, emoji) => {
  expect(find(word)[0]).toBe(emoji);
});

test('no emoji is offered twice, and nonsense finds none', () => {
  const found = find('katze');
  expect(new Set(found).size).toBe(found.length);
  expect(find('qwertzuiop')).toEqual([]);
});
