import type { Conversation } from '#domain/conversation.ts';
import type { Message } from '#domain/message.ts';

export type Settled = {
  /** The conversation was last put to "done" then; null: never. ms since epoch. Asked once at most. */
  readonly doneAt: () => number | null;
  /** Messages on which the same rule has acted. */
  readonly isRuled: (message: Message) => boolean;
};

/**
 * Whether somebody else still waits in the conversation of a message: then no rule may put it out of
 * sight. Not those who were answered, nor what was there when the conversation was last done.
 */
export function othersWait(
  { lastOutboundAt }: Pick<Conversation, 'lastOutboundAt'>,
  messages: readonly Message[],
  { message, settled }: { readonly message: Message; readonly settled: Settled },
): boolean {
  const answeredAt = lastOutboundAt ?? Number.NEGATIVE_INFINITY;
  const others = messages.filter(
    (other) =>
      other.id !== message.id &&
      other.direction === 'in' &&
      !other.isDeletedRemotely &&
      other.createdAt > answeredAt,
  );
  if (others.length === 0) return false;
  const doneAt = settled.doneAt() ?? Number.NEGATIVE_INFINITY;
  return others.some((other) => other.receivedAt > doneAt && !settled.isRuled(other));
}
