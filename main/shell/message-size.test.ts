import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSmallAndPlain } from './message-size.ts';

test('everything that JSON can say is plain', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => isSmallAndPlain(value)));
});

test.each([
  ['a date', new Date()],
  ['a map', new Map()],
  ['bytes', new Uint8Array(3)],
  ['an object of a class', new URL('app://parley/')],
  ['not a number', Number.NaN],
  ['a big integer', 1n],
  ['a function', () => {}],
  ['a symbol inside', { inner: [Symbol('x')] }],
  ['a text of 27 million characters', 'x'.repeat(27_000_000)],
  ['many long texts', Array.from({ length: 30 }, () => 'x'.repeat(1_000_000))],
  ['a huge key', { ['x'.repeat(27_000_000)]: 1 }],
  ['a quarter of a million parts', Array.from({ length: 250_000 }, () => 0)],
])('%s is refused', (_name, value) => {
  expect(isSmallAndPlain(value)).toBe(false);
});

test('what is nested too deeply is refused before the stack ends', () => {
  let value: unknown = 'core';
  for (let depth = 0; depth < 100_000; depth += 1) value = [value];
  expect(isSmallAndPlain(value)).toBe(false);
});

test('a file of 16 MB as base64 passes', () => {
  expect(isSmallAndPlain({ name: 'x.png', base64: 'A'.repeat(24_000_000) })).toBe(true);
});
