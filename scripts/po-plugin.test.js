import { expect, test } from 'vitest';
import { readPo } from './po-plugin.mjs';

test('long texts and quotes of a PO file are read', () => {
  const po =
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "a"\nmsgstr "one \\"two\\" "\n"three"\n';
  expect(readPo(po)).toEqual({ a: 'one "two" three' });
});

test('a message that is there twice is an error that names it', () => {
  const po = 'msgid "a"\nmsgstr "one"\n\nmsgid "a"\nmsgstr "two"\n';
  expect(() => readPo(po)).toThrow('"a" is there twice');
});
