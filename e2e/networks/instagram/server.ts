import {
  askedEdge,
  edgeOf,
  graphError,
  graphTime,
  innerLimit,
  notThere,
  usageLimit,
} from '#e2e/networks/graph/graph.ts';
import { talkRoutes } from '#e2e/networks/graph/talks.ts';
import { startOwnServer } from '#e2e/networks/kit/own-server.ts';
import {
  createPosts,
  type Posts,
  type TestPerson,
  type TestPost,
} from '#e2e/networks/kit/posts.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';

const VERSION = 'v25.0';
const SHOP: TestPerson = { id: '17841', name: 'bakery.test', displayName: 'Bakery Test' };
const LEA: TestPerson = { id: '900', name: 'lea.b', displayName: 'Lea' };

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment */
function showComment(post: TestPost, posts: Posts, depth = 0): unknown {
  return {
    id: post.id,
    text: post.text,
    timestamp: graphTime(post.createdAt),
    username: post.author.name,
    from: { id: post.author.id, username: post.author.name },
    hidden: post.isHidden,
    like_count: post.likedBy.size,
    ...(post.parent === post.root ? {} : { parent_id: post.parent }),
    ...(depth > 0
      ? {}
      : {
          replies: edgeOf(
            posts.newestFirst(({ parent }) => parent === post.id),
            { after: null, limit: 50 },
            (one) => showComment(one, posts, 1),
          ),
        }),
  };
}

/** https://developers.facebook.com/docs/instagram-platform/reference/instagram-media */
function showMedia(post: TestPost, asked: Asked, posts: Posts): unknown {
  const limit = innerLimit(asked, 'comments', 25);
  return {
    id: post.id,
    caption: post.text,
    media_type: 'IMAGE',
    media_url: `https://scontent.invalid/${post.id}.jpg`,
    permalink: `https://www.instagram.com/p/${post.id}/`,
    timestamp: graphTime(post.createdAt),
    username: post.author.name,
    comments: edgeOf(topLevel(post.id, posts), { after: null, limit }, (one) =>
      showComment(one, posts),
    ),
  };
}

function topLevel(media: string, posts: Posts): readonly TestPost[] {
  return posts.newestFirst(({ parent }) => parent === media);
}

const at = (path: string): string => `/${VERSION}/${path}`;
const done = json({ success: true });

function mediaRoutes(posts: Posts): readonly Route[] {
  const found = ({ params }: Asked, answer: (post: TestPost) => LoopbackAnswer): LoopbackAnswer => {
    const post = posts.get(params['id'] ?? '');
    return post === undefined ? notThere(params['id'] ?? '') : answer(post);
  };
  const list = (own: boolean) => (asked: Asked) => {
    const roots = posts.newestFirst(
      ({ parent, kind, author }) =>
        parent === null && kind === 'public' && (author.id === SHOP.id) === own,
    );
    return json(edgeOf(roots, askedEdge(asked), (post) => showMedia(post, asked, posts)));
  };
  const write = (text: string, parent: string): LoopbackAnswer =>
    [...text].length > 300
      ? graphError(100, 'The message is too long')
      : json({ id: posts.write({ author: SHOP, text, parent }).id });
  return [
    { method: 'GET', path: at(`${SHOP.id}/media`), answer: list(true) },
    { method: 'GET', path: at(`${SHOP.id}/tags`), answer: list(false) },
    {
      method: 'POST',
      path: at(`${SHOP.id}/mentions`),
      answer: ({ form }) => write(form.get('message') ?? '', form.get('media_id') ?? ''),
    },
    {
      method: 'GET',
      path: at(':id/comments'),
      answer: (asked) =>
        found(asked, ({ id }) =>
          json(edgeOf(topLevel(id, posts), askedEdge(asked, 50), (one) => showComment(one, posts))),
        ),
    },
    {
      method: 'POST',
      path: at(':id/comments'),
      answer: (asked) => found(asked, ({ id }) => write(asked.form.get('message') ?? '', id)),
    },
    {
      method: 'POST',
      path: at(':id/replies'),
      // An answer to an answer is added to the comment at the top.
      answer: (asked) =>
        found(asked, ({ id, parent, root, isHidden }) =>
          isHidden
            ? graphError(100, 'Cannot reply to a hidden comment')
            : write(asked.form.get('message') ?? '', parent === root ? id : (parent ?? id)),
        ),
    },
    {
      method: 'POST',
      path: at(':id'),
      answer: (asked) =>
        found(asked, (post) => {
          post.isHidden = asked.form.get('hide') === 'true';
          return done;
        }),
    },
    {
      method: 'DELETE',
      path: at(':id'),
      answer: (asked) => found(asked, ({ id }) => (posts.delete(id), done)),
    },
    {
      method: 'GET',
      path: at(':id'),
      answer: (asked) => found(asked, (post) => json(showMedia(post, asked, posts))),
    },
  ];
}

export type InstagramServer = Awaited<ReturnType<typeof startInstagramServer>>;

export async function startInstagramServer() {
  const posts = createPosts();
  const root = posts.write({ author: SHOP, text: 'Fresh rolls', createdAt: Date.now() - 60_000 });
  const tokens = new Set(['IGAA-first']);
  const limit = usageLimit();
  const server = await startOwnServer({
    routes: [
      {
        method: 'GET',
        path: '/refresh_access_token',
        isOpen: true,
        answer({ query }) {
          if (!tokens.has(query.get('access_token') ?? '')) return graphError(190, 'No');
          tokens.add('IGAA-renewed');
          return json({
            access_token: 'IGAA-renewed',
            token_type: 'bearer',
            expires_in: 5_184_000,
          });
        },
      },
      {
        method: 'GET',
        path: at('me'),
        answer: () =>
          json({ id: '1', user_id: SHOP.id, username: SHOP.name, name: SHOP.displayName }),
      },
      ...talkRoutes({
        posts,
        prefix: `/${VERSION}`,
        own: SHOP,
        other: LEA,
        show: ({ id, name }) => ({ id, username: name }),
      }),
      ...mediaRoutes(posts),
    ],
    admit: ({ token }) =>
      tokens.has(token) ? null : graphError(190, 'Invalid OAuth access token.', { status: 401 }),
    limit,
  });
  return {
    ...server,
    posts,
    root,
    limit,
    comment: (text: string, parent = root.id) => posts.write({ author: LEA, text, parent }),
    write: (text: string) => posts.write({ author: LEA, text, kind: 'direct' }),
    tag: (text: string) => posts.write({ author: LEA, text }),
    texts: () => posts.all.filter(({ author }) => author.id === SHOP.id).map(({ text }) => text),
  };
}
