import { describe, expect, test } from 'vitest';
import { createRates, rateOf, retryAfterOf } from './http-rate.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const limit = (remaining: string, reset: string, more: Record<string, string> = {}): Headers =>
  new Headers({
    'ratelimit-limit': '3000',
    'ratelimit-remaining': remaining,
    'ratelimit-reset': reset,
    ...more,
  });

describe('the moment a limit starts anew', () => {
  const cases: readonly [string, Headers, number][] = [
    [
      'ISO 8601 (Mastodon, GoToSocial)',
      new Headers({
        'x-ratelimit-limit': '300',
        'x-ratelimit-remaining': '7',
        'x-ratelimit-reset': '2026-11-23T12:04:00.123456Z',
      }),
      NOW + 240_123,
    ],
    ['unix seconds (Bluesky, X)', limit('7', String(NOW / 1000 + 60)), NOW + 60_000],
    ['seconds from now (RFC draft)', limit('7', '30'), NOW + 30_000],
    ['one that is past counts as now', limit('7', String(NOW / 1000 - 60)), NOW],
    ['one in a year counts as a day', limit('7', String(NOW / 1000 + 3e7)), NOW + 86_400_000],
    [
      'is read against the clock of the server',
      limit('7', String(NOW / 1000 + 3660), { date: 'Mon, 23 Nov 2026 13:00:00 GMT' }),
      NOW + 60_000,
    ],
  ];
  test.each(cases)('%s', (_name, headers, expected) => {
    expect(rateOf(headers, NOW)?.resetAt).toBe(expected);
  });
});

test('an answer without limits, or with unreadable ones, says nothing', () => {
  expect(rateOf(new Headers(), NOW)).toBeNull();
  expect(rateOf(limit('many', 'soon'), NOW)).toBeNull();
});

test('Retry-After is read as seconds and as a date', () => {
  const read = (value: string) => retryAfterOf(new Headers({ 'retry-after': value }), NOW);
  expect(read('120')).toBe(NOW + 120_000);
  expect(read('Mon, 23 Nov 2026 12:05:00 GMT')).toBe(NOW + 300_000);
  expect(read('later')).toBeUndefined();
});

test('a 429 that says nothing closes the bucket for a minute', () => {
  const clock = { now: () => NOW };
  const rates = createRates(clock, { fraction: () => 0 });
  expect(rates.learn('a', { status: 429, headers: new Headers() })).toBe(NOW + 60_000);
  expect(rates.admit('a', 'send')).toBe(NOW + 60_000);
  expect(rates.admit('b', 'backfill')).toBeNull();
});

test('a 429 with a reset header only (GoToSocial) closes the bucket until then', () => {
  const rates = createRates({ now: () => NOW }, { fraction: () => 0 });
  expect(rates.learn('a', { status: 429, headers: limit('0', '90') })).toBe(NOW + 90_000);
});

test('what was sent since the last answer counts, so a burst can not overrun the limit', () => {
  const rates = createRates({ now: () => NOW }, { fraction: () => 0 });
  rates.learn('a', { status: 200, headers: limit('2', '60') });
  const answers = [1, 2, 3].map(() => rates.admit('a', 'send'));
  expect(answers).toEqual([null, null, NOW + 60_000]);
});

test('a bucket opens again when its window is over, also after the clock was set back', () => {
  let now = NOW;
  const rates = createRates({ now: () => now }, { fraction: () => 0 });
  rates.learn('a', { status: 429, headers: limit('0', '60') });
  now = NOW + 60_001;
  expect(rates.admit('a', 'sync')).toBeNull();
  rates.learn('b', { status: 429, headers: limit('0', '60') });
  now = NOW - 40 * 86_400_000;
  expect(rates.admit('b', 'send')).toBeNull();
});

test('a budget that the server never tells is counted here, in its own units, and leaves a fifth to the person', () => {
  let now = NOW;
  const rates = createRates({ now: () => now }, { fraction: () => 0 });
  const budget = (cost: number) => ({ limit: 100, cost, resetAt: NOW + 60_000 });
  expect([79, 2].map((cost) => rates.admit('a', 'sync', budget(cost)))).toEqual([
    null,
    NOW + 60_000,
  ]);
  expect(rates.stateOf('a')).toEqual({ limit: 100, remaining: 21, resetAt: NOW + 60_000 });
  expect([20, 2].map((cost) => rates.admit('a', 'send', budget(cost)))).toEqual([
    null,
    NOW + 60_000,
  ]);
  now += 60_001;
  expect(rates.admit('a', 'sync', { ...budget(10), resetAt: now + 60_000 })).toBeNull();
});
