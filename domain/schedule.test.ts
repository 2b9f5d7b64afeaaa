import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAILURE_CODES, type Failure } from './failure.ts';
import {
  affordableAt,
  circuitAfter,
  dueAt,
  HEALTHY,
  paceAfterPull,
  retryAfterFailure,
  shortestInterval,
  shutUntil,
  spend,
  UNUSED,
} from './schedule.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attention = fc.constantFrom('focused', 'background');
const found = fc.constantFrom('news', 'nothing');

describe('the interval', () => {
  test('is halved by news and stretched by silence', () => {
    const at = { now: NOW, fraction: 0.5 };
    expect([
      paceAfterPull(8 * MINUTE, { found: 'news', attention: 'focused' }, at),
      paceAfterPull(8 * MINUTE, { found: 'nothing', attention: 'focused' }, at),
      paceAfterPull(0, { found: 'nothing', attention: 'focused' }, at),
      paceAfterPull(14 * MINUTE, { found: 'nothing', attention: 'background' }, at),
    ]).toEqual([
      { intervalMs: 4 * MINUTE, nextAt: NOW + 4 * MINUTE },
      { intervalMs: 10 * MINUTE, nextAt: NOW + 10 * MINUTE },
      { intervalMs: 30_000, nextAt: NOW + 30_000 },
      { intervalMs: 15 * MINUTE, nextAt: NOW + 15 * MINUTE },
    ]);
  });

  test('never leaves its bounds, whatever happened before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.array(fc.tuple(found, attention, fraction), { minLength: 1, maxLength: 40 }),
        (start, history) => {
          let intervalMs = start;
          for (const [what, who, spread] of history) {
            const pace = paceAfterPull(
              intervalMs,
              { found: what, attention: who },
              { now: NOW, fraction: spread },
            );
            intervalMs = pace.intervalMs;
            const least = shortestInterval(who);
            expect(intervalMs).toBeGreaterThanOrEqual(least);
            expect(intervalMs).toBeLessThanOrEqual(15 * MINUTE);
            expect(pace.nextAt - NOW).toBeGreaterThanOrEqual(0.8 * least - 1);
            expect(pace.nextAt - NOW).toBeLessThanOrEqual(18 * MINUTE);
          }
        },
      ),
    );
  });
});

describe('after a failure', () => {
  test('Retry-After is a floor, up to a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 40 * 3_600_000 }),
        fc.integer({ min: 1, max: 50 }),
        fraction,
        (wait, count, spread) => {
          const failure: Failure = { code: 'rate-limited', retryAt: NOW + wait };
          const next = retryAfterFailure(failure, count, { now: NOW, fraction: spread });
          expect(next).toBeGreaterThanOrEqual(Math.min(NOW + wait, NOW + 24 * 3_600_000));
          expect(next).toBeGreaterThan(NOW);
          expect(next - NOW).toBeLessThanOrEqual(1.1 * 24 * 3_600_000 + 1);
        },
      ),
    );
  });

  test('a limit without a time waits a minute at least, a network failure five minutes at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fraction, (count, spread) => {
        const at = { now: NOW, fraction: spread };
        const limited = retryAfterFailure({ code: 'rate-limited' }, count, at) - NOW;
        const unreachable = retryAfterFailure({ code: 'unreachable' }, count, at) - NOW;
        expect(limited).toBeGreaterThanOrEqual(MINUTE);
        expect(limited).toBeLessThanOrEqual(15 * MINUTE);
        expect(unreachable).toBeGreaterThanOrEqual(1000);
        expect(unreachable).toBeLessThanOrEqual(5 * MINUTE);
      }),
    );
  });

  test('what will not change by itself is asked about once an hour', () => {
    const at = { now: NOW, fraction: 0 };
    expect(retryAfterFailure({ code: 'server-unsupported' }, 1, at)).toBe(NOW + 60 * MINUTE);
  });
});

describe('what is due', () => {
  test('looking at a client brings its next pull forward, but not past a failure', () => {
    const quiet = { nextAt: NOW + 10 * MINUTE, lastTriedAt: NOW - 5 * MINUTE, failureCount: 0 };
    expect([
      dueAt(quiet, 'background', NOW),
      dueAt(quiet, 'focused', NOW) <= NOW,
      dueAt({ ...quiet, failureCount: 1 }, 'focused', NOW),
    ]).toEqual([NOW + 10 * MINUTE, true, NOW + 10 * MINUTE]);
  });

  test('asking for it by hand does not break a Retry-After', () => {
    const limited = {
      nextAt: 0,
      failureCount: 1,
      failure: { code: 'rate-limited', retryAt: NOW + MINUTE },
    } as const;
    expect(dueAt(limited, 'focused', NOW)).toBe(NOW + MINUTE);
  });

  test('a clock that was set back never makes a feed wait for days', () => {
    const failures = fc.option(
      fc.record({
        code: fc.constantFrom(...FAILURE_CODES),
        retryAt: fc.integer({ min: 0, max: 4e12 }),
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 0, max: 4e12 }),
        failures,
        (nextAt, lastTriedAt, failure) => {
          const waiting = {
            nextAt,
            lastTriedAt,
            failureCount: failure === null ? 0 : 1,
            ...(failure === null ? {} : { failure }),
          };
          expect(dueAt(waiting, 'background', NOW) - NOW).toBeLessThanOrEqual(1.1 * 24 * 3_600_000);
        },
      ),
    );
  });
});

test('five failures in a row shut the way to a host, one success opens it', () => {
  let circuit = HEALTHY;
  for (let count = 1; count <= 4; count++)
    circuit = circuitAfter(circuit, { code: 'timeout' }, NOW);
  expect(shutUntil(circuit, NOW)).toBe(null);
  circuit = circuitAfter(circuit, { code: 'timeout' }, NOW);
  expect(shutUntil(circuit, NOW)).toBe(NOW + MINUTE);
  expect(shutUntil(circuit, NOW + MINUTE)).toBe(null);
  const again = circuitAfter(circuit, { code: 'timeout' }, NOW + MINUTE);
  expect(shutUntil(again, NOW + MINUTE)).toBe(NOW + 3 * MINUTE);
  expect(circuitAfter(again, null, NOW)).toEqual(HEALTHY);
  expect(circuitAfter(HEALTHY, { code: 'rejected' }, NOW)).toEqual(HEALTHY);
});

function askedIn(gaps: readonly number[]): { asked: number; windows: number } {
  let now = NOW;
  let budget = UNUSED;
  for (const gap of gaps) {
    now = affordableAt(budget, now + gap);
    budget = spend(budget, now);
  }
  return { asked: gaps.length, windows: Math.floor((now - NOW) / (5 * MINUTE)) + 1 };
}

test('a host is asked 75 times in five minutes, not more', () => {
  expect(
    fc.check(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 400 }), (gaps) => {
        const { asked, windows } = askedIn(gaps);
        return asked <= 75 * windows;
      }),
    ).failed,
  ).toBe(false);
});
