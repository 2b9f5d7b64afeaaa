import { expect, test } from 'vitest';
import { newCursor, type FeedCursor } from './cursor.ts';
import { historyOf, needsHistory } from './history.ts';
import { toId, type AccountId, type WorkspaceId } from './ids.ts';

const DAY = 24 * 3_600_000;
const CONNECTED = 1_700_000_000_000;
const account = { createdAt: CONNECTED };
const place = { id: toId<AccountId>('rabe'), workspaceId: toId<WorkspaceId>('bakery') };

function cursor(kind: 'interactions' | 'own' | 'home', change: Partial<FeedCursor>): FeedCursor {
  return { ...newCursor(place, { kind }), lastOkAt: CONNECTED, ...change };
}

function past(days: number, change: Partial<NonNullable<FeedCursor['backfill']>> = {}) {
  const reachedAt = CONNECTED - days * DAY;
  return { backfill: { cursor: days, isComplete: false, reachedAt, count: 10, ...change } };
}

test('the past is fetched for ninety days before connecting, and for longer when that is wanted', () => {
  const fetched = cursor('interactions', past(91));
  expect(needsHistory(cursor('interactions', past(89)), account, CONNECTED)).toBe(true);
  expect(needsHistory(fetched, account, CONNECTED + 400 * DAY)).toBe(false);
  expect(needsHistory(fetched, { ...account, history: '1-year' }, CONNECTED)).toBe(true);
  expect(needsHistory(fetched, { ...account, history: 'all' }, CONNECTED)).toBe(true);
  expect(needsHistory(fetched, { ...account, history: '30-days' }, CONNECTED)).toBe(false);
});

test('nothing older is asked for before the newest is there, nor where the network shows no more', () => {
  const never = cursor('interactions', past(1));
  const { lastOkAt: _, ...unasked } = never;
  expect(needsHistory(unasked, account, CONNECTED)).toBe(false);
  const ended = cursor('interactions', past(1, { isComplete: true }));
  expect(needsHistory(ended, { ...account, history: 'all' }, CONNECTED)).toBe(false);
});

test('progress is told over the feeds of the inbox: the slowest says how far back all is there', () => {
  const feeds = [
    cursor('interactions', past(45)),
    cursor('own', past(90)),
    cursor('home', past(1)),
  ];
  expect(historyOf(account, feeds, CONNECTED)).toEqual({
    reach: '90-days',
    state: 'running',
    reachedAt: CONNECTED - 45 * DAY,
    count: 20,
    share: 0.75,
  });
  expect(historyOf({ ...account, history: 'all' }, feeds, CONNECTED)).toMatchObject({
    state: 'running',
    share: null,
  });
});

test('a past that is there says since when, or that the network shows no more', () => {
  const reached = [cursor('interactions', past(91)), cursor('own', past(20, { isComplete: true }))];
  expect(historyOf(account, reached, CONNECTED)).toMatchObject({
    state: 'done',
    reachedAt: CONNECTED - 90 * DAY,
    share: 1,
  });
  const ended = past(20, { isComplete: true });
  const whole = [cursor('interactions', ended), cursor('own', ended)];
  expect(historyOf(account, whole, CONNECTED)).toMatchObject({
    state: 'whole',
    reachedAt: CONNECTED - 20 * DAY,
  });
});

test('an account that was never fetched is at its beginning', () => {
  expect(historyOf(account, [], CONNECTED)).toEqual({
    reach: '90-days',
    state: 'running',
    reachedAt: CONNECTED,
    count: 0,
    share: 0,
  });
});
