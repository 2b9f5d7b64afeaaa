import type { CheckedViewArgs } from '#contract/views.ts';
import type { Conversation, ConversationState } from '#domain/conversation.ts';
import { fitsFilter, type InboxFilter } from '#domain/inbox-filter.ts';
import type { Message } from '#domain/message.ts';
import type { Query, Reader } from '#main/store/store.ts';
import { questionsOf, type Where } from '#main/store/inbox-questions.ts';

type Sort = NonNullable<Query['sort']>;
export type InboxArgs = CheckedViewArgs<'inbox'>;
export type Found = { readonly conversations: readonly Conversation[]; readonly total: number };

export async function countState(
  reader: Reader,
  asked: { state: ConversationState; filter?: InboxFilter; now: number },
): Promise<number> {
  const counts = await Promise.all(
    questionsOf(asked, asked.now).map(
      async (where) => await reader.count('conversations', { where }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

export async function findInbox(reader: Reader, args: InboxArgs, now: number): Promise<Found> {
  const found = await Promise.all(
    questionsOf(args, now).map(async (where) => await findSorted(reader, where, args)),
  );
  const all = found.flat();
  return {
    conversations: (found.length === 1 ? all : all.toSorted(ORDERS[args.sort])).slice(
      0,
      args.limit,
    ),
    total: await countState(reader, { ...args, now }),
  };
}

const NEWEST: Sort = [['lastActivityAt', 'desc']];
const OLDEST: Sort = [['lastActivityAt', 'asc']];

async function findSorted(
  reader: Reader,
  where: Where,
  { sort, limit }: InboxArgs,
): Promise<readonly Conversation[]> {
  switch (sort) {
    case 'newest':
      return await reader.find('conversations', { where, sort: NEWEST, limit });
    case 'oldest':
      return await reader.find('conversations', { where, sort: OLDEST, limit });
    case 'due':
      return await findHavingFirst(reader, where, {
        having: { dueAt: { from: 0 } },
        sort: [['dueAt', 'asc']],
        isWithout: ({ dueAt }) => dueAt === undefined,
        limit,
      });
    case 'reach':
      return await findHavingFirst(reader, where, {
        having: { personReach: { from: 1 } },
        sort: [['personReach', 'desc']],
        isWithout: ({ personReach = 0 }) => personReach < 1,
        limit,
      });
  }
}

type Having = {
  readonly having: Where;
  readonly sort: Sort;
  readonly isWithout: (conversation: Conversation) => boolean;
  readonly limit: number;
};

/** What has no answer goal, or no known reach, comes after everything that has one, newest first. */
async function findHavingFirst(
  reader: Reader,
  where: Where,
  { having, sort, isWithout, limit }: Having,
): Promise<readonly Conversation[]> {
  const first = await reader.find('conversations', { where: { ...having, ...where }, sort, limit });
  if (first.length === limit) return first;
  const newest = await reader.find('conversations', {
    where,
    sort: NEWEST,
    limit: limit + first.length,
  });
  return [...first, ...newest.filter(isWithout)].slice(0, limit);
}

type Compare = (a: Conversation, b: Conversation) => number;
const byNewest: Compare = (a, b) => b.lastActivityAt - a.lastActivityAt;
const dueTime = ({ dueAt }: Conversation): number => dueAt ?? Number.MAX_SAFE_INTEGER;
const reachOf = ({ personReach }: Conversation): number => personReach ?? 0;
const ORDERS: Readonly<Record<InboxArgs['sort'], Compare>> = {
  newest: byNewest,
  oldest: (a, b) => a.lastActivityAt - b.lastActivityAt,
  due: (a, b) => dueTime(a) - dueTime(b) || byNewest(a, b),
  reach: (a, b) => reachOf(b) - reachOf(a) || byNewest(a, b),
};

/** Messages that are looked through for one window of conversations. */
const MESSAGES_PER_ROW = 5;
const MOST_MESSAGES = 2000;

/**
 * Conversations in which the words occur, the newest hit first, in whatever state. The preview of
 * each shows the message that was found.
 */
export async function searchInbox(
  reader: Reader,
  args: InboxArgs,
  { words, now }: { readonly words: string; readonly now: number },
): Promise<Found> {
  const limit = Math.min(MOST_MESSAGES, args.limit * MESSAGES_PER_ROW);
  const messages = await reader.searchMessages({ words, limit });
  const hits = new Map(
    messages.toReversed().map((message) => [message.conversationId, message] as const),
  );
  const found = await reader.getMany('conversations', [...hits.keys()]);
  const conversations = [...found.values()]
    .filter((conversation) => fitsFilter(conversation, args.filter, now))
    .map((conversation) => withHit(conversation, hits.get(conversation.id)))
    .toSorted((a, b) => b.preview.at - a.preview.at);
  return { conversations: conversations.slice(0, args.limit), total: conversations.length };
}

function withHit(conversation: Conversation, hit: Message | undefined): Conversation {
  if (hit === undefined) return conversation;
  const { authorName, direction, text, createdAt: at } = hit;
  return { ...conversation, preview: { authorName, direction, text: excerpt(text), at } };
}

const EXCERPT_LENGTH = 300;

/** Never cut inside a character. */
function excerpt(text: string): string {
  return text.slice(0, EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
}
