import { z } from 'zod';
import { postPage, type PostView } from './schemas.ts';
import type { CallOptions, Xrpc } from './xrpc.ts';

/** https://docs.bsky.app/docs/api/app-bsky-feed-get-posts: at most 25 at once. */
const AT_ONCE = 25;

const anyRecord = z.object({ posts: z.array(z.object({ uri: z.string() })) });

/** The posts that are there, in the order asked for; deleted and blocked ones are left out. */
export async function loadPosts(
  xrpc: Xrpc,
  uris: readonly string[],
  options: CallOptions,
): Promise<ReadonlyMap<string, PostView>> {
  const found = new Map<string, PostView>();
  for (let start = 0; start < uris.length; start += AT_ONCE) {
    const params = { uris: uris.slice(start, start + AT_ONCE) };
    const { posts } = await xrpc.query(
      { name: 'app.bsky.feed.getPosts', params, schema: postPage },
      options,
    );
    for (const post of posts) found.set(post.uri, post);
  }
  return new Map(
    uris.flatMap((uri) => {
      const post = found.get(uri);
      return post === undefined ? [] : [[uri, post] as const];
    }),
  );
}

/** Which of these posts the network shows no more. One that we cannot read is still there. */
export async function goneAmong(
  xrpc: Xrpc,
  uris: readonly string[],
  options: CallOptions,
): Promise<readonly string[]> {
  const asked = uris.slice(0, AT_ONCE);
  if (asked.length === 0) return [];
  const { posts } = await xrpc.query(
    { name: 'app.bsky.feed.getPosts', params: { uris: asked }, schema: anyRecord },
    options,
  );
  const there = new Set(posts.map(({ uri }) => uri));
  return asked.filter((uri) => !there.has(uri));
}
