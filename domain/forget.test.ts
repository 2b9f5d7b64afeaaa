import { expect, test } from 'vitest';
import { isNamed, isNamedInFull } from './forget.ts';

test('somebody is named by whole words, whatever signs the name holds', () => {
  const anna = { names: ['Anna', 'anna.b@dresden.example', 'C++ (Köln)'] };
  expect(
    ['Savanna closes', 'Ask anna!', 'Annas Paket', 'by @anna.b@dresden.example', 'c++ (köln)?'].map(
      (text) => isNamed(text, anna),
    ),
  ).toEqual([false, true, false, true, true]);
});

test('where others may bear the name, only a handle or more than one word counts', () => {
  const anna = { names: ['Anna', 'Anna Beispiel', 'anna.b'] };
  expect(
    ['Anna called', 'Anna Beispiel called', 'anna.b called', 'Susanna Beispiel called'].map(
      (text) => isNamedInFull(text, anna),
    ),
  ).toEqual([false, true, true, false]);
});
