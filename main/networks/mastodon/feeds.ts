import type { Feed } from '#domain/network.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import type { HttpAnswer, Lane } from '#main/networks/http.ts';
import type { Caller, Query } from './calls.ts';
import { parse } from './calls.ts';
import {
  anyList,
  conversation,
  notification,
  searchResult,
  status,
  type ApiStatus,
} from './schemas.ts';

/**
 * One entry of a feed. `id` is what the server pages by, and no name of an event: snac gives the same
 * mention a new one after a restart. `key` is the event.
 */
export type Entry = {
  readonly id: string;
  readonly key: string;
  /** Absent for what is no message: likes, follows, broken entries. */
  readonly status?: ApiStatus;
  readonly notified: boolean;
};

/** `isWhole`: false when something of it cannot be read, and is left out. */
export type Entries = { readonly entries: readonly Entry[]; readonly isWhole: boolean };

export type Page = { readonly limit: number; readonly min?: string; readonly max?: string };
export type PageRequest = {
  readonly feed: Feed;
  readonly page: Page;
  readonly lane: Lane;
  readonly signal: AbortSignal;
};

/** What brings a message that is meant for us; `quote` since 4.5. */
const FOR_US = ['mention', 'quote'];
const NOTIFICATIONS = [...FOR_US, 'update'];

function versionOf({ id, edited_at: editedAt, reblog }: ApiStatus): string {
  return [reblog?.id ?? id, reblog?.edited_at ?? editedAt ?? ''].join('|');
}

/** What an entry of a list is; null: something that cannot be read. */
type Read = (value: unknown) => (Entry | null)[];

function fromStatus(value: unknown): ReturnType<Read> {
  const parsed = status.safeParse(value).data;
  if (parsed === undefined) return [null];
  return [
    { id: parsed.id, key: `${parsed.id}|${versionOf(parsed)}`, status: parsed, notified: false },
  ];
}

function fromNotification(value: unknown): ReturnType<Read> {
  const parsed = notification.safeParse(value).data;
  if (parsed === undefined) return [null];
  const { id, type, account, status: post } = parsed;
  const key = [type, account?.id ?? '', post ? versionOf(post) : ''].join('|');
  const isMessage = NOTIFICATIONS.includes(type);
  const entry = { id, key, notified: FOR_US.includes(type) };
  if (!isMessage) return [entry];
  return post === null || post === undefined ? [entry, null] : [{ ...entry, status: post }];
}

/** Conversations are paged by their last post, not by their own id. */
function fromConversation(value: unknown): ReturnType<Read> {
  const parsed = conversation.safeParse(value).data;
  if (parsed === undefined) return [null];
  const last = parsed.last_status;
  if (last === null || last === undefined) return [];
  return [{ id: last.id, key: `${parsed.id}|${versionOf(last)}`, status: last, notified: false }];
}

type Source = {
  readonly path: string;
  readonly query: Query;
  readonly entries: (answer: HttpAnswer) => ReturnType<Read>;
};

function listWith(read: Read): Source['entries'] {
  return (answer) => (answer.status === 404 ? [] : parse(answer, anyList).flatMap(read));
}

function param(feed: Feed): string {
  if (feed.param === undefined || feed.param === '')
    throw new ConnectorError({ code: 'invalid-input' }, true);
  return feed.param;
}

/** `userId`: whose posts, where the feed is somebody's. */
function sourceOf(feed: Feed, userId: string): Source {
  const statuses = listWith(fromStatus);
  switch (feed.kind) {
    case 'interactions':
      return {
        path: '/api/v1/notifications',
        query: NOTIFICATIONS.map((type) => ['types[]', type] as const),
        entries: listWith(fromNotification),
      };
    case 'direct':
      return { path: '/api/v1/conversations', query: [], entries: listWith(fromConversation) };
    case 'home':
      return { path: '/api/v1/timelines/home', query: [], entries: statuses };
    case 'own':
    case 'author':
      return {
        path: `/api/v1/accounts/${encodeURIComponent(userId)}/statuses`,
        query: [['exclude_reblogs', 'true']],
        entries: statuses,
      };
    case 'list':
      return {
        path: `/api/v1/timelines/list/${encodeURIComponent(param(feed))}`,
        query: [],
        entries: statuses,
      };
    case 'tag':
      return {
        path: `/api/v1/timelines/tag/${encodeURIComponent(param(feed).replace(/^#/u, ''))}`,
        query: [],
        entries: statuses,
      };
    case 'search':
      return {
        path: '/api/v2/search',
        query: [
          ['q', param(feed)],
          ['type', 'statuses'],
        ],
        entries: (answer) => parse(answer, searchResult).statuses.flatMap(fromStatus),
      };
    case 'feed':
      throw new ConnectorError({ code: 'server-unsupported' }, true);
  }
}

/** One page of a feed, newest first, without what came twice on it. */
export async function readPage(
  caller: Caller,
  userId: string,
  request: PageRequest,
): Promise<Entries> {
  const { feed, page, lane, signal } = request;
  const source = sourceOf(feed, userId);
  const answer = await caller.call('GET', source.path, {
    query: [
      ...source.query,
      // Without it snac 2.96 gives one entry only.
      ['limit', String(page.limit)],
      ...(page.min === undefined ? [] : [['min_id', page.min] as const]),
      ...(page.max === undefined ? [] : [['max_id', page.max] as const]),
    ],
    // GoToSocial answers 404 for a tag that nobody has used; who has no conversations, for those.
    ...(feed.kind === 'tag' || feed.kind === 'direct' ? { accept: [404] } : {}),
    lane,
    signal,
  });
  const read = source.entries(answer);
  const seen = new Set<string>();
  const entries = read
    .filter((entry) => entry !== null)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
  return { entries, isWhole: !read.includes(null) };
}
