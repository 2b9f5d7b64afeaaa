import type { LinkCard } from '#domain/message-extras.ts';
import type { Moderation } from '#domain/message.ts';
import type { RemoteMessage } from '#main/networks/connector.ts';
import type { Lane } from '#main/networks/http.ts';
import { parse, isTrouble, type Caller } from './calls.ts';
import {
  aroundOf,
  readComments,
  repliesIn,
  toMessage,
  type Around,
  type Viewer,
} from './mapper.ts';
import { SERVER_URL } from './own-app.ts';
import { page, thread as threadSchema, video, type ApiComment, type ApiThread } from './schemas.ts';

export type Reading = {
  readonly caller: Caller;
  readonly viewer: Viewer;
  readonly clock: { now(): number };
  /** Titles of videos, by id; null: there is none to be had. */
  readonly videos: Map<string, LinkCard | null>;
};
export type Asking = { readonly lane: Lane; readonly signal: AbortSignal };

/** The three states that can be listed; what was rejected is in none of them. */
export const LISTS = ['published', 'heldForReview', 'likelySpam'] as const;
export type ListName = (typeof LISTS)[number];
const STATE_OF: Readonly<Record<ListName, Moderation>> = {
  published: 'approved',
  heldForReview: 'held',
  likelySpam: 'spam',
};

const PAGE = 100;
const MOST_VIDEOS = 50;
/** A thread with more answers is read to here: five pages. */
const MOST_REPLY_PAGES = 5;

export type ThreadPage = {
  readonly threads: readonly ApiThread[];
  readonly next: string | undefined;
  readonly list: ListName;
};

export async function readThreads(
  { list, token }: { readonly list: ListName; readonly token: string | null },
  asking: Asking,
  { caller, viewer }: Reading,
): Promise<ThreadPage> {
  const answer = await caller.call('GET', 'commentThreads', {
    query: {
      part: 'snippet,replies',
      allThreadsRelatedToChannelId: viewer.channelId,
      order: 'time',
      moderationStatus: list,
      textFormat: 'plainText',
      maxResults: String(PAGE),
      ...(token === null ? {} : { pageToken: token }),
    },
    ...asking,
  });
  const { items, nextPageToken } = parse(answer, page);
  const threads = items.flatMap((item) => threadSchema.safeParse(item).data ?? []);
  return { threads, next: nextPageToken, list };
}

/** Titles are an extra: without them the comments are there all the same. */
async function nameVideos(ids: readonly string[], asking: Asking, reading: Reading): Promise<void> {
  const { caller, videos } = reading;
  const unknown = [...new Set(ids)].filter((id) => id !== '' && !videos.has(id));
  for (let at = 0; at < unknown.length; at += MOST_VIDEOS) {
    const some = unknown.slice(at, at + MOST_VIDEOS);
    try {
      const answer = await caller.call('GET', 'videos', {
        query: { part: 'snippet', id: some.join(','), maxResults: String(MOST_VIDEOS) },
        ...asking,
      });
      for (const item of parse(answer, page).items) {
        const found = video.safeParse(item).data;
        if (found !== undefined) videos.set(found.id, cardOf(found.id, found.snippet));
      }
      for (const id of some) if (!videos.has(id)) videos.set(id, null);
    } catch (error) {
      if (!isTrouble(error, 'forbidden', 'gone', 'rejected', 'bad-answer', 'not-an-api'))
        throw error;
    }
  }
}

type Snippet = ReturnType<typeof video.parse>['snippet'];
function cardOf(id: string, { title, thumbnails }: Snippet): LinkCard | null {
  const imageUrl = thumbnails.medium?.url ?? thumbnails.default?.url;
  if (title.trim() === '') return null;
  const url = `${SERVER_URL}/watch?${new URLSearchParams({ v: id }).toString()}`;
  return {
    url,
    title: title.slice(0, 200),
    ...(imageUrl?.startsWith('https://') === true ? { imageUrl } : {}),
  };
}

/** The comments of these threads as far as they came along, each once. */
export async function messagesIn(
  { threads, list }: Pick<ThreadPage, 'threads' | 'list'>,
  asking: Asking,
  reading: Reading,
): Promise<readonly RemoteMessage[]> {
  await nameVideos(
    threads.map(({ snippet }) => snippet.videoId),
    asking,
    reading,
  );
  const { viewer, videos } = reading;
  const messages = threads.flatMap((thread) => {
    const around = aroundOf(thread, videos.get(thread.snippet.videoId) ?? undefined);
    const top = { ...thread.snippet.topLevelComment, id: thread.id };
    return [
      toMessage(top, around, { viewer, state: STATE_OF[list] }),
      ...repliesIn(thread).map((reply) => toMessage(reply, around, { viewer })),
    ];
  });
  return [...new Map(messages.map((message) => [message.remoteId, message])).values()];
}

/** Newest page first or oldest first, the interface does not say: all of them, up to a limit. */
export async function readReplies(
  threadId: string,
  asking: Asking,
  { caller }: Pick<Reading, 'caller'>,
): Promise<{ readonly replies: readonly ApiComment[]; readonly isComplete: boolean }> {
  const replies = new Map<string, ApiComment>();
  let token: string | undefined;
  for (let pages = 0; pages < MOST_REPLY_PAGES; pages++) {
    const answer = await caller.call('GET', 'comments', {
      query: {
        part: 'snippet',
        parentId: threadId,
        textFormat: 'plainText',
        maxResults: String(PAGE),
        ...(token === undefined ? {} : { pageToken: token }),
      },
      ...asking,
    });
    const { items, nextPageToken } = parse(answer, page);
    const before = replies.size;
    for (const reply of readComments(items)) replies.set(reply.id, reply);
    token = nextPageToken;
    if (token === undefined) return { replies: [...replies.values()], isComplete: true };
    // A page that brings nothing new leads nowhere.
    if (replies.size === before) break;
  }
  return { replies: [...replies.values()], isComplete: false };
}

export function repliesAsMessages(
  replies: readonly ApiComment[],
  around: Around,
  { viewer }: Pick<Reading, 'viewer'>,
): readonly RemoteMessage[] {
  return replies
    .filter(({ id }) => id !== around.threadId)
    .map((reply) => toMessage(reply, around, { viewer }));
}
