import type { Account } from '#domain/account.ts';
import { cursorId } from '#domain/cursor.ts';
import type { AccountId, ConversationId } from '#domain/ids.ts';
import { feedKey, type Feed } from '#domain/network.ts';
import { affordableFrom } from '#domain/prices.ts';
import { refreshCapabilities } from './capabilities.ts';
import { planFor, type Plan } from './due.ts';
import { pullBackfill } from './pull-backfill.ts';
import { pullForward } from './pull-feed.ts';
import type { LaneContext } from './sync-ports.ts';
import { refreshThread } from './thread.ts';

/** Everything that is asked for one account, one thing after the other. */
export type Lane = {
  /** Something may be due. Cheap, any number of times. */
  wake(): void;
  /** The network hints that a feed has something new. */
  nudge(feed: Feed): void;
  loadThread(thread: ThreadRequest): void;
  /** Asks nothing of its own accord for a while. */
  rest(ms: number): void;
  close(): Promise<void>;
};
export type ThreadRequest = {
  readonly remoteId: string;
  /** Set when a person asked for it: that goes first. */
  readonly conversationId?: ConversationId;
};

/** Timers are cut to this, because the wall clock may jump while they run. */
const LONGEST_TIMER_MS = 60_000;
/** After trouble that is a bug of ours: try again, but do not spin. */
const AFTER_BUG_MS = 30_000;
/** A server that nudges without end is asked no more often than this. */
const NUDGE_PAUSE_MS = 1000;
/** Conversations that sync loads by itself wait here, the newest win. */
const MOST_THREADS = 20;

/** What an account can do is read again once a day, and soon after the start. */
const CAPABILITIES_MS = 24 * 3_600_000;
const FIRST_CAPABILITIES_MS = 60_000;

/** What waits in memory; everything else is read from the store. Times are monotonic ms. */
type Waiting = {
  readonly threads: ThreadRequest[];
  readonly seenRootless: Set<string>;
  readonly nudged: Map<string, number>;
  restUntil: number;
  backfillRestUntil: number;
  capabilitiesDue: number;
};

type Step = { readonly kind: 'run'; run(): Promise<void> } | { readonly kind: 'wait'; ms: number };

export function createLane(accountId: AccountId, given: Omit<LaneContext, 'closing'>): Lane {
  const { clock, log } = given.ports;
  const closing = new AbortController();
  const context: LaneContext = { ...given, closing: closing.signal };
  const waiting: Waiting = {
    threads: [],
    seenRootless: new Set(),
    nudged: new Map(),
    restUntil: 0,
    backfillRestUntil: 0,
    capabilitiesDue: clock.elapsed() + FIRST_CAPABILITIES_MS,
  };
  let running: Promise<void> | null = null;
  let isWoken = false;
  let cancelTimer: (() => void) | null = null;

  const later = (ms: number): void => {
    cancelTimer?.();
    cancelTimer = clock.after(Math.min(ms, LONGEST_TIMER_MS), () => lane.wake());
  };
  const run = async (): Promise<void> => {
    while (isWoken && !closing.signal.aborted) {
      await given.ports.takeTurn('sync');
      isWoken = false;
      const step = await nextStep(accountId, waiting, context);
      if (step === null || closing.signal.aborted) continue;
      if (step.kind === 'wait') {
        later(step.ms);
        continue;
      }
      isWoken = true;
      await step.run();
    }
  };
  const lane: Lane = {
    wake() {
      isWoken = true;
      if (running !== null || closing.signal.aborted) return;
      cancelTimer?.();
      running = run()
        .catch((error: unknown) => {
          log('sync.bug', { accountId, name: error instanceof Error ? error.name : 'unknown' });
          isWoken = false;
          if (!closing.signal.aborted) later(AFTER_BUG_MS);
        })
        .finally(() => {
          running = null;
          if (isWoken) lane.wake();
        });
    },
    nudge(feed) {
      const key = cursorId(accountId, feedKey(feed));
      if (!waiting.nudged.has(key)) waiting.nudged.set(key, clock.elapsed() + NUDGE_PAUSE_MS);
      lane.wake();
    },
    loadThread(thread) {
      addThread(waiting.threads, thread);
      lane.wake();
    },
    rest(ms) {
      waiting.restUntil = Math.max(waiting.restUntil, clock.elapsed() + ms);
    },
    async close() {
      closing.abort();
      cancelTimer?.();
      await running;
    },
  };
  return lane;
}

