import { describe, expect, test } from 'vitest';
import { hasLink } from './link-in-text.ts';
import { afterSpending, affordableFrom, priceOf, spentIn } from './prices.ts';

const NOVEMBER = Date.UTC(2026, 10, 26, 12);
const DECEMBER = Date.UTC(2026, 11, 1);
const PRICES = {
  currency: 'USD',
  publicAnswer: 15_000,
  publicAnswerWithLink: 200_000,
  directAnswer: 10_000,
} as const;

test.each([
  ['Yes, at noon.', false],
  ['see https://a.example/b', true],
  ['see bakery.de, it is all there', true],
  ['mail to lea@bakery.de', false],
  ['Well.Then we are open', false],
])('whether “%s” holds a link: %s', (text, expected) => {
  expect(hasLink(text)).toBe(expected);
});

test('an answer costs what its kind costs, a public one more with a link', () => {
  const answers = [
    { kind: 'public', text: 'yes' },
    { kind: 'public', text: 'bakery.de' },
    { kind: 'direct', text: 'bakery.de' },
  ] as const;
  expect(answers.map((answer) => priceOf(PRICES, answer))).toEqual([15_000, 200_000, 10_000]);
});

/** With a limit of 10,000. */
const at = (amount: number) => ({ spending: { month: '2026-11', amount }, monthlyCap: 10_000 });

describe('a month', () => {
  test('adds up what was spent in it, and begins anew with the next', () => {
    const one = afterSpending(undefined, 5000, NOVEMBER);
    const two = afterSpending(one, 7000, NOVEMBER + 1000);
    expect([two, spentIn(two, NOVEMBER), spentIn(two, DECEMBER)]).toEqual([
      { month: '2026-11', amount: 12_000 },
      12_000,
      0,
    ]);
    expect(afterSpending(two, 1000, DECEMBER)).toEqual({ month: '2026-12', amount: 1000 });
  });

  test('reading in the background rests from 80 % on until the month is over', () => {
    expect(affordableFrom(at(7999), NOVEMBER)).toBe(NOVEMBER);
    expect(affordableFrom(at(8000), NOVEMBER)).toBe(DECEMBER);
    expect(affordableFrom(at(8000), DECEMBER)).toBe(DECEMBER);
    expect(affordableFrom({ spending: at(1e9).spending }, NOVEMBER)).toBe(NOVEMBER);
    const lastDay = Date.UTC(2026, 11, 31, 23, 59);
    const full = { spending: { month: '2026-12', amount: 1 }, monthlyCap: 1 };
    expect(affordableFrom(full, lastDay)).toBe(Date.UTC(2027, 0, 1));
  });

  test('nothing at all may be spent where the limit is nothing', () => {
    expect(affordableFrom({ monthlyCap: 0 }, NOVEMBER)).toBe(DECEMBER);
  });
});
