import type { Conversation } from '#domain/conversation.ts';
import { messageId, type ConversationId, type MessageId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { WorkspaceStore } from '#main/store/store.ts';

/** A stretch of a conversation, oldest first. */
export type MessageWindow = {
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
};
type Wanted = { readonly limit: number; readonly at: MessageId | undefined };

/**
 * The newest messages, or those around `at`: never more than `limit`, however long the conversation
 * is. A message that is not there any more gives the newest.
 */
export async function messageWindow(
  store: WorkspaceStore,
  conversationId: ConversationId,
  { limit, at }: Wanted,
): Promise<MessageWindow> {
  const anchor = at === undefined ? null : await store.get('messages', at);
  if (anchor?.conversationId !== conversationId) {
    const { messages, isCut } = await before(store, { conversationId }, limit);
    return { messages, hasEarlier: isCut, hasLater: false };
  }
  const half = Math.max(1, Math.floor(limit / 2));
  // Messages of the same moment go with the earlier half: none may fall between the two.
  const since = anchor.createdAt + 1;
  const earlier = await before(store, { conversationId, createdAt: { below: since } }, half);
  const later = await store.find('messages', {
    where: { conversationId, createdAt: { from: since } },
    sort: [['createdAt', 'asc']],
    limit: half + 1,
  });
  return {
    messages: [...earlier.messages, ...later.slice(0, half)],
    hasEarlier: earlier.isCut,
    hasLater: later.length > half,
  };
}

type Where = NonNullable<Parameters<WorkspaceStore['find']>[1]['where']>;

async function before(
  store: WorkspaceStore,
  where: Where,
  limit: number,
): Promise<{ readonly messages: readonly Message[]; readonly isCut: boolean }> {
  const newestFirst = await store.find('messages', {
    where,
    sort: [['createdAt', 'desc']],
    limit: limit + 1,
  });
  return {
    messages: newestFirst.slice(0, limit).toReversed(),
    isCut: newestFirst.length > limit,
  };
}

/** What the messages answer, by the id of the answer; also where that lies outside of the window. */
export async function parentsOf(
  store: WorkspaceStore,
  messages: readonly Message[],
): Promise<ReadonlyMap<MessageId, Message>> {
  const wanted = new Map<MessageId, MessageId>();
  for (const { id, accountId, parentRemoteId } of messages)
    if (parentRemoteId !== undefined) wanted.set(id, messageId(accountId, parentRemoteId));
  const here = new Map(messages.map((message) => [message.id, message]));
  const missing = [...new Set(wanted.values())].filter((id) => !here.has(id));
  const found = await store.getMany('messages', missing);
  const parents = new Map<MessageId, Message>();
  for (const [id, parentId] of wanted) {
    const parent = here.get(parentId) ?? found.get(parentId);
    if (parent !== undefined) parents.set(id, parent);
  }
  return parents;
}

/** The first unread message when it lies before the newest ones. */
export async function unreadBefore(
  store: WorkspaceStore,
  { id, unreadCount }: Conversation,
  newest: readonly Message[],
): Promise<MessageId | null> {
  if (unreadCount <= newest.filter(isUnread).length) return null;
  const incoming = await store.find('messages', {
    where: { conversationId: id, direction: 'in' },
    sort: [['createdAt', 'desc']],
    limit: unreadCount,
  });
  const first = incoming.findLast(isUnread);
  return first === undefined || newest.some((message) => message.id === first.id) ? null : first.id;
}

function isUnread({ direction, readAt }: Message): boolean {
  return direction === 'in' && readAt === undefined;
}
