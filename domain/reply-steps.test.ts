import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReplyStatus, SendIntent } from './reply.ts';
import {
  afterAnswer,
  afterCheck,
  keyAge,
  nextStep,
  recoverFromBackup,
  recoverReply,
  SETTLE_MS,
  startSending,
} from './reply-steps.ts';
import { backToDraft, discardReply, queueReply, retryReply, settleReply } from './reply-wishes.ts';

const NOW = 1_800_000_000_000;
const intent: SendIntent = { key: 'k', createdAt: NOW, order: 1 };
const untried = { attempts: 0, mayHaveArrived: false, checks: 0 };
const at = { now: NOW, fraction: 0 };
/** By the clock on the wall. */
const keyAgeOf = (status: ReplyStatus, now: number): number =>
  'progress' in status ? keyAge(status.progress, now) : 0;

const queued: Extract<ReplyStatus, { state: 'queued' }> = {
  state: 'queued',
  intent,
  progress: untried,
  notBefore: NOW + 5000,
  waitsFor: 'undo',
};

function sending(progress = untried): ReplyStatus {
  const started = startSending({ ...queued, progress }, NOW);
  if (started === null) throw new Error('A queued reply can be sent');
  return started;
}

describe('queueing', () => {
  test('a draft is queued with the intent that it keeps for ever', () => {
    expect(
      queueReply({ state: 'draft' }, { notBefore: NOW + 5000, waitsFor: 'undo' }, intent),
    ).toEqual(queued);
  });

  test('a reply that is queued already is not queued again: a double click is one reply', () => {
    expect(queueReply(queued, { notBefore: NOW, waitsFor: 'undo' }, intent)).toBeNull();
  });
});

describe('taking back', () => {
  test('while it waits, a reply becomes a draft again', () => {
    expect(backToDraft(queued)).toEqual({ state: 'draft' });
  });

  test('once it may have arrived, nobody can take it back or throw it away', () => {
    const doubtful: ReplyStatus = { ...queued, progress: { ...untried, mayHaveArrived: true } };
    expect([backToDraft(doubtful), discardReply(doubtful, NOW)]).toEqual([null, null]);
  });

  test('what is on its way cannot be taken back', () => {
    expect([backToDraft(sending()), discardReply(sending(), NOW)]).toEqual([null, null]);
  });
});

describe('answers of the network', () => {
  test('a yes makes it sent, with the id of the post', () => {
    expect(afterAnswer(sending(), { kind: 'yes', remoteId: '7', url: 'https://x/7' }, at)).toEqual({
      state: 'sent',
      intent,
      sentAt: NOW,
      remoteId: '7',
      url: 'https://x/7',
    });
  });

  test('a definite no that is final goes back to the person with the reason', () => {
    const failure = { code: 'rejected', detail: 'Too long' } as const;
    const after = afterAnswer(sending(), { kind: 'no', failure }, at);
    expect(after).toMatchObject({ state: 'failed', failure });
  });

  test('a definite no that passes waits at least as long as the server asked', () => {
    const failure = { code: 'rate-limited', retryAt: NOW + 90_000 } as const;
    expect(afterAnswer(sending(), { kind: 'no', failure }, at)).toMatchObject({
      state: 'queued',
      notBefore: NOW + 90_000,
      waitsFor: 'retry',
    });
  });

  test('an unclear answer settles before anybody looks', () => {
    expect(
      afterAnswer(sending(), { kind: 'unclear', failure: { code: 'timeout' } }, at),
    ).toMatchObject({ state: 'unclear', needs: 'checking', nextCheckAt: NOW + SETTLE_MS });
  });

  test('a no to the repetition does not clear the doubt about the first attempt', () => {
    const again = sending({ ...untried, attempts: 1, mayHaveArrived: true });
    expect(afterAnswer(again, { kind: 'no', failure: { code: 'rejected' } }, at)).toMatchObject({
      state: 'unclear',
      needs: 'person',
    });
  });

  test('a crash while sending leaves it unclear, never queued', () => {
    expect(recoverReply(sending(), NOW)).toMatchObject({
      state: 'unclear',
      needs: 'checking',
      nextCheckAt: NOW + SETTLE_MS,
      progress: { mayHaveArrived: true },
    });
  });
});

