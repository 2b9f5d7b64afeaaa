import type { Account } from '#domain/account.ts';
import type { AccountId, MessageId } from '#domain/ids.ts';
import type { PendingAction } from '#domain/message-action.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import { headsOfConversations } from '#domain/reply-order.ts';
import { LONGEST_ASKED_MS, nextStep } from '#domain/reply-steps.ts';
import { planActions, type WaitingActions } from './action-plan.ts';
import { carryOut } from './actions.ts';
import { checkReply, sendReply } from './attempt.ts';
import type { Doubts } from './doubts.ts';
import type { OutboxPorts } from './outbox.ts';

/**
 * When doubt about a reply began, by the monotonic clock: the wall clock may jump over the time that
 * a request needs to settle.
 */

export type Lane = {
  /** Something may be due. Cheap, any number of times. */
  wake(): void;
  /** The person wants something done with this message. */
  act(messageId: MessageId): void;
  close(): Promise<void>;
};

/** Timers are cut to this, because the wall clock may jump while they run. */
const LONGEST_TIMER_MS = 60_000;
/** How long closing the app waits for a request that is under way. */
const GRACE_MS = 4000;
/** After trouble that is a bug of ours: try again, but do not spin. */
const AFTER_BUG_MS = 30_000;

type Due =
  | { readonly kind: 'send' | 'check'; readonly reply: Reply }
  | { readonly kind: 'act'; readonly message: Message; readonly pending: PendingAction };
type Plan =
  | { readonly kind: 'work'; readonly due: Due; readonly account: Account }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'idle' };

/** What one lane works from. */
type Desk = {
  readonly ports: OutboxPorts;
  readonly doubts: Doubts;
  readonly actions: WaitingActions;
};

/** Sends the replies of one account, one after the other, and after them does what else it wants. */
export function createLane(accountId: AccountId, ports: OutboxPorts, doubts: Doubts): Lane {
  let running: Promise<void> | null = null;
  let isWoken = false;
  let isClosed = false;
  const closing = new AbortController();
  let cancelTimer: (() => void) | null = null;
  const actions: WaitingActions = { messageIds: new Set(), doubts: new Map() };
  const desk: Desk = { ports, doubts, actions };

  const later = (ms: number): void => {
    cancelTimer = ports.clock.after(Math.min(ms, LONGEST_TIMER_MS), () => lane.wake());
  };
  const run = async (): Promise<void> => {
    while (isWoken) {
      isWoken = false;
      const plan = await planNext(accountId, desk);
      if (isClosed) return;
      if (plan.kind === 'wait') later(plan.ms);
      if (plan.kind !== 'work') continue;
      isWoken = true;
      await carryOutDue(plan.due, { account: plan.account, closing: closing.signal }, desk);
    }
  };
  const lane: Lane = {
    wake() {
      isWoken = true;
      if (running !== null || isClosed) return;
      cancelTimer?.();
      running = run()
        .catch(() => {
          isWoken = false;
          ports.log('outbox.bug', { accountId });
          if (!isClosed) later(AFTER_BUG_MS);
        })
        .finally(() => {
          running = null;
          if (isWoken && !isClosed) lane.wake();
        });
    },
    act(messageId) {
      actions.messageIds.add(messageId);
      lane.wake();
    },
    async close() {
      isClosed = true;
      cancelTimer?.();
      // What is under way gets a moment; cut off later it would be unclear for certain.
      const stopWaiting = ports.clock.after(GRACE_MS, () => closing.abort());
      await running;
      stopWaiting();
    },
  };
  return lane;
}

async function carryOutDue(
  due: Due,
  given: { readonly account: Account; readonly closing: AbortSignal },
  { ports, doubts }: Desk,
): Promise<void> {
  switch (due.kind) {
    case 'send':
      return await sendReply({ ...given, reply: due.reply }, ports, doubts);
    case 'check':
      return await checkReply({ ...given, reply: due.reply }, ports, doubts);
    case 'act':
      return await carryOut({ ...given, message: due.message, pending: due.pending }, ports);
  }
}

async function planNext(accountId: AccountId, desk: Desk): Promise<Plan> {
  const { ports, actions } = desk;
  const account = await ports.store.acrossWorkspaces.get('accounts', accountId);
  if (account === null || account.state !== 'ready') return { kind: 'idle' };
  if (ports.needsInternet(account) && !ports.online.isOnline()) return { kind: 'idle' };
  const quietMs = (account.quietUntil ?? 0) - ports.clock.now();
  if (quietMs > 0 && quietMs <= LONGEST_ASKED_MS) return { kind: 'wait', ms: quietMs };
  const replies = await ports.store.acrossWorkspaces.find('replies', {
    where: { accountId, 'status.state': { inList: ['queued', 'sending', 'unclear', 'failed'] } },
  });
  const plan = planFor(account, replies, desk);
  if (plan.kind === 'work') return plan;
  const action = await planActions(accountId, actions, ports);
  if (action.kind === 'act') return { kind: 'work', due: action, account };
  const ms = Math.min(action.ms, plan.kind === 'wait' ? plan.ms : Number.POSITIVE_INFINITY);
  return ms === Number.POSITIVE_INFINITY ? { kind: 'idle' } : { kind: 'wait', ms };
}

function planFor(account: Account, replies: readonly Reply[], { ports, doubts }: Desk): Plan {
  const now = ports.clock.now();
  let shortest = Number.POSITIVE_INFINITY;
  for (const reply of headsOfConversations(replies)) {
    const step = nextStep(reply.status, now);
    if (step.kind === 'nothing') continue;
    const ms = step.kind === 'wait' ? step.until - now : doubts.unsettledMs(reply);
    if (ms <= 0 && step.kind !== 'wait')
      return { kind: 'work', due: { reply, kind: step.kind }, account };
    shortest = Math.min(shortest, ms);
  }
  return shortest === Number.POSITIVE_INFINITY ? { kind: 'idle' } : { kind: 'wait', ms: shortest };
}
