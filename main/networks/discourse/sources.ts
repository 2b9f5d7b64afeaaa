import { z } from 'zod';
import { parseAnswer, readable } from '#main/networks/answers.ts';
import type { RemoteChange, RemoteMessage } from '#main/networks/connector.ts';
import type { Caller } from './calls.ts';
import { idOf, isGone, toMessage, type Around, type Viewer } from './mapper.ts';
import {
  latestPosts,
  notification,
  notifications,
  post as postSchema,
  userAction,
  userActions,
  type ApiPost,
} from './schemas.ts';
import type { Asking, Topics } from './topics.ts';

export type Reading = { readonly caller: Caller; readonly viewer: Viewer; readonly topics: Topics };

/** One entry of a list: what it is called there, and which post it is about. */
export type Entry = {
  readonly id: number;
  readonly topic: number;
  readonly number: number;
  readonly postId?: number | undefined;
  readonly notification?: NonNullable<Around['notification']>;
  /** The post itself, where the list brings it along. */
  readonly post?: ApiPost;
};

/** `size` and `oldest` also count what is not for us. `isLast`: nothing is older. */
export type ListPage = {
  readonly entries: readonly Entry[];
  readonly size: number;
  readonly oldest: number | undefined;
  readonly isLast: boolean;
};
/** Lists go on by place or by the id of the last entry, each by its own. */
export type ListAsked = Asking & { readonly offset: number; readonly before?: number | undefined };

function oldestIn(raw: readonly unknown[], idOfEntry: z.ZodType<number>): number | undefined {
  const ids = readable(raw, idOfEntry);
  return ids.length === 0 ? undefined : Math.min(...ids);
}
const byId = z.object({ id: z.coerce.number() }).transform(({ id }) => id);
const byPostId = z.object({ post_id: z.coerce.number() }).transform(({ post_id: id }) => id);

/** Kinds of notifications that somebody wrote: mentioned, replied, quoted, a private message, posted in a
 * topic that is watched, a group mentioned, the first post of a topic. app/models/notification.rb */
const WRITTEN = new Set([1, 2, 3, 6, 9, 15, 17]);
const PAGE = 60;
const ACTIONS_PAGE = 30;

async function readNotifications(
  { offset, lane, signal }: ListAsked,
  { caller, viewer }: Reading,
): Promise<ListPage> {
  const answer = await caller.call('GET', '/notifications.json', {
    query: [
      ['username', viewer.username],
      ['limit', String(PAGE)],
      ['offset', String(offset)],
    ],
    lane,
    signal,
  });
  const { notifications: all } = parseAnswer(answer, notifications);
  const entries = readable(all, notification)
    .filter(({ notification_type: type }) => WRITTEN.has(type))
    .map(({ id, topic_id: topic, post_number: number, read, data }) => ({
      id,
      topic,
      number,
      notification: { id, isRead: read },
      postId: data.original_post_id,
    }));
  // The forum leaves out what we may not see any more: only an empty page is the end.
  return { entries, size: all.length, oldest: oldestIn(all, byId), isLast: all.length === 0 };
}

/** New topics and replies of the account: app/models/user_action.rb. */
const OWN_ACTIONS = '4,5';

async function readOwn(
  { offset, lane, signal }: ListAsked,
  { caller, viewer }: Reading,
): Promise<ListPage> {
  const answer = await caller.call('GET', '/user_actions.json', {
    query: [
      ['username', viewer.username],
      ['filter', OWN_ACTIONS],
      ['offset', String(offset)],
    ],
    lane,
    signal,
  });
  const { user_actions: all } = parseAnswer(answer, userActions);
  const entries = readable(all, userAction).map(
    ({ post_id: id, topic_id: topic, post_number }) => ({
      id,
      topic,
      number: post_number,
      postId: id,
    }),
  );
  const isLast = all.length < ACTIONS_PAGE;
  return { entries, size: all.length, oldest: oldestIn(all, byPostId), isLast };
}

/** The newest posts of the whole forum, whole. */
async function readLatest(
  { before, lane, signal }: ListAsked,
  { caller }: Reading,
): Promise<ListPage> {
  const query = before === undefined ? [] : ([['before', String(before)]] as const);
  const answer = await caller.call('GET', '/posts.json', { query, lane, signal });
  const { latest_posts: all } = parseAnswer(answer, latestPosts);
  const entries = readable(all, postSchema).map((post) => ({
    id: post.id,
    topic: post.topic_id,
    number: post.post_number,
    postId: post.id,
    post,
  }));
  return { entries, size: all.length, oldest: oldestIn(all, byId), isLast: all.length === 0 };
}

const READERS = { interactions: readNotifications, own: readOwn, home: readLatest } as const;
export type SourceKind = keyof typeof READERS;

export async function readList(
  kind: SourceKind,
  asked: ListAsked,
  reading: Reading,
): Promise<ListPage> {
  const page = await READERS[kind](asked, reading);
  const seen = new Set<number>();
  return { ...page, entries: page.entries.filter(({ id }) => !seen.has(id) && seen.add(id)) };
}

/** null: it is not there any more. */
function messagesIn(
  entries: readonly Entry[],
  posts: readonly ApiPost[],
  { around, viewer }: { readonly around: Omit<Around, 'notification'>; readonly viewer: Viewer },
): ReadonlyMap<string, RemoteMessage | null> {
  const found = new Map<string, RemoteMessage | null>();
  for (const { number, topic, notification: told } of entries) {
    const post = posts.find((one) => one.topic_id === topic && one.post_number === number);
    const remoteId = idOf({ topic, number });
    if (post === undefined || isGone(post)) found.set(remoteId, null);
    else if (found.get(remoteId) === undefined)
      found.set(
        remoteId,
        toMessage(post, { ...around, ...(told && { notification: told }) }, viewer),
      );
  }
  return found;
}

/** The posts that a list is about, topic by topic; what is not there any more is said to be gone. */
export async function changesFor(
  entries: readonly Entry[],
  asking: Asking,
  { topics, viewer }: Reading,
): Promise<readonly RemoteChange[]> {
  const changes = new Map<string, RemoteChange>();
  const byTopic = Map.groupBy(entries, ({ topic }) => topic);
  for (const [topic, inTopic] of byTopic) {
    const brought = inTopic.flatMap(({ post }) => post ?? []);
    const ids = inTopic.flatMap(({ postId, post }) => (post === undefined ? (postId ?? []) : []));
    const near = inTopic[0]?.number ?? 1;
    const view =
      brought.length === inTopic.length
        ? { posts: brought, isWhole: true }
        : await topics.posts(topic, { ids: [...new Set(ids)], near }, asking);
    const around = view !== null && 'title' in view ? view : {};
    const { posts, isWhole } = view ?? { posts: [], isWhole: true };
    for (const [remoteId, message] of messagesIn(inTopic, posts, { around, viewer }))
      if (message !== null) changes.set(remoteId, { kind: 'message', message });
      else if (isWhole) changes.set(remoteId, { kind: 'deleted', remoteId });
  }
  return [...changes.values()];
}
