import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from './civil-day.ts';
import { touchDone, touchEvery, touchLater, touchSpan } from './keep-in-touch.ts';

const NOW = 1_790_000_000_000;
const monthly = touchEvery(undefined, { days: 30, now: NOW });
const dueAt = (...args: Parameters<typeof touchSpan>): number => touchSpan(...args).dueAt;

describe('keeping in touch', () => {
  test('is due so many days after the last contact, at once when that is longer ago', () => {
    expect(dueAt(monthly, NOW - 10 * DAY_MS)).toBe(NOW + 20 * DAY_MS);
    expect(dueAt(monthly, NOW - 45 * DAY_MS)).toBe(NOW - 15 * DAY_MS);
  });

  test('counts from when it was set while there was no contact at all', () => {
    expect(dueAt(monthly, undefined)).toBe(NOW + 30 * DAY_MS);
  });

  test('that was put off is due then, unless there was a contact meanwhile', () => {
    const old = NOW - 45 * DAY_MS;
    const later = touchLater(monthly, old, NOW + 7 * DAY_MS);
    expect(dueAt(later, old)).toBe(NOW + 7 * DAY_MS);
    expect(dueAt({ ...later, days: 3 }, NOW)).toBe(NOW + 3 * DAY_MS);
  });

  test('that is done begins anew, also without a contact', () => {
    expect(dueAt(touchDone(monthly, NOW), NOW - 45 * DAY_MS)).toBe(NOW + 30 * DAY_MS);
  });
});

describe('whatever happens in whatever order', () => {
  const days = fc.integer({ min: 1, max: 400 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('contact' as const), after: days }),
    fc.record({ kind: fc.constant('later' as const), after: days, for: days }),
    fc.record({ kind: fc.constant('done' as const), after: days }),
    fc.record({ kind: fc.constant('days' as const), after: days, days }),
  );

  test('nobody is told twice in one span, and nobody is forgotten', () => {
    fc.assert(
      fc.property(days, fc.array(step, { maxLength: 20 }), (every, steps) => {
        let now = NOW;
        let touch = touchEvery(undefined, { days: every, now });
        let last: number | undefined;
        for (const one of steps) {
          now += one.after * DAY_MS;
          const before = touchSpan(touch, last);
          if (one.kind === 'contact') last = now;
          if (one.kind === 'later') touch = touchLater(touch, last, now + one.for * DAY_MS);
          if (one.kind === 'done') touch = touchDone(touch, now);
          if (one.kind === 'days') touch = touchEvery(touch, { days: one.days, now });
          const span = touchSpan(touch, last);
          // A contact and "done" begin a span; nothing else does.
          const begins = one.kind === 'contact' || one.kind === 'done';
          expect(span.from).toBe(begins ? now : before.from);
          // Only after all its days, and after what was asked for.
          expect(span.dueAt).toBeGreaterThanOrEqual(span.from + touch.days * DAY_MS);
          if (one.kind === 'later')
            expect(span.dueAt).toBeGreaterThanOrEqual(now + one.for * DAY_MS);
          // Never so late that it is lost: the days, or what was put off.
          expect(span.dueAt).toBeLessThanOrEqual(
            Math.max(span.from + touch.days * DAY_MS, touch.later?.until ?? 0),
          );
        }
      }),
    );
  });
});
