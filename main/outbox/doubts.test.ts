import { expect, test } from 'vitest';
import type { Reply } from '#domain/reply.ts';
import { recoverReply, SETTLE_MS, startSending } from '#domain/reply-steps.ts';
import { aMessage, anAccount, aReply, BAKERY } from '#main/testing/documents.ts';
import { createDoubts } from './doubts.ts';

const HOUR_MS = 3_600_000;

/** Two clocks, and a reply whose answer was lost at noon. */
function anHourOf() {
  const clock = { wall: 1_800_000_000_000, steady: 0 };
  const doubts = createDoubts({ now: () => clock.wall, elapsed: () => clock.steady });
  const reply = aReply(aMessage(anAccount(BAKERY), '1'));
  const queued: Reply['status'] = {
    state: 'queued',
    intent: { key: 'k', createdAt: clock.wall, order: 1 },
    progress: { attempts: 0, mayHaveArrived: false, checks: 0 },
    notBefore: clock.wall,
    waitsFor: 'retry',
  };
  const sending = startSending(queued, clock.wall) ?? queued;
  const unclear: Reply = { ...reply, status: recoverReply(sending, clock.wall) ?? sending };
  doubts.note(unclear);
  const pass = (ms: number): void => {
    clock.wall += ms;
    clock.steady += ms;
  };
  return { clock, doubts, unclear, pass };
}

test('a key is as old as the longer of what both clocks say', () => {
  const { clock, doubts, unclear, pass } = anHourOf();
  pass(HOUR_MS / 4);
  expect(doubts.keyAgeMs(unclear)).toBe(HOUR_MS / 4);
  // Asleep: only the clock on the wall goes on.
  clock.wall += HOUR_MS;
  expect(doubts.keyAgeMs(unclear)).toBe(1.25 * HOUR_MS);
});

test('a clock that is set back makes no key younger, however often it is tried again', () => {
  const { clock, doubts, unclear, pass } = anHourOf();
  pass(2 * HOUR_MS);
  clock.wall -= 1.5 * HOUR_MS;
  expect(doubts.keyAgeMs(unclear)).toBe(2 * HOUR_MS);
  doubts.note(unclear);
  pass(HOUR_MS);
  expect(doubts.keyAgeMs(unclear)).toBe(3 * HOUR_MS);
  clock.wall -= 9 * HOUR_MS;
  expect(doubts.keyAgeMs(unclear)).toBe(Number.POSITIVE_INFINITY);
});

test('an unclear answer settles by the steady clock', () => {
  const { clock, doubts, unclear, pass } = anHourOf();
  clock.wall += HOUR_MS;
  expect(doubts.unsettledMs(unclear)).toBe(SETTLE_MS);
  pass(SETTLE_MS);
  expect(doubts.unsettledMs(unclear)).toBe(0);
});
