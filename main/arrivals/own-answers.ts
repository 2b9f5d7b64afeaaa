import type { Account } from '#domain/account.ts';
import { isAnswer, type Arrival } from '#domain/arrival.ts';
import type { ReplyId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { whoseAnswer } from '#domain/own-answer.ts';
import { linkEcho } from '#domain/reply-steps.ts';
import type { Random } from '#main/ports.ts';
import type { Transaction } from '#main/store/store.ts';

type Moment = { readonly account: Account; readonly now: number; readonly random: Random };

/**
 * An own answer that comes in is the echo of a reply in doubt, which is sent now and not doubled, or
 * it was written in another app: then the conversation says so.
 */
export function tieOwnAnswer(
  arrival: Arrival,
  moment: Moment,
  transaction: Transaction,
): Pick<Arrival, 'message' | 'person' | 'conversation'> {
  const { message, conversation, isNew } = arrival;
  const isRecent = message !== undefined && message.createdAt >= moment.account.createdAt;
  if (!isNew || !isRecent || !isAnswer(message)) return arrival;
  const { conversationId } = message;
  const replies = transaction.find('replies', { where: { conversationId } });
  const whose = whoseAnswer(message, replies);
  if (whose.kind === 'echo') {
    const found = {
      remoteId: message.remoteId,
      ...(message.url === undefined ? {} : { url: message.url }),
    };
    const status = linkEcho(whose.reply.status, found, moment.now);
    if (status === null) return arrival;
    transaction.put('replies', { ...whose.reply, status, updatedAt: moment.now });
    putEvent(message, { kind: 'reply.sent', replyId: whose.reply.id }, { moment, transaction });
  }
  if (whose.kind !== 'elsewhere') return arrival;
  putEvent(message, { kind: 'reply.elsewhere', messageId: message.id }, { moment, transaction });
  const known = conversation ?? transaction.get('conversations', conversationId);
  return known === null
    ? arrival
    : { ...arrival, conversation: { ...known, answeredElsewhereAt: message.createdAt } };
}

type Said =
  | { readonly kind: 'reply.sent'; readonly replyId: ReplyId }
  | { readonly kind: 'reply.elsewhere'; readonly messageId: Message['id'] };

function putEvent(
  { workspaceId, conversationId }: Message,
  said: Said,
  { moment, transaction }: { readonly moment: Moment; readonly transaction: Transaction },
): void {
  transaction.put('events', {
    id: moment.random.uuid(),
    workspaceId,
    at: moment.now,
    conversationId,
    ...said,
  });
}
