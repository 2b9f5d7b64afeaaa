import { describe, expect, test } from 'vitest';
import { cardActions, commandFor } from './card-actions.ts';

const can = { can: true } as const;
const post = {
  actions: { reply: can, like: can, unlike: can, boost: can, unboost: can },
  isLiked: false,
  isBoosted: false,
  counts: { replies: 3, likes: 48 },
  isDeleted: false,
  direction: 'in' as const,
};

describe('the buttons under a card', () => {
  test('are reply, boost and like, with what the network counts', () => {
    expect(cardActions(post).map(({ kind, count }) => [kind, count])).toEqual([
      ['reply', 3],
      ['boost', null],
      ['like', 48],
    ]);
  });

  test('take back what was done', () => {
    const done = { ...post, isLiked: true, isBoosted: true };
    expect([commandFor(done, 'like'), commandFor(done, 'boost')]).toEqual(['unlike', 'unboost']);
    expect([commandFor(post, 'like'), commandFor(post, 'boost')]).toEqual(['like', 'boost']);
  });

  test('are left out where the network has no such thing', () => {
    const feed = {
      ...post,
      actions: { reply: { can: false, why: 'network-cannot' } as const },
    };
    expect(cardActions(feed)).toEqual([]);
    expect(commandFor(feed, 'like')).toBeNull();
  });

  test('are greyed with the reason where only this account cannot', () => {
    const gap = { can: false, why: 'needs-scope' } as const;
    const poor = { ...post, actions: { reply: can, like: gap } };
    expect(cardActions(poor).map(({ kind, gap: why }) => [kind, why])).toEqual([
      ['reply', null],
      ['like', 'needs-scope'],
    ]);
    expect(commandFor(poor, 'like')).toBeNull();
  });

  test('are gone when the post is', () => {
    expect(cardActions({ ...post, isDeleted: true })).toEqual([]);
  });
});
