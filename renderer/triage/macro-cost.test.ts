import { expect, test } from 'vitest';
import { accountId } from '#contract/ids.ts';
import { macroCosts } from './macro-cost.ts';

const [bakery, shop] = [accountId.parse('bakery'), accountId.parse('shop')];
const prices = {
  currency: 'USD',
  publicAnswer: 15_000,
  publicAnswerWithLink: 200_000,
  directAnswer: 10_000,
} as const;
const answer = (of: Partial<Parameters<typeof macroCosts>[0][number]> = {}) => ({
  accountId: bakery,
  kind: 'public' as const,
  text: 'From nine to five.',
  obstacle: null,
  ...of,
});
const rows = [
  answer(),
  answer({ text: 'See https://bakery.example' }),
  answer({ kind: 'direct' }),
  answer({ obstacle: 'has-draft' }),
  answer({ accountId: shop }),
];

test('what is sent is counted account by account, a link dearer, and what stays here not at all', () => {
  const accounts = [
    { id: bakery, handle: '@bakery', money: { prices, spent: 0 } },
    { id: shop, handle: '@shop' },
  ];
  expect(macroCosts(rows, accounts)).toEqual([
    { accountId: bakery, handle: '@bakery', currency: 'USD', amount: 225_000, over: null },
  ]);
});

test('past the month’s limit it says so', () => {
  const money = { prices, spent: 4_900_000, cap: 5_000_000 };
  const [cost] = macroCosts(rows, [{ id: bakery, handle: '@bakery', money }]);
  expect(cost?.over).toEqual({ spent: 4_900_000, cap: 5_000_000 });
});
