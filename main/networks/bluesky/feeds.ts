import type { Feed } from '#domain/network.ts';
import { ConnectorError, type RemoteMessage } from '#main/networks/connector.ts';
import { messageOf, type Reader } from './mapper.ts';
import { loadPosts } from './posts.ts';
import { feedPage, notificationPage, postPage, type FeedEntry, type PostView } from './schemas.ts';
import type { Mark } from './walk.ts';
import type { CallOptions, Params, Xrpc } from './xrpc.ts';

const PAGE = 50;

/** One page of a feed: its entries for the walk, and how to read the ones that are wanted. */
export type SourcePage = {
  readonly marks: readonly Mark[];
  readonly next?: string | undefined;
  load(wanted: ReadonlySet<string>): Promise<readonly RemoteMessage[]>;
};
export type Source = {
  /** What goes missing from the list is worth a question whether it was deleted. */
  readonly notices: 'deletions' | 'nothing';
  page(cursor: string | undefined, options: CallOptions): Promise<SourcePage>;
};

function at(iso: string): number {
  const parsed = Date.parse(iso);
  return Number.isNaN(parsed) ? 0 : parsed;
}

/** Likes, reposts and follows need no answer: they never come here. */
function interactions(xrpc: Xrpc, reader: Reader): Source {
  return {
    notices: 'deletions',
    async page(cursor, options) {
      const params = { reasons: ['reply', 'mention', 'quote'], limit: PAGE, cursor };
      const found = await xrpc.query(
        { name: 'app.bsky.notification.listNotifications', params, schema: notificationPage },
        options,
      );
      const { notifications } = found;
      return {
        marks: notifications.map(({ uri, indexedAt }) => ({ uri, at: at(indexedAt) })),
        next: found.cursor,
        async load(wanted) {
          const uris = notifications.map(({ uri }) => uri).filter((uri) => wanted.has(uri));
          const posts = await loadPosts(xrpc, uris, options);
          const messages = [...posts.values()].map((post) =>
            messageOf(post, { ...reader, isAddressed: true }),
          );
          return [...(await contextOf(posts, { xrpc, reader, options })), ...messages];
        },
      };
    },
  };
}

/** The posts that the new ones hang on, so that a conversation can be read offline. */
async function contextOf(
  posts: ReadonlyMap<string, PostView>,
  given: { xrpc: Xrpc; reader: Reader; options: CallOptions },
): Promise<RemoteMessage[]> {
  const uris = [...posts.values()].flatMap(({ record }) =>
    record.reply === undefined ? [] : [record.reply.root.uri, record.reply.parent.uri],
  );
  const wanted = [...new Set(uris)].filter((uri) => !posts.has(uri));
  const found = await loadPosts(given.xrpc, wanted, given.options);
  return [...found.values()].map((post) => messageOf(post, given.reader));
}

function entryMark({ post, reason }: FeedEntry): Mark {
  return reason === undefined
    ? { uri: post.uri, at: at(post.indexedAt) }
    : { uri: reason.uri ?? `${reason.by.did} ${post.uri}`, at: at(reason.indexedAt) };
}

function entries(xrpc: Xrpc, reader: Reader, list: { name: string; params: Params }): Source {
  return {
    notices: 'nothing',
    async page(cursor, options) {
      const params = { ...list.params, limit: PAGE, cursor };
      const { feed, cursor: next } = await xrpc.query(
        { name: list.name, params, schema: feedPage },
        options,
      );
      return {
        marks: feed.map(entryMark),
        next,
        load: async (wanted) =>
          await Promise.resolve(
            feed
              .filter((entry) => wanted.has(entryMark(entry).uri))
              .map(({ post }) => messageOf(post, reader)),
          ),
      };
    },
  };
}

function search(xrpc: Xrpc, reader: Reader, words: Params): Source {
  return {
    notices: 'nothing',
    async page(cursor, options) {
      const params = { ...words, sort: 'latest', limit: PAGE, cursor };
      const { posts, cursor: next } = await xrpc.query(
        { name: 'app.bsky.feed.searchPosts', params, schema: postPage },
        options,
      );
      return {
        marks: posts.map(({ uri, indexedAt }) => ({ uri, at: at(indexedAt) })),
        next,
        load: async (wanted) =>
          await Promise.resolve(
            posts.filter(({ uri }) => wanted.has(uri)).map((post) => messageOf(post, reader)),
          ),
      };
    },
  };
}

function needed(param: string | undefined): string {
  if (param === undefined || param.trim() === '')
    throw new ConnectorError({ code: 'invalid-input' }, true);
  return param.trim();
}

/** Where a feed comes from. Throws `server-unsupported` for a kind that Bluesky has not. */
export function sourceOf(feed: Feed, xrpc: Xrpc, reader: Reader): Source {
  switch (feed.kind) {
    case 'interactions':
      return interactions(xrpc, reader);
    case 'home':
      return entries(xrpc, reader, { name: 'app.bsky.feed.getTimeline', params: {} });
    case 'own':
      return {
        ...entries(xrpc, reader, {
          name: 'app.bsky.feed.getAuthorFeed',
          params: { actor: reader.did, filter: 'posts_with_replies' },
        }),
        notices: 'deletions',
      };
    case 'author': {
      const params = { actor: needed(feed.param).replace(/^@/u, ''), filter: 'posts_with_replies' };
      return entries(xrpc, reader, { name: 'app.bsky.feed.getAuthorFeed', params });
    }
    case 'list': {
      const params = { list: needed(feed.param) };
      return entries(xrpc, reader, { name: 'app.bsky.feed.getListFeed', params });
    }
    case 'search':
      return search(xrpc, reader, { q: needed(feed.param) });
    case 'tag': {
      const tag = needed(feed.param).replace(/^#/u, '');
      return search(xrpc, reader, { q: `#${tag}` });
    }
    case 'direct':
    case 'feed':
      throw new ConnectorError({ code: 'server-unsupported', host: xrpc.host }, true);
  }
}
