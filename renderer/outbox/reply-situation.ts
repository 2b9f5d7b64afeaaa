import type { ReplyRow } from '#contract/rows.ts';

export type OutboxAction =
  | 'edit'
  | 'retry'
  | 'send-now'
  | 'send-anyway'
  | 'discard'
  | 'look'
  | 'it-is-there'
  | 'send-again'
  | 'open';

/** Why a reply waits and until when, in one sentence, and what can be done about it. */
export type ReplySituation = {
  readonly tone: 'neutral' | 'warn' | 'bad';
  readonly kind:
    | 'draft'
    | 'can-be-taken-back'
    | 'send-later'
    | 'ask-old'
    | 'ask-deleted'
    | 'ask-edited'
    | 'ask-answered'
    | 'offline'
    | 'sign-in-first'
    | 'tries-again'
    | 'next'
    | 'behind'
    | 'sending'
    | 'checking'
    | 'unclear'
    | 'failed'
    | 'sent';
  /** The moment that the sentence names, ms since epoch. */
  readonly at: number | null;
  readonly actions: readonly OutboxAction[];
};

type Waiting = Pick<
  ReplyRow,
  'state' | 'dueAt' | 'needsPerson' | 'mayHaveArrived' | 'failure' | 'question' | 'waitsBehind'
>;
export type World = {
  /** ms since epoch. */
  readonly now: number;
  readonly isOnline: boolean;
  readonly accountState: 'ready' | 'login-needed' | 'paused';
};

/** A queued reply that leaves within this time can still be taken back: it is the undo window. */
const TAKE_BACK_MS = 60_000;
const QUEUED = ['edit', 'discard'] as const;
const CAN_LEAVE = ['send-now', 'edit', 'discard'] as const;
/** Main refuses to change what may stand on the network already. */
const TRIED = ['look'] as const;
const TRIED_CAN_LEAVE = ['look', 'send-now'] as const;

function buttonsOf({ mayHaveArrived }: Waiting) {
  return mayHaveArrived
    ? { resting: TRIED, leaving: TRIED_CAN_LEAVE }
    : { resting: QUEUED, leaving: CAN_LEAVE };
}

function queued(reply: Waiting, world: World): ReplySituation {
  const at = reply.dueAt ?? null;
  const isFuture = at !== null && at > world.now;
  const { resting, leaving } = buttonsOf(reply);
  const actions = world.isOnline ? leaving : resting;
  const calm = { tone: 'neutral', at, actions } as const;
  if (world.accountState === 'login-needed')
    return { tone: 'bad', kind: 'sign-in-first', at: null, actions: resting };
  if (isFuture && reply.failure === undefined && at - world.now > TAKE_BACK_MS)
    return { ...calm, kind: 'send-later' };
  if (!world.isOnline) return { tone: 'warn', kind: 'offline', at: null, actions: resting };
  if (reply.waitsBehind === true) return { ...calm, kind: 'behind', at: null, actions: resting };
  return underWay(reply, { at, isFuture, resting, leaving });
}

/** Nothing is in its way but time. */
function underWay(
  reply: Waiting,
  given: {
    readonly at: number | null;
    readonly isFuture: boolean;
    readonly resting: readonly OutboxAction[];
    readonly leaving: readonly OutboxAction[];
  },
): ReplySituation {
  const { at, isFuture, resting, leaving: actions } = given;
  if (reply.failure !== undefined)
    return { tone: 'warn', kind: 'tries-again', at: isFuture ? at : null, actions };
  if (isFuture) return { tone: 'neutral', kind: 'can-be-taken-back', at, actions };
  return { tone: 'neutral', at: null, kind: 'next', actions: resting };
}

function asked({ why }: NonNullable<Waiting['question']>): ReplySituation {
  const actions = ['look', 'send-anyway', 'edit', 'discard'] as const;
  return { tone: 'bad', kind: `ask-${why}`, at: null, actions };
}

function unclear(reply: Waiting): ReplySituation {
  if (!reply.needsPerson)
    return { tone: 'warn', kind: 'checking', at: reply.dueAt ?? null, actions: ['look'] };
  return {
    tone: 'bad',
    kind: 'unclear',
    at: null,
    actions: ['look', 'it-is-there', 'send-again', 'discard'],
  };
}

export function situationOf(reply: Waiting, world: World): ReplySituation {
  switch (reply.state) {
    case 'queued':
      return reply.question === undefined ? queued(reply, world) : asked(reply.question);
    case 'sending':
      return { tone: 'neutral', kind: 'sending', at: null, actions: ['look'] };
    case 'unclear':
      return unclear(reply);
    case 'failed':
      return { tone: 'bad', kind: 'failed', at: null, actions: ['retry', 'edit', 'discard'] };
    case 'sent':
      return { tone: 'neutral', kind: 'sent', at: null, actions: ['look'] };
    case 'draft':
    case 'canceled':
      return { tone: 'neutral', kind: 'draft', at: null, actions: ['open', 'discard'] };
  }
}

/** What only a person can bring further stands first; then what leaves soonest. */
export function inOutboxOrder<
  Row extends Pick<ReplyRow, 'needsPerson' | 'state' | 'dueAt' | 'createdAt'>,
>(rows: readonly Row[]): readonly Row[] {
  const weight = (row: Row) => (row.needsPerson || row.state === 'failed' ? 0 : 1);
  const moment = (row: Row) => row.dueAt ?? row.createdAt;
  return rows.toSorted((a, b) => weight(a) - weight(b) || moment(a) - moment(b));
}
