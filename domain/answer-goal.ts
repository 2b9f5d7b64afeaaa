import type { Conversation } from './conversation.ts';
import { isSame } from './merge.ts';
import type { MessageKind } from './message.ts';
import type { OpenTime } from './open-time.ts';

/** How fast a client answers, in minutes of open time. What is absent has no goal. */
export type AnswerGoal = {
  readonly id: string;
  /** Absent: every network, every kind. */
  readonly network?: string | undefined;
  readonly kind?: MessageKind | undefined;
  /** Until the first answer of ours; until each later one; until it is done. */
  readonly firstMinutes?: number | undefined;
  readonly nextMinutes?: number | undefined;
  readonly solutionMinutes?: number | undefined;
};

/** Where the clocks of a conversation stand. ms since epoch; rests in ms of open time. */
export type AnswerClock = {
  /** The oldest message that nobody answered; absent: nothing is owed. */
  readonly owedSince?: number;
  /** The first message since it was last done. */
  readonly begunAt: number;
  /** It rests since then: waiting, snoozed or muted. */
  readonly restsSince?: number;
  readonly owedRestMs: number;
  readonly restMs: number;
  /** The moment that the person was warned of. */
  readonly warnedOf?: number;
};

export type Goals = { readonly goals: readonly AnswerGoal[]; readonly open: OpenTime };

const MINUTE_MS = 60_000;

/** What a goal is for: two for the same would contradict each other. */
export function goalKey({ network, kind }: Pick<AnswerGoal, 'network' | 'kind'>): string {
  return `${network ?? ''}|${kind ?? ''}`;
}

/** The goal that says most about a conversation: network and kind before one of them before none. */
export function goalFor(
  { network, kind }: Pick<Conversation, 'network' | 'kind'>,
  goals: readonly AnswerGoal[],
): AnswerGoal | null {
  const weight = (goal: AnswerGoal): number =>
    (goal.network === undefined ? 0 : 2) + (goal.kind === undefined ? 0 : 1);
  const fitting = goals.filter(
    (goal) => (goal.network ?? network) === network && (goal.kind ?? kind) === kind,
  );
  return fitting.toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
}

/**
 * The conversation with its clocks as they stand at `now`, and when the next thing is due. Called
 * after every change; twice is once. A clock runs while the conversation is open: it rests while it
 * waits, is snoozed or muted, and ends when it is done.
 */
export function withDue(conversation: Conversation, given: Goals, now: number): Conversation {
  const { dueAt: _due, answerClock: _clock, ...rest } = conversation;
  const goal = goalFor(conversation, given.goals);
  const clock = goal === null ? null : clockAt(conversation, given.open, now);
  const dueAt =
    goal === null || clock === null ? null : dueOf(clock, goal, { ...given, conversation });
  const next = {
    ...rest,
    ...(clock === null ? {} : { answerClock: clock }),
    ...(dueAt === null ? {} : { dueAt }),
  };
  return isSame(next, conversation) ? conversation : next;
}

function clockAt(conversation: Conversation, open: OpenTime, now: number): AnswerClock | null {
  if (conversation.state === 'done' || conversation.lastInboundAt === undefined) return null;
  const before = conversation.answerClock ?? begin(conversation);
  const isRunning = conversation.state === 'open' && !conversation.isMuted;
  const { restsSince, ...clock } = owedNow(before, conversation);
  if (!isRunning) return { ...clock, restsSince: restsSince ?? now };
  const rested = restsSince === undefined ? 0 : open.between(restsSince, now);
  const wasOwed = before.owedSince !== undefined && before.owedSince === clock.owedSince;
  return {
    ...clock,
    restMs: clock.restMs + rested,
    owedRestMs: clock.owedRestMs + (wasOwed ? rested : 0),
  };
}

function begin(conversation: Conversation): AnswerClock {
  return { begunAt: begunAtOf(conversation), restMs: 0, owedRestMs: 0 };
}

/** What is owed stays owed since the same message; an answer ends it, and a new message begins it. */
function owedNow(before: AnswerClock, conversation: Conversation): AnswerClock {
  const { owedSince: known, ...clock } = before;
  const { lastInboundAt = 0, lastOutboundAt = Number.NEGATIVE_INFINITY } = conversation;
  if (lastInboundAt <= lastOutboundAt) return { ...clock, owedRestMs: 0 };
  const isKnown = known !== undefined && known > lastOutboundAt;
  return isKnown ? before : { ...clock, owedRestMs: 0, owedSince: owedSinceOf(conversation) };
}

/** A conversation that was answered before begins where the newest message came in. */
function begunAtOf({ firstInboundAt, lastInboundAt, lastOutboundAt }: Conversation): number {
  const first = firstInboundAt ?? lastInboundAt ?? 0;
  return lastOutboundAt === undefined ? first : (lastInboundAt ?? first);
}

function owedSinceOf(conversation: Conversation): number {
  const { firstInboundAt, lastInboundAt = 0, lastOutboundAt } = conversation;
  return lastOutboundAt === undefined ? (firstInboundAt ?? lastInboundAt) : lastInboundAt;
}

/** The earlier of: the answer that is owed, the solution. Nothing is due while the clock rests. */
function dueOf(
  clock: AnswerClock,
  goal: AnswerGoal,
  { conversation, open }: Goals & { readonly conversation: Conversation },
): number | null {
  if (clock.restsSince !== undefined) return null;
  const { owedSince, begunAt, owedRestMs, restMs } = clock;
  const isFirst = conversation.lastOutboundAt === undefined;
  const minutes = isFirst ? goal.firstMinutes : goal.nextMinutes;
  const due = [
    owedSince === undefined || minutes === undefined
      ? null
      : open.after(owedSince, minutes * MINUTE_MS + owedRestMs),
    goal.solutionMinutes === undefined
      ? null
      : open.after(begunAt, goal.solutionMinutes * MINUTE_MS + restMs),
  ].filter((at) => at !== null);
  return due.length === 0 ? null : Math.min(...due);
}
