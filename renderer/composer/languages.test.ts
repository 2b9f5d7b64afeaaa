import { expect, test } from 'vitest';
import { languagesFor, mainLanguage } from './languages.ts';

test('languages are named in the language of the interface, in its order', () => {
  const german = languagesFor(undefined, 'de');
  expect(german.find(({ code }) => code === 'de')?.name).toBe('Deutsch');
  expect(german.map(({ name }) => name)).toEqual(
    german.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'de')),
  );
});

test('a language that the network names is offered too, whatever it is', () => {
  expect(languagesFor('gsw', 'en').some(({ code }) => code === 'gsw')).toBe(true);
  expect(languagesFor('x!', 'en').some(({ name }) => name === 'x!')).toBe(true);
  expect(mainLanguage('de-AT')).toBe('de');
});
