import { expect, test } from 'vitest';
import { draftOf, savedDraft } from './monitor-draft.ts';

const reachOf = (reach: string) => savedDraft({ ...draftOf(null), reach }).tellsNegativeFrom;

test('a reach is read as people write it', () => {
  expect(['1.000', '1,000', '18 000', '0'].map(reachOf)).toEqual([1000, 1000, 18_000, 0]);
  expect(['', 'viele', '-5', '9'.repeat(12)].map(reachOf)).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});

test('without a name it is called after its words', () => {
  expect(savedDraft({ ...draftOf(null), words: ' Rabe ' }).name).toBe('Rabe');
});
