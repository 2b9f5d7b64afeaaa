import type { Place } from '#contract/stretch.ts';
import type { Conversation } from '#domain/conversation.ts';
import { foundIn, isHit, startNear, wordsOfSearch } from '#domain/found-words.ts';
import { fitsFilter } from '#domain/inbox-filter.ts';
import type { MessageId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reader } from '#main/store/store.ts';
import type { Found, InboxArgs } from './inbox-query.ts';
import { cut } from './stretch.ts';

/** Messages that are looked through for one window of conversations. */
const MESSAGES_PER_ROW = 5;

/** What a search found of a conversation, and what says the words where its text does not. */
type Hit = { readonly messageId: MessageId; readonly by?: string };
export type FoundHits = Found & { readonly hits: ReadonlyMap<string, Hit> };

/**
 * Conversations in which the words occur, the newest hit first, in whatever state. The preview of
 * each shows the message that was found. A later window shows a conversation again when an older
 * message of it fits too: the list keeps the first.
 */
export async function searchInbox(
  reader: Reader,
  args: InboxArgs,
  { words, now }: { readonly words: string; readonly now: number },
): Promise<FoundHits> {
  const { after, upTo } = args;
  const limit = args.limit * MESSAGES_PER_ROW;
  const messages = await reader.searchMessages({
    words,
    limit,
    ...(after === undefined ? {} : { below: after.at + 1 }),
    ...(upTo === undefined ? {} : { from: upTo.at }),
  });
  const wanted = wordsOfSearch(words);
  const hits = new Map(
    messages
      .filter((message) => isHit(message, wanted))
      .toReversed()
      .map((message) => [message.conversationId, message] as const),
  );
  const found = await reader.getMany('conversations', [...hits.keys()]);
  const placed = [...found.values()]
    .filter((conversation) => fitsFilter(conversation, args.filter, now))
    .map((conversation) => withHit(conversation, hits.get(conversation.id), wanted))
    .map((item) => ({ item, place: { part: 0, at: item.preview.at, id: item.id } }))
    .toSorted((a, b) => inOrder(a.place, b.place))
    .filter(({ place }) => after === undefined || inOrder(after, place) < 0);
  const { items, ends } = cut(placed, args.limit);
  const isWhole = after === undefined && upTo === undefined;
  const oldestAt = messages.length < limit ? undefined : messages.at(-1)?.createdAt;
  return {
    conversations: items,
    hits: new Map([...hits].map(([id, message]) => [id, hitOf(message, wanted)])),
    total: isWhole && oldestAt === undefined ? placed.length : null,
    ends:
      ends.hasMore || oldestAt === undefined
        ? ends
        : { ...ends, last: lookedThrough(oldestAt, after), hasMore: true },
  };
}

/** Behind the last message that was looked at; further on in any case. */
function lookedThrough(oldestAt: number, after: Place | undefined): Place {
  return { part: 0, at: oldestAt === after?.at ? oldestAt - 1 : oldestAt, id: '' };
}

function inOrder(a: Place, b: Place): number {
  return b.at - a.at || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);
}

function withHit(
  conversation: Conversation,
  hit: Message | undefined,
  words: readonly string[],
): Conversation {
  if (hit === undefined) return conversation;
  const { id: messageId, authorName, direction, text, createdAt: at } = hit;
  return {
    ...conversation,
    preview: { messageId, authorName, direction, text: excerpt(text, words), at },
  };
}

/** Words are also looked for in a content warning and in the name of whoever wrote. */
function hitOf(message: Message, words: readonly string[]): Hit {
  const { id: messageId, text, contentWarning = '', authorName, authorHandle } = message;
  if (words.length === 0 || foundIn(text, words).length > 0) return { messageId };
  const isWarned = foundIn(contentWarning, words).length > 0;
  return { messageId, by: isWarned ? contentWarning : `${authorName} ${authorHandle}` };
}

const EXCERPT_LENGTH = 300;

/** Where the words stand, however far down. Never cut inside a character. */
function excerpt(text: string, words: readonly string[]): string {
  const from = text.length <= EXCERPT_LENGTH ? 0 : startNear(text, foundIn(text, words)[0]);
  const shown = text.slice(from, from + EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
  return from > 0 ? `… ${shown}` : shown;
}
