import { expect, test } from 'vitest';
import { deckBeside, deckInFront, decksOf, keptDecks } from './deck-choice.ts';

const decks = ['first', 'press', 'fans'].map((id) => ({ id, name: id, columnCount: 0 }));

test('a deck that is gone gives way to the first', () => {
  expect(deckInFront(decks, 'press')).toBe('press');
  expect(deckInFront(decks, 'gone')).toBe('first');
  expect(deckInFront([], undefined)).toBe('first');
});

test('one walks through the decks round and round', () => {
  expect(deckBeside(decks, 'fans', 1)?.id).toBe('first');
  expect(deckBeside(decks, 'first', -1)?.id).toBe('fans');
  expect(deckBeside(decks, 'first', 1)?.id).toBe('press');
});

test('only another deck than the first is worth remembering', () => {
  const kept = keptDecks({ rabe: 'press', '': 'first' });
  expect(kept).toEqual([{ client: 'rabe', deckId: 'press' }]);
  expect(decksOf(kept)).toEqual({ rabe: 'press' });
});