function addThread(threads: ThreadRequest[], thread: ThreadRequest): void {
  const known = threads.findIndex(({ remoteId }) => remoteId === thread.remoteId);
  if (known !== -1) threads.splice(known, 1);
  threads.unshift(thread);
  threads.splice(MOST_THREADS);
}

/** The person's own wishes first, then what is new, then what is old. null: nothing at all. */
async function nextStep(
  accountId: AccountId,
  waiting: Waiting,
  context: LaneContext,
): Promise<Step | null> {
  const plan = await planFor(accountId, context.ports);
  if (plan === null) return null;
  const elapsed = context.ports.clock.elapsed();
  return (
    threadStep(plan.account, { waiting, whose: 'person' }, context) ??
    restStep(plan.account, waiting, context) ??
    feedStep(plan, waiting, context) ??
    threadStep(plan.account, { waiting, whose: 'sync' }, context) ??
    capabilitiesStep(plan.account, waiting, context) ??
    backfillStep(plan, waiting, context) ??
    waitStep(plan, waiting, { now: context.ports.clock.now(), elapsed })
  );
}

function threadStep(
  account: Account,
  { waiting, whose }: { readonly waiting: Waiting; readonly whose: 'person' | 'sync' },
  context: LaneContext,
): Step | null {
  const thread =
    whose === 'sync'
      ? waiting.threads[0]
      : waiting.threads.find(({ conversationId }) => conversationId !== undefined);
  if (thread === undefined) return null;
  return {
    kind: 'run',
    async run() {
      waiting.threads.splice(waiting.threads.indexOf(thread), 1);
      await refreshThread({ account, ...thread }, context);
    },
  };
}

/** From here on nobody is waiting for it: the host's limits and our own rest come first. */
function restStep(account: Account, waiting: Waiting, { ports, hosts }: LaneContext): Step | null {
  const now = ports.clock.now();
  const ms = Math.max(
    waiting.restUntil - ports.clock.elapsed(),
    hosts.waitFor(account),
    // The person's own limit of money: what they ask for themselves still goes.
    affordableFrom(account, now) - now,
  );
  return ms > 0 ? { kind: 'wait', ms } : null;
}

function feedStep(plan: Plan, waiting: Waiting, context: LaneContext): Step | null {
  const { clock } = context.ports;
  const now = clock.now();
  const isNudged = (id: string): boolean =>
    (waiting.nudged.get(id) ?? Number.POSITIVE_INFINITY) <= clock.elapsed();
  const due = plan.feeds.find(
    ({ cursor, dueAt }) => dueAt <= now || (cursor.failureCount === 0 && isNudged(cursor.id)),
  );
  if (due === undefined) return null;
  const { account, attention } = plan;
  return {
    kind: 'run',
    async run() {
      waiting.nudged.delete(due.cursor.id);
      const ended = context.began(due.cursor.id);
      const done = await pullForward({ account, cursor: due.cursor, attention }, context);
      ended();
      if (done.holdMs > 0) waiting.restUntil = clock.elapsed() + done.holdMs;
      for (const remoteId of done.rootless) {
        if (waiting.seenRootless.has(remoteId)) continue;
        waiting.seenRootless.add(remoteId);
        addThread(waiting.threads, { remoteId });
      }
    },
  };
}

function capabilitiesStep(account: Account, waiting: Waiting, context: LaneContext): Step | null {
  const { clock } = context.ports;
  if (clock.elapsed() < waiting.capabilitiesDue) return null;
  return {
    kind: 'run',
    async run() {
      waiting.capabilitiesDue = clock.elapsed() + CAPABILITIES_MS;
      await refreshCapabilities(account, context);
    },
  };
}

function backfillStep(plan: Plan, waiting: Waiting, context: LaneContext): Step | null {
  const { clock } = context.ports;
  const { account, backfill } = plan;
  if (backfill === null || clock.elapsed() < waiting.backfillRestUntil) return null;
  return {
    kind: 'run',
    async run() {
      const restMs = await pullBackfill({ account, cursor: backfill }, context);
      waiting.backfillRestUntil = clock.elapsed() + restMs;
    },
  };
}

function waitStep(
  plan: Plan,
  waiting: Waiting,
  at: { readonly now: number; readonly elapsed: number },
): Step {
  const waits = [
    ...plan.feeds.map(({ dueAt }) => dueAt - at.now),
    ...[...waiting.nudged.values()].map((due) => due - at.elapsed),
    waiting.capabilitiesDue - at.elapsed,
    ...(plan.backfill === null ? [] : [waiting.backfillRestUntil - at.elapsed]),
  ];
  return { kind: 'wait', ms: Math.max(1, Math.min(LONGEST_TIMER_MS, ...waits)) };
}
