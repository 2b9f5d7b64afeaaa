import { expect, test } from 'vitest';
import { newCursor, type FeedCursor, type FeedGap } from './cursor.ts';
import { acceptGaps, missedOf, withGap } from './gaps.ts';
import { toId, type AccountId, type WorkspaceId } from './ids.ts';

const DAY_MS = 24 * 3_600_000;
const account = { id: toId<AccountId>('a'), workspaceId: toId<WorkspaceId>('w') };

function cursorWith(kind: 'interactions' | 'home', gaps: readonly FeedGap[]): FeedCursor {
  return { ...newCursor(account, { kind }), gaps };
}

test('gaps of all feeds of the inbox are told as one for each reason', () => {
  const cursors = [
    cursorWith('interactions', [
      { from: 10, to: 20, seenAt: 100 },
      { from: 30, to: 40, seenAt: 200 },
      { why: 'not-readable', seenAt: 150 },
    ]),
    cursorWith('home', [{ from: 1, to: 99, seenAt: 300 }]),
  ];
  expect(missedOf(cursors)).toEqual([
    { why: 'not-shown', from: 10, to: 40, seenAt: 200 },
    { why: 'not-readable', seenAt: 150 },
  ]);
});

test('an end that one of them does not know is not told', () => {
  const cursors = [cursorWith('interactions', [{ from: 10, to: 20, seenAt: 1 }, { seenAt: 2 }])];
  expect(missedOf(cursors)).toEqual([{ why: 'not-shown', seenAt: 2 }]);
});

test('what the person knows stays on record and is not told again', () => {
  const cursor = acceptGaps(cursorWith('interactions', [{ from: 10, to: 20, seenAt: 1 }]));
  expect(cursor.gaps).toEqual([{ from: 10, to: 20, seenAt: 1, isAccepted: true }]);
  expect(missedOf([cursor])).toEqual([]);
});

test('the same broken entry on every page is one record a week', () => {
  let gaps: readonly FeedGap[] = [];
  for (let day = 0; day < 10; day++)
    gaps = withGap(gaps, { why: 'not-readable' }, 1000 + day * DAY_MS);
  expect(gaps.map(({ seenAt }) => (seenAt - 1000) / DAY_MS)).toEqual([0, 7]);
});

test('of very many the last fifty stay', () => {
  let gaps: readonly FeedGap[] = [];
  for (let at = 0; at < 60; at++) gaps = withGap(gaps, { from: at, to: at + 1 }, at);
  expect(gaps.map(({ from }) => from)).toEqual(Array.from({ length: 50 }, (_, at) => at + 10));
});
