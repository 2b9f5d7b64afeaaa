import { expect, test } from 'vitest';
import { remembered, suggest } from './search-suggestions.ts';

const known = {
  history: ['brot from:jana', 'kaffee'],
  labels: ['Lob', 'Laden'],
  handles: ['@rabe@kaffee.example'],
  networks: ['mastodon', 'bluesky'],
  people: ['Jana Öztürk', 'Tom'],
  days: ['2026-11-25', '2026-11-24'],
};
const inputs = (input: string) => suggest(input, known).map((one) => one.input);

test('an empty field offers what was looked for before, and what can be asked', () => {
  expect(inputs('').slice(0, 3)).toEqual(['brot from:jana', 'kaffee', 'from:']);
  expect(inputs('').at(-1)).toBe('after:');
});

test('a filter offers its values, in quotes where they have spaces', () => {
  expect(inputs('brot label:l')).toEqual(['brot label:Lob ', 'brot label:Laden ']);
  expect(inputs('from:ozt')).toEqual(['from:"Jana Öztürk" ']);
  expect(inputs('network:')).toEqual(['network:mastodon ', 'network:bluesky ']);
  expect(inputs('in:do')).toEqual(['in:done ']);
  expect(inputs('before:2026-11-25')).toEqual([]);
  expect(inputs('before:')).toEqual(['before:2026-11-25 ', 'before:2026-11-24 ']);
});

test('the beginning of a filter offers the filter, other words nothing', () => {
  expect(inputs('brot la')).toEqual(['brot label:']);
  expect(inputs('brot')).toEqual([]);
  expect(inputs('brot ')).toEqual([]);
});

test('the newest search is remembered first and once', () => {
  expect(remembered(['a', 'b'], 'b ')).toEqual(['b', 'a']);
  expect(remembered(['a'], ' ')).toEqual(['a']);
  expect(remembered('12345678'.split(''), '9')).toHaveLength(8);
});
