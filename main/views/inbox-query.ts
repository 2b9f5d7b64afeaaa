import type { CheckedViewArgs } from '#contract/views.ts';
import type { Conversation, ConversationState } from '#domain/conversation.ts';
import type { Message } from '#domain/message.ts';
import type { Query, Reader } from '#main/store/store.ts';

type Where = NonNullable<Query['where']>;
type Sort = NonNullable<Query['sort']>;
export type InboxArgs = CheckedViewArgs<'inbox'>;
export type Found = { readonly conversations: readonly Conversation[]; readonly total: number };

/** Every filter but the state. */
function filters(args: InboxArgs): Where {
  return {
    ...(args.accountId === undefined ? {} : { accountId: args.accountId }),
    ...(args.kinds === undefined ? {} : { kind: { inList: args.kinds } }),
    ...(args.labelId === undefined ? {} : { labelIds: { has: args.labelId } }),
    ...(args.unreadOnly === true ? { unreadCount: { from: 1 } } : {}),
  };
}

/**
 * Questions whose answers together are a state. A snooze whose time came counts as open already,
 * although it is written down a moment later.
 */
function partsOf(state: ConversationState, now: number): readonly Where[] {
  switch (state) {
    case 'open':
      return [{ state }, { state: 'snoozed', snoozedUntil: { below: now + 1 } }];
    case 'snoozed':
      return [{ state, snoozedUntil: { from: now + 1 } }];
    case 'waiting':
    case 'done':
      return [{ state }];
  }
}

export async function countState(
  reader: Reader,
  { state, where, now }: { state: ConversationState; where: Where; now: number },
): Promise<number> {
  const counts = await Promise.all(
    partsOf(state, now).map(
      async (part) => await reader.count('conversations', { where: { ...where, ...part } }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

export async function findInbox(reader: Reader, args: InboxArgs, now: number): Promise<Found> {
  const where = filters(args);
  const found = await Promise.all(
    partsOf(args.state, now).map(
      async (part) => await findSorted(reader, { ...where, ...part }, args),
    ),
  );
  const all = found.flat();
  return {
    conversations: (found.length === 1 ? all : all.toSorted(ORDERS[args.sort])).slice(
      0,
      args.limit,
    ),
    total: await countState(reader, { state: args.state, where, now }),
  };
}

const NEWEST: Sort = [['lastActivityAt', 'desc']];
const OLDEST: Sort = [['lastActivityAt', 'asc']];
const DUE: Sort = [['dueAt', 'asc']];

async function findSorted(
  reader: Reader,
  where: Where,
  { sort, limit }: InboxArgs,
): Promise<readonly Conversation[]> {
  if (sort !== 'due')
    return await reader.find('conversations', {
      where,
      sort: sort === 'newest' ? NEWEST : OLDEST,
      limit,
    });
  const due = await reader.find('conversations', {
    where: { ...where, dueAt: { from: 0 } },
    sort: DUE,
    limit,
  });
  if (due.length === limit) return due;
  // What has no answer goal comes after everything that has one.
  const newest = await reader.find('conversations', {
    where,
    sort: NEWEST,
    limit: limit + due.length,
  });
  const others = newest.filter((conversation) => conversation.dueAt === undefined);
  return [...due, ...others].slice(0, limit);
}

type Compare = (a: Conversation, b: Conversation) => number;
const byNewest: Compare = (a, b) => b.lastActivityAt - a.lastActivityAt;
const dueTime = ({ dueAt }: Conversation): number => dueAt ?? Number.MAX_SAFE_INTEGER;
const ORDERS: Readonly<Record<InboxArgs['sort'], Compare>> = {
  newest: byNewest,
  oldest: (a, b) => a.lastActivityAt - b.lastActivityAt,
  due: (a, b) => dueTime(a) - dueTime(b) || byNewest(a, b),
};

/** Messages that are looked through for one window of conversations. */
const MESSAGES_PER_ROW = 5;
const MOST_MESSAGES = 2000;

/**
 * Conversations in which the words occur, the newest hit first, in whatever state. The preview of
 * each shows the message that was found.
 */
export async function searchInbox(reader: Reader, args: InboxArgs, words: string): Promise<Found> {
  const limit = Math.min(MOST_MESSAGES, args.limit * MESSAGES_PER_ROW);
  const messages = await reader.searchMessages({ words, limit });
  const hits = new Map(
    messages.toReversed().map((message) => [message.conversationId, message] as const),
  );
  const found = await reader.getMany('conversations', [...hits.keys()]);
  const conversations = [...found.values()]
    .filter((conversation) => isWanted(conversation, args))
    .map((conversation) => withHit(conversation, hits.get(conversation.id)))
    .toSorted((a, b) => b.preview.at - a.preview.at);
  return { conversations: conversations.slice(0, args.limit), total: conversations.length };
}

function withHit(conversation: Conversation, hit: Message | undefined): Conversation {
  if (hit === undefined) return conversation;
  const { authorName, direction, text, createdAt: at } = hit;
  return { ...conversation, preview: { authorName, direction, text: excerpt(text), at } };
}

function isWanted(conversation: Conversation, args: InboxArgs): boolean {
  return (
    (args.accountId === undefined || conversation.accountId === args.accountId) &&
    (args.kinds === undefined || args.kinds.includes(conversation.kind)) &&
    (args.labelId === undefined || conversation.labelIds.includes(args.labelId)) &&
    (args.unreadOnly !== true || conversation.unreadCount > 0)
  );
}

const EXCERPT_LENGTH = 300;

/** Never cut inside a character. */
function excerpt(text: string): string {
  return text.slice(0, EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
}
