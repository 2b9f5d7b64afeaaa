import { afterEach, describe, expect, test, vi } from 'vitest';
import type * as Order from '#domain/reply-order.ts';
import type * as Steps from '#domain/reply-steps.ts';
import type * as Wishes from '#domain/reply-wishes.ts';
import { nextStep } from '#domain/reply-steps.ts';
import type * as Record from '#main/outbox/record.ts';
import type * as Client from './network-client.ts';

/**
 * Judges the simulation itself: each planted defect is one that an engineer could make, and the
 * simulation has to find it. A defect that it misses means that a promise is not really watched.
 */
type Defect = {
  readonly name: string;
  readonly steps?: (real: typeof Steps) => Partial<typeof Steps>;
  readonly wishes?: (real: typeof Wishes) => Partial<typeof Wishes>;
  readonly order?: (real: typeof Order) => Partial<typeof Order>;
  readonly record?: (real: typeof Record) => Partial<typeof Record>;
  readonly client?: (real: typeof Client) => Partial<typeof Client>;
};

const MOST_SEEDS = 1500;

const defects: readonly Defect[] = [
  {
    name: 'a 500 counts as a definite no',
    steps: ({ afterAnswer }) => ({
      afterAnswer: (status, answer, at) =>
        afterAnswer(
          status,
          answer.kind === 'unclear' && answer.failure.code === 'server-error'
            ? { ...answer, kind: 'no' }
            : answer,
          at,
        ),
    }),
  },
  {
    name: 'a lost answer counts as a definite no',
    steps: ({ afterAnswer }) => ({
      afterAnswer: (status, answer, at) =>
        afterAnswer(status, answer.kind === 'unclear' ? { ...answer, kind: 'no' } : answer, at),
    }),
  },
  {
    name: 'an unclear reply is sent again without looking',
    steps: ({ afterCheck }) => ({
      afterCheck: (status, result, at) => {
        const outcome = afterCheck(status, result, at);
        return outcome === null ? null : { ...outcome, next: 'repeat' };
      },
    }),
  },
  {
    name: 'after a crash what was sending is queued again',
    steps: () => ({
      recoverReply: (status, now) =>
        status.state === 'sending'
          ? { ...status, state: 'queued', notBefore: now, waitsFor: 'retry' }
          : null,
    }),
  },
  {
    name: 'after a crash what was sending stays sending',
    steps: () => ({ recoverReply: () => null }),
  },
  {
    name: 'nobody waits until an unclear answer has settled',
    steps: ({ afterAnswer, recoverReply }) => ({
      SETTLE_MS: 0,
      afterAnswer: (status, answer, at) => unsettled(afterAnswer(status, answer, at), at.now),
      recoverReply: (status, now) => unsettled(recoverReply(status, now), now),
    }),
  },
  {
    name: 'the chosen id is made anew when there is doubt',
    steps: ({ afterAnswer }) => ({
      afterAnswer: (status, answer, at) => {
        const after = afterAnswer(status, answer, at);
        if (after?.state !== 'unclear' || after.intent.chosenId === undefined) return after;
        return { ...after, intent: { ...after.intent, chosenId: `${after.intent.chosenId}+` } };
      },
    }),
  },
  {
    name: 'undo is granted although it may have arrived',
    wishes: () => ({ backToDraft: () => ({ state: 'draft' }) }),
  },
  {
    name: 'the queue of a conversation is not kept in order',
    order: ({ headsOfConversations }) => ({
      headsOfConversations: (replies) => [
        ...replies.filter(({ status }) => nextStep(status, 0).kind !== 'nothing').toReversed(),
        ...headsOfConversations(replies),
      ],
    }),
  },
  {
    name: 'Retry-After is ignored',
    record: () => ({ restAccount: () => undefined }),
    steps: ({ afterAnswer }) => ({
      afterAnswer: (status, answer, at) => {
        if (answer.kind === 'yes') return afterAnswer(status, answer, at);
        const { retryAt: _ignored, ...failure } = answer.failure;
        return afterAnswer(status, { ...answer, failure }, at);
      },
    }),
  },
  {
    name: 'a step is decided on what was read before the transaction',
    record: ({ recordStep }) => ({
      recordStep: async (ref, ports, step) => {
        const stale = await ports.store.acrossWorkspaces.get('replies', ref.id);
        return await recordStep(ref, ports, (_current, transaction) =>
          stale === null ? null : step(stale, transaction),
        );
      },
    }),
  },
  {
    name: 'two equal replies may claim the same post',
    client: ({ createSimulatedClient }) => ({
      createSimulatedClient: (server, accountId, world) => {
        const real = createSimulatedClient(server, accountId, world);
        const { replies } = real;
        if (replies?.findSent === undefined) return real;
        return {
          ...real,
          replies: {
            ...replies,
            findSent: async (job) =>
              (await replies.findSent?.({ ...job, claimedRemoteIds: new Set() })) ?? 'cannot-tell',
          },
        };
      },
    }),
  },
];

function unsettled(status: ReturnType<typeof Steps.recoverReply>, now: number) {
  return status?.state === 'unclear' ? { ...status, nextCheckAt: now } : status;
}

afterEach(() => {
  vi.doUnmock('#domain/reply-steps.ts');
  vi.doUnmock('#domain/reply-wishes.ts');
  vi.doUnmock('#domain/reply-order.ts');
  vi.doUnmock('#main/outbox/record.ts');
  vi.doUnmock('./network-client.ts');
  vi.resetModules();
});

/** The first seed that shows the defect, or null. */
async function firstSeedThatFinds(defect: Defect): Promise<number | null> {
  vi.resetModules();
  if (defect.steps) plant('#domain/reply-steps.ts', defect.steps);
  if (defect.wishes) plant('#domain/reply-wishes.ts', defect.wishes);
  if (defect.order) plant('#domain/reply-order.ts', defect.order);
  if (defect.record) plant('#main/outbox/record.ts', defect.record);
  if (defect.client) plant('./network-client.ts', defect.client);
  const { playHistory } = await import('./history.ts');
  const { judge } = await import('./judge.ts');
  for (let seed = 1; seed <= MOST_SEEDS; seed++)
    if (judge(await playHistory(seed)).length > 0) return seed;
  return null;
}

function plant<Module extends object>(
  path: string,
  change: (real: Module) => Partial<Module>,
): void {
  vi.doMock(path, async (importOriginal) => {
    const real = await importOriginal<Module>();
    return { ...real, ...change(real) };
  });
}

describe('the simulation finds the planted defect:', () => {
  test.for(defects)('$name', { timeout: 60_000 }, async (defect) => {
    expect(await firstSeedThatFinds(defect)).not.toBeNull();
  });
});

test('a change that breaks nothing raises no alarm', async () => {
  const harmless: Defect = {
    name: 'a longer pause',
    steps: ({ afterAnswer }) => ({
      afterAnswer: (status, answer, at) => afterAnswer(status, answer, { ...at, fraction: 1 }),
    }),
  };
  expect(await firstSeedThatFinds(harmless)).toBeNull();
}, 60_000);
