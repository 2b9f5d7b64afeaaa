import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goalFor, withDue, type AnswerGoal } from './answer-goal.ts';
import { DAY_MS, dayOf, readDay, weekdayOf, yearOf } from './civil-day.ts';
import type { Conversation } from './conversation.ts';
import { easterOf, GERMAN_STATES, holidaysOf } from './holidays.ts';
import { toId } from './ids.ts';
import { openTime, type Holidays } from './open-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const utc = (...[year, month, day, hour = 0]: [number, number, number, number?]): number =>
  dayOf(year, month, day) * DAY_MS + hour * HOUR;
const WEEK = { weekdays: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1020 };
const open = openTime(WEEK, { days: [] }, () => 0);
/** Wednesday, 25 November 2026. */
const at = (hour: number, day = 25): number => utc(2026, 11, day, hour);

describe('days', () => {
  test('are the same as those of the calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          const day = Math.floor(date.getTime() / DAY_MS);
          const made = dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
          expect(made).toBe(day);
          expect(yearOf(day)).toBe(date.getUTCFullYear());
          expect(weekdayOf(day)).toBe(date.getUTCDay());
          expect(readDay(date.toISOString().slice(0, 10))).toBe(day);
        },
      ),
    );
  });

  test('are read as they are written, and refused when there is no such day', () => {
    expect(readDay('2026-12-24')).toBe(dayOf(2026, 12, 24));
    for (const text of ['2026-02-29', '2026-13-01', '24.12.2026', ''])
      expect(readDay(text)).toBeNull();
  });
});

describe('holidays', () => {
  test.each([
    [2024, 3, 31],
    [2025, 4, 20],
    [2026, 4, 5],
    [2038, 4, 25],
    [2285, 3, 22],
  ])('Easter %i is on %i/%i', (year, month, day) => {
    expect(easterOf(year)).toBe(dayOf(year, month, day));
  });

  test('are as many as the states say', () => {
    const counts = GERMAN_STATES.map((state) => holidaysOf(state, 2026).size);
    expect(counts).toEqual([12, 13, 10, 12, 10, 10, 10, 11, 10, 11, 11, 12, 11, 11, 10, 11]);
  });

  test('Saxony repents on the Wednesday before 23 November', () => {
    expect(holidaysOf('SN', 2026).has(dayOf(2026, 11, 18))).toBe(true);
    expect(holidaysOf('SN', 2022).has(dayOf(2022, 11, 16))).toBe(true);
  });
});

describe('open time', () => {
  test.each([
    ['within a day', at(10), 2 * HOUR, at(12)],
    ['over night', at(16), 2 * HOUR, at(10, 26)],
    ['over the weekend', at(16, 27), 2 * HOUR, at(10, 30)],
    ['from outside', at(3), HOUR, at(10)],
  ])('goes on %s', (...[, from, ms, expected]) => {
    expect(open.after(from, ms)).toBe(expected);
    expect(open.between(from, expected)).toBe(ms);
  });

  test('leaves out holidays and days that were entered', () => {
    const holidays: Holidays = { state: 'BE', days: [dayOf(2026, 12, 24)] };
    const closed = openTime(WEEK, holidays, () => 0);
    expect(closed.after(utc(2026, 12, 23, 16), 2 * HOUR)).toBe(utc(2026, 12, 28, 10));
  });

  test('keeps the hours of the clock when summer time begins', () => {
    const change = utc(2026, 3, 29, 1);
    const berlin = openTime(WEEK, { days: [] }, (moment) => (moment < change ? HOUR : 2 * HOUR));
    expect(berlin.after(utc(2026, 3, 27, 15), 2 * HOUR)).toBe(utc(2026, 3, 30, 8));
  });

  test('without hours there is no moment', () => {
    const never = openTime({ ...WEEK, weekdays: [] }, { days: [] }, () => 0);
    expect(never.after(at(10), HOUR)).toBeNull();
  });

  test('whatever the moment: as much passes between as was added', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 * 24 }),
        fc.integer({ min: 1, max: 5000 }),
        (hours, minutes) => {
          const from = at(0) + hours * HOUR;
          const end = open.after(from, minutes * MINUTE);
          expect(end === null ? null : open.between(from, end)).toBe(minutes * MINUTE);
        },
      ),
    );
  });
});

const GOAL: AnswerGoal = { id: 'all', firstMinutes: 60, nextMinutes: 120, solutionMinutes: 960 };
const given = { goals: [GOAL], open };

function conversation(change: Partial<Conversation>): Conversation {
  return {
    id: toId('c'),
    workspaceId: toId('w'),
    accountId: toId('a'),
    network: 'mastodon',
    remoteRootId: 'c',
    kind: 'comment',
    personId: toId('p'),
    personName: 'Jana',
    personHandle: '@jana',
    preview: { authorName: 'Jana', direction: 'in', text: '', at: 0 },
    state: 'open',
    labelIds: [],
    notes: [],
    isMuted: false,
    unreadCount: 0,
    lastActivityAt: 0,
    firstInboundAt: at(10),
    lastInboundAt: at(10),
    ...change,
  };
}

describe('an answer', () => {
  test('is due by the first goal, later ones by the next', () => {
    expect(withDue(conversation({}), given, at(10)).dueAt).toBe(at(11));
    const again = conversation({ lastOutboundAt: at(11), lastInboundAt: at(12) });
    expect(withDue(again, given, at(12)).dueAt).toBe(at(14));
  });

  test('is owed since the oldest message without one', () => {
    const first = withDue(conversation({}), given, at(10));
    const more = withDue({ ...first, lastInboundAt: at(12) }, given, at(12));
    expect(more.dueAt).toBe(at(11));
  });

  test('is not due while it rests, and later by as much as it rested', () => {
    const first = withDue(conversation({}), given, at(10));
    const asleep = withDue({ ...first, state: 'snoozed' }, given, at(10) + 30 * MINUTE);
    expect(asleep.dueAt).toBeUndefined();
    const awake = withDue({ ...asleep, state: 'open' }, given, at(10, 26));
    expect(awake.dueAt).toBe(at(10, 26) + 30 * MINUTE);
  });

  test('answered: the solution stays due until it is done', () => {
    const first = withDue(conversation({}), given, at(10));
    const answered = withDue({ ...first, lastOutboundAt: at(10) + MINUTE }, given, at(11));
    expect(answered.dueAt).toBe(at(10, 27));
    expect(withDue({ ...answered, state: 'done' }, given, at(12)).dueAt).toBeUndefined();
  });

  test('has no clock without a goal', () => {
    const first = withDue(conversation({}), given, at(10));
    expect(withDue(first, { goals: [], open }, at(10))).toEqual(conversation({}));
  });

  test('goes by the goal that says most', () => {
    const direct: AnswerGoal = { id: 'direct', kind: 'direct' };
    const bluesky: AnswerGoal = { id: 'bluesky', network: 'bluesky' };
    const goals = [GOAL, direct, bluesky];
    expect(goalFor({ network: 'bluesky', kind: 'direct' }, goals)).toBe(bluesky);
    expect(goalFor({ network: 'mastodon', kind: 'direct' }, goals)).toBe(direct);
    expect(goalFor({ network: 'mastodon', kind: 'comment' }, [direct])).toBeNull();
  });

  test('looked at twice without a change it stays the same, in whatever state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('open', 'waiting', 'snoozed', 'done'),
        fc.integer({ min: 0, max: 200 }),
        (state, hours) => {
          const once = withDue(conversation({ state }), given, at(10) + hours * HOUR);
          expect(withDue(once, given, at(12) + hours * HOUR)).toBe(once);
        },
      ),
    );
  });
});
