import { array, assert, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { fillPlaces, firstNameOf } from './saved-reply.ts';

const values = { name: 'Jana Meissner', firstName: 'Jana', account: '@rabe@kaffee.example' };
const fields = [{ name: 'Telefon', text: '0351 1234' }];

test('places are filled by their English and German names, without regard to case', () => {
  const text = 'Hallo {Vorname} ({ first  name }), {name}: {konto}, {telefon}';
  expect(fillPlaces(text, values, fields)).toEqual({
    text: 'Hallo Jana (Jana), Jana Meissner: @rabe@kaffee.example, 0351 1234',
    missing: [],
  });
});

test('what nothing is known for stays and is named', () => {
  expect(fillPlaces('{post} und {Fax} und {Fax}', values, fields)).toEqual({
    text: '{post} und {Fax} und {Fax}',
    missing: ['post', 'Fax'],
  });
});

test('an own field wins, and nobody brings in a place by a name', () => {
  const sly = { name: '{telefon}' };
  expect(fillPlaces('{name}', sly, fields).text).toBe('{telefon}');
  expect(fillPlaces('{name}', values, [{ name: 'Name', text: 'Sie' }]).text).toBe('Sie');
});

test('a name in one word is one', () => {
  expect(firstNameOf(' Jana  Meissner')).toBe('Jana');
  expect(firstNameOf('')).toBe('');
});

test('a text without braces comes back as it is, and every place is filled or named', () => {
  const field = record({ name: string({ minLength: 1 }), text: string() });
  assert(
    property(string(), array(field), (text, own) => {
      const { text: filled, missing } = fillPlaces(text, values, own);
      if (!text.includes('{')) expect(filled).toBe(text);
      for (const name of missing) expect(text).toContain(name);
    }),
  );
});
