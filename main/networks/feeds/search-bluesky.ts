import { z } from 'zod';
import { createTextBuilder } from '#main/networks/plain-text.ts';
import { MOST_HITS, nameOr, toMessage, type SearchPlace } from './search-place.ts';

const answer = z.object({ posts: z.array(z.unknown()) });
const post = z.object({
  uri: z.string().regex(/^at:\/\/[^/]+\/app\.bsky\.feed\.post\/[^/]+$/u),
  author: z.object({ handle: z.string(), displayName: z.string().optional().catch(undefined) }),
  record: z.object({ text: z.string() }),
  indexedAt: z.iso.datetime({ offset: true }),
});

/**
 * https://docs.bsky.app/docs/api/app-bsky-feed-search-posts. Without an account only the first page,
 * and at times none at all: Bluesky switches it off under load (403).
 */
export const blueskyPosts: SearchPlace = {
  urlFor(q, host) {
    const url = new URL('/xrpc/app.bsky.feed.searchPosts', host);
    url.search = String(new URLSearchParams({ q, sort: 'latest', limit: MOST_HITS }));
    return url;
  },
  read(given) {
    const read = answer.safeParse(given).data;
    if (read === undefined) return null;
    const posts = read.posts.flatMap((one) => post.safeParse(one).data ?? []);
    return {
      messages: posts.map(({ uri, author, record, indexedAt }) => {
        const key = uri.slice(uri.lastIndexOf('/') + 1);
        const handle = nameOr(author.handle, 'bsky.app');
        return toMessage({
          id: `bsky:${uri}`,
          place: handle,
          author: nameOr(author.displayName ?? '', handle),
          text: plain(record.text),
          url: `https://bsky.app/profile/${encodeURIComponent(handle)}/post/${encodeURIComponent(key)}`,
          at: Math.max(0, Date.parse(indexedAt)),
        });
      }),
    };
  },
};

const TEXT_LENGTH = 10_000;

function plain(text: string): string {
  const builder = createTextBuilder(TEXT_LENGTH);
  builder.writeAsIs(text);
  return builder.end().text;
}