test('what waits in a restored backup is looked for before it is sent: it may be there already', () => {
  const waiting: ReplyStatus = { ...queued, notBefore: NOW };
  const later = NOW + 86_400_000;
  const recovered = recoverFromBackup(waiting, later) ?? waiting;
  expect(recovered).toMatchObject({ state: 'unclear', needs: 'checking' });
  expect(nextStep(recovered, later)).toEqual({ kind: 'wait', until: later + SETTLE_MS });
  const guarantee = { kind: 'idempotency-key', windowMs: 3_600_000 } as const;
  const keyAgeMs = keyAgeOf(recovered, later);
  const judged = { now: later, fraction: 0, guarantee, keyAgeMs };
  const looked = afterCheck(recovered, { kind: 'absent' }, judged);
  expect(looked).toMatchObject({ next: 'rest', status: { needs: 'person' } });
});

describe('looking for an unclear reply', () => {
  const unclear = recoverReply(sending(), NOW - SETTLE_MS) ?? queued;
  const look = (guarantee: Parameters<typeof afterCheck>[2]['guarantee'], now = NOW) =>
    afterCheck(
      unclear,
      { kind: 'absent' },
      { now, fraction: 0, guarantee, keyAgeMs: keyAgeOf(unclear, now) },
    );

  test('found is sent', () => {
    const result = { kind: 'found', remoteId: '7' } as const;
    const after = afterCheck(unclear, result, {
      ...at,
      guarantee: { kind: 'lookup' },
      keyAgeMs: 0,
    });
    expect(after).toEqual({
      status: { state: 'sent', intent, sentAt: NOW, remoteId: '7' },
      next: 'rest',
    });
  });

  test('absent is repeated where we choose the id', () => {
    expect(look({ kind: 'chosen-id' })?.next).toBe('repeat');
  });

  test('absent is repeated in the first half of the life of a key, and not later', () => {
    const guarantee = { kind: 'idempotency-key', windowMs: 3_600_000 } as const;
    expect(look(guarantee)?.next).toBe('repeat');
    expect(look(guarantee, NOW + 1_800_000)).toMatchObject({
      next: 'rest',
      status: { needs: 'person' },
    });
  });

  test('a key is not trusted when the clock stands before its first use', () => {
    const guarantee = { kind: 'idempotency-key', windowMs: 3_600_000 } as const;
    expect(look(guarantee, NOW - 86_400_000)?.next).toBe('rest');
  });

  test('absent goes to the person where the network cannot tell two posts apart', () => {
    for (const kind of ['lookup', 'none'] as const)
      expect(look({ kind })).toMatchObject({ next: 'rest', status: { needs: 'person' } });
  });

  test('the person decides: it is there, send it again, or throw it away', () => {
    expect(settleReply(unclear, 'sent', NOW)).toEqual({ state: 'sent', intent, sentAt: NOW });
    expect(settleReply(unclear, 'send-again', NOW)).toMatchObject({ state: 'queued', intent });
    expect(settleReply(unclear, 'discard', NOW)).toEqual({ state: 'canceled', canceledAt: NOW });
  });
});

describe('when', () => {
  test('a clock that was set back does not hold a reply for ever', () => {
    expect(nextStep({ ...queued, notBefore: NOW + 86_400_000 }, NOW)).toEqual({ kind: 'send' });
  });

  test('a reply planned for next week waits', () => {
    const later: ReplyStatus = { ...queued, waitsFor: 'later', notBefore: NOW + 604_800_000 };
    expect(nextStep(later, NOW)).toEqual({ kind: 'wait', until: NOW + 604_800_000 });
  });
});

const answers = fc.constantFrom(
  { kind: 'yes', remoteId: '1' } as const,
  { kind: 'no', failure: { code: 'rejected' } } as const,
  { kind: 'no', failure: { code: 'unreachable' } } as const,
  { kind: 'unclear', failure: { code: 'timeout' } } as const,
);

test('the intent never changes on any way through sending, checking and retrying', () => {
  fc.assert(
    fc.property(fc.array(answers, { minLength: 1, maxLength: 12 }), (sequence) => {
      let status: ReplyStatus = queued;
      for (const answer of sequence) {
        const started: ReplyStatus | null = startSending(status, NOW) ?? retryReply(status, NOW);
        if (started === null) break;
        status = afterAnswer(started, answer, at) ?? started;
        if ('intent' in status) expect(status.intent).toBe(intent);
      }
    }),
  );
});
