import { assert, nat, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { cleanPasted, cutTo } from './typed.ts';

test('pasted text keeps its words and lines, and nothing that turns or hides', () => {
  expect(cleanPasted('Ab\u202Ecd\u0000\r\nzwei\rdrei\u2028vier\uFEFF')).toBe(
    'Abcd\nzwei\ndrei\nvier',
  );
  expect(cleanPasted('עברית ואנגלית 👩‍👩‍👧 é')).toBe('עברית ואנגלית 👩‍👩‍👧 é');
});

test('a cut never leaves half a letter', () => {
  expect(cutTo('😀😀', 3)).toBe('😀');
  assert(
    property(string({ unit: 'grapheme' }), nat(200), (text, most) => {
      const cut = cutTo(text, most);
      expect(cut.length).toBeLessThanOrEqual(Math.max(most, 0));
      expect(cut.isWellFormed()).toBe(true);
      expect(text.startsWith(cut)).toBe(true);
    }),
  );
});
