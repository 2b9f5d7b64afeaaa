import type { Conversation } from '#domain/conversation.ts';
import type { Message } from '#domain/message.ts';
import type { Sentiment } from '#domain/sentiment.ts';
import type { Lessons } from './hits.ts';
import type { Judge } from './judge.ts';

/** More marks explain nothing more. */
const MOST_MARKS = 12;

/** The message with how it sounds; what the person said stays. */
export function heard(message: Message, judge: Judge, lessons: Lessons): Message {
  if (message.tone?.by === 'person') return message;
  const { marks, sentiment, ...said } = judge(message.text, {
    language: message.language,
    lessons,
  });
  const loudest = marks
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_MARKS)
    .toSorted((a, b) => a.start - b.start);
  return { ...message, sentiment, tone: { ...said, marks: loudest, by: 'words' } };
}

/** The person says how it sounds; null: as the words say, which is judged anew. */
export function corrected(message: Message, sentiment: Sentiment | null): Message {
  const { sentiment: _sentiment, tone, ...rest } = message;
  if (sentiment === null) return rest;
  const { isQuestion = false, isComplaint = false, language = 'unclear' } = tone ?? {};
  return {
    ...rest,
    sentiment,
    tone: {
      language,
      isQuestion,
      isComplaint: isComplaint && sentiment === 'negative',
      marks: [],
      by: 'person',
    },
  };
}

/** What weighs more shows first. */
const ORDER: readonly Sentiment[] = ['negative', 'positive', 'neutral'];

/** Which messages of a conversation `withTone` wants. */
export const HEARD_BACK = { sort: [['createdAt', 'desc']], limit: 50 } as const;

/**
 * How a conversation sounds: what nobody has answered yet, else the newest message. One negative
 * message among five is what must be seen.
 */
export function withTone(conversation: Conversation, newest: readonly Message[]): Conversation {
  const incoming = newest.filter(
    ({ direction, isDeletedRemotely }) => direction === 'in' && !isDeletedRemotely,
  );
  const answeredAt = conversation.lastOutboundAt ?? Number.NEGATIVE_INFINITY;
  const owed = incoming.filter(({ createdAt }) => createdAt > answeredAt);
  const counted = owed.length === 0 ? incoming.slice(0, 1) : owed;
  const said = new Set(counted.map(({ sentiment }) => sentiment));
  const sentiment = ORDER.find((one) => said.has(one)) ?? 'unknown';
  return conversation.sentiment === sentiment ? conversation : { ...conversation, sentiment };
}
