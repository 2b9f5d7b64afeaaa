import { expect, test } from 'vitest';
import { readEmojis } from './emoji-plugin.mjs';

const find = (locale, emoji) => readEmojis(locale).emojis.find(([one]) => one === emoji);

test('emojis are found by words of the language and by the short names everybody knows', () => {
  expect(find('de', '☕️')?.[1]).toBe('Heißgetränk');
  expect(find('en', '🎉')?.[3]).toContain('tada');
  expect(find('de', '🎉')?.[3]).toContain('tada');
  expect(readEmojis('de').groups[4]).toBe('Essen & Trinken');
});

test('what means nothing alone is left out', () => {
  const { emojis } = readEmojis('en');
  expect(emojis.length).toBeGreaterThan(1500);
  expect(emojis.some(([one]) => one === '🏻')).toBe(false);
});
