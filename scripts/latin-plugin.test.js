import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { inLatin } from './latin-plugin.mjs';

const WRITTEN = [
  ['a string', '"„Größe“ – 12 €"'],
  ['a letter of two halves', '"👩‍🍳 und 𝒳"'],
  ['a template', '`“${1 + 1}”`'],
  ['a backslash that says nothing', String.raw`"\“a\\“b"`],
  ['a pattern', '"x—y–z".split(/[—–]/)'],
  ['a pattern of whole letters', '"a👍b".replace(/[👀-👍]/u, "·")'],
  ['a property', '({ "größer→": 1 })'],
];

describe('code in Latin letters only', () => {
  test.each(WRITTEN)('%s says the same', (_name, code) => {
    const latin = inLatin(code);
    expect([...latin].every((letter) => letter.codePointAt(0) < 0x100)).toBe(true);
    expect(runInNewContext(latin)).toEqual(runInNewContext(code));
  });

  test('what is Latin already stays as it is', () => {
    expect(inLatin('const größe = "ß\\n\\\\";')).toBe('const größe = "ß\\n\\\\";');
  });
});
