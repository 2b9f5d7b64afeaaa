import { expect, test } from 'vitest';
import { isOurAddress } from './address.ts';

test.each([
  ['app://parley/', true],
  ['app://parley/index.html?x#y', true],
  ['app://parley.evil/', false],
  ['app://evil/', false],
  ['app://user@parley/', false],
  ['https://parley/', false],
  ['http://127.0.0.1:5173/', false],
  ['', false],
  ['not an address', false],
  ['javascript:alert(1)', false],
])('in a built app %s is ours: %s', (address, isOurs) => {
  expect(isOurAddress(address, null)).toBe(isOurs);
});

test('the development server is ours only while it serves the page', () => {
  expect(isOurAddress('http://127.0.0.1:5173/x', 'http://127.0.0.1:5173')).toBe(true);
  expect(isOurAddress('http://127.0.0.1:5174/x', 'http://127.0.0.1:5173')).toBe(false);
});
