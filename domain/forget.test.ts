import { expect, test } from 'vitest';
import { forgottenOf, isNamed, isNamedInFull, withoutNames } from './forget.ts';
import { toId, type PersonId, type WorkspaceId } from './ids.ts';

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

const anna = {
  id: toId<PersonId>('anna'),
  workspaceId: toId<WorkspaceId>('bakery'),
  network: 'mastodon',
  remoteId: '1',
  name: 'Anna Beispiel',
  handle: '@anna@dresden.example',
  firstSeenAt: 1,
  lastSeenAt: 1,
  isVip: false,
  labelIds: [],
};

test('who gave no handle is taken for nobody else who gave none', () => {
  expect(forgottenOf([{ ...anna, handle: '' }]).handles).toEqual(new Set());
});

test('a name is taken out of every text, and nothing else; ids stay as they are', () => {
  const them = forgottenOf([anna]);
  const about = {
    personId: 'anna@dresden.example',
    notes: [{ text: 'Wie @anna@dresden.example sagt,\n„Anna Beispiel“ und @anna.' }],
    others: ['Susanna Beispiel', '@anna@elsewhere.example', 'Anna'],
  };
  expect(withoutNames(about, them)).toEqual({
    ...about,
    notes: [{ text: 'Wie @… sagt,\n„…“ und ….' }],
  });
  const untouched = { text: 'Anna ruft an' };
  expect(withoutNames(untouched, them)).toBe(untouched);
});
