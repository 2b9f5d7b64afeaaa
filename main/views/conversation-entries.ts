import type { z } from 'zod';
import type { conversationEntry } from '#contract/rows.ts';
import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import { messageId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import type { Reader } from '#main/store/store.ts';
import { toMessageRow } from './message-row.ts';
import { toReplyRow } from './reply-row.ts';
import type { ViewPorts } from './view.ts';

type Entry = z.input<typeof conversationEntry>;
type Timed = { readonly at: number; readonly entry: Entry };

export type ConversationParts = {
  readonly conversation: Conversation;
  readonly account: Account | undefined;
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly replies: readonly Reply[];
  /** There are older messages than these. */
  readonly hasOlder: boolean;
};

/** Messages, our replies that are not among them yet, and notes, oldest first. */
export function toEntries(parts: ConversationParts, ports: ViewPorts): Entry[] {
  const { conversation, account, messages, replies, hasOlder } = parts;
  const since = hasOlder ? (messages[0]?.createdAt ?? 0) : Number.NEGATIVE_INFINITY;
  const timed: Timed[] = [
    ...messages.map((message) => ({
      at: message.createdAt,
      entry: toMessageRow(message, { account, isInInbox: true }, ports),
    })),
    ...replies.map((reply) => ({
      at: timeOf(reply),
      entry: toReplyRow(reply, account, conversation),
    })),
    ...conversation.notes.map((note) => ({
      at: note.createdAt,
      entry: { ...note, entry: 'note' as const },
    })),
  ];
  return timed
    .filter(({ at }) => at >= since)
    .toSorted((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

/** What is not sent stands at the end, in the order in which it will go out. */
function timeOf({ status, updatedAt }: Reply): number {
  if (status.state === 'sent') return status.sentAt;
  return Number.MAX_SAFE_INTEGER - 1e15 + ('intent' in status ? status.intent.order : updatedAt);
}

/** Replies that the conversation shows: not drafts, and sent ones until their own message is here. */
export async function shownReplies(
  replies: readonly Reply[],
  reader: Reader,
): Promise<readonly Reply[]> {
  const sent = replies.map(sentMessageId).filter((id) => id !== null);
  const arrived = await reader.getMany('messages', sent);
  return replies.filter(
    (reply) =>
      reply.status.state !== 'draft' &&
      reply.status.state !== 'canceled' &&
      !arrived.has(sentMessageId(reply) ?? ''),
  );
}

/** null when it is not sent, or when only the person says that it is. */
function sentMessageId({ status, accountId }: Reply): string | null {
  return status.state === 'sent' && status.remoteId !== undefined
    ? messageId(accountId, status.remoteId)
    : null;
}
