import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';

/**
 * How much an unanswered negative message can harm: how negative × how far it carries × how long it
 * waits. No hidden score: everything that goes into it is shown.
 */
export type Risk = {
  readonly score: number;
  /** Followers of who said it; absent: nobody knows. */
  readonly reach?: number;
  readonly waitingMs: number;
  readonly isComplaint: boolean;
  /** The words that made it negative, the strongest first. */
  readonly words: readonly string[];
};

const HOUR_MS = 3_600_000;
/** From here on waiting longer makes nothing worse. */
const LONGEST_WAIT_MS = 72 * HOUR_MS;
/** So much waiting counts as much as twice the reach at the beginning. */
const WAIT_UNIT_MS = 6 * HOUR_MS;
/** What a message weighs at most by its words. */
const MOST_WEIGHT = 4;
const COMPLAINT = 0.5;
const MOST_WORDS = 3;

type Judged = Pick<Message, 'text' | 'tone'>;

/** `newest`: the message that the conversation shows. null: it is not negative, or nothing is owed. */
export function riskOf(
  conversation: Pick<
    Conversation,
    'sentiment' | 'personReach' | 'lastInboundAt' | 'lastOutboundAt' | 'answerClock'
  >,
  newest: Judged | undefined,
  now: number,
): Risk | null {
  const since = owedSince(conversation);
  if (conversation.sentiment !== 'negative' || since === null) return null;
  const { personReach: reach } = conversation;
  const waitingMs = Math.max(0, now - since);
  const { weight, ...said } = newest === undefined ? NOTHING_SAID : saidIn(newest);
  const negativity = 1 + weight / MOST_WEIGHT + (said.isComplaint ? COMPLAINT : 0);
  const carrying = 1 + Math.log10(1 + Math.max(0, reach ?? 0));
  const waiting = 1 + Math.min(waitingMs, LONGEST_WAIT_MS) / WAIT_UNIT_MS;
  return {
    score: negativity * carrying * waiting,
    ...(reach === undefined ? {} : { reach }),
    waitingMs,
    ...said,
  };
}

type Owed = Pick<Conversation, 'lastInboundAt' | 'lastOutboundAt' | 'answerClock'>;

/** null: everything is answered. */
function owedSince({ lastInboundAt, lastOutboundAt = 0, answerClock }: Owed): number | null {
  if (lastInboundAt === undefined || lastInboundAt <= lastOutboundAt) return null;
  return answerClock?.owedSince ?? lastInboundAt;
}

type Said = Pick<Risk, 'isComplaint' | 'words'> & { readonly weight: number };
const NOTHING_SAID: Said = { isComplaint: false, words: [], weight: 0 };

function saidIn({ text, tone }: Judged): Said {
  const marks = (tone?.marks ?? [])
    .filter(({ weight }) => weight < 0)
    .toSorted((a, b) => a.weight - b.weight);
  const weight = marks.reduce((sum, mark) => sum - mark.weight, 0);
  return {
    isComplaint: tone?.isComplaint === true,
    words: marks.slice(0, MOST_WORDS).map(({ start, end }) => text.slice(start, end)),
    weight: Math.min(MOST_WEIGHT, weight),
  };
}
