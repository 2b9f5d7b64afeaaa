import type { z } from 'zod';
import type { conversationEntry } from '#contract/rows.ts';
import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import { messageId, type MessageId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import type { RuleEvent } from '#main/rules/take-back.ts';
import type { Reader } from '#main/store/store.ts';
import { toMessageRow } from './message-row.ts';
import { toReplyRow } from './reply-row.ts';
import { byOf } from './rule-log.ts';
import type { ViewPorts } from './view.ts';

type Entry = z.input<typeof conversationEntry>;
type Answers = Extract<Entry, { entry: 'message' }>['answers'];
type Timed = { readonly at: number; readonly entry: Entry };

export type ConversationParts = {
  readonly conversation: Conversation;
  readonly account: Account | undefined;
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly replies: readonly Reply[];
  /** What rules and macros did here. */
  readonly ruled: readonly RuleEvent[];
  /** What the messages answer, by the id of the answer. */
  readonly parents: ReadonlyMap<MessageId, Message>;
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
};

/** Messages, our replies that are not among them yet, and notes, oldest first. */
export function toEntries(parts: ConversationParts, ports: ViewPorts): Entry[] {
  const { conversation, account, messages, replies, ruled, hasEarlier, hasLater } = parts;
  const since = hasEarlier ? (messages[0]?.createdAt ?? 0) : Number.NEGATIVE_INFINITY;
  const until = hasLater ? (messages.at(-1)?.createdAt ?? 0) : Number.POSITIVE_INFINITY;
  const timed: Timed[] = [
    ...messages.map((message) => ({
      at: message.createdAt,
      entry: {
        ...toMessageRow(message, { account, isInInbox: true }, ports),
        answers: answersOf(message, parts),
      },
    })),
    ...replies.map((reply) => ({
      at: timeOf(reply),
      entry: toReplyRow(reply, account, conversation),
    })),
    ...conversation.notes.map((note) => ({
      at: note.createdAt,
      entry: { ...note, entry: 'note' as const },
    })),
    ...ruled.map((event) => ({ at: event.at, entry: toRuleEntry(event) })),
  ];
  return timed
    .filter(({ at }) => at >= since && at <= until)
    .toSorted((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

function toRuleEntry(event: RuleEvent): Entry {
  const { id, ruleName, deeds, undoneAt, at } = event;
  return {
    id,
    entry: 'rule',
    by: byOf(event),
    ruleName,
    createdAt: at,
    deeds: [...deeds],
    isUndone: undoneAt !== undefined,
  };
}

/** What everything hangs on is on top anyway and not repeated with every answer. */
function answersOf({ id }: Message, { conversation, parents }: ConversationParts): Answers {
  const parent = parents.get(id);
  if (parent === undefined || parent.remoteId === conversation.remoteRootId) return undefined;
  return {
    messageId: parent.id,
    authorName: parent.authorName,
    isOurs: parent.direction === 'out',
  };
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
