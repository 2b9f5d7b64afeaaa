import {
  askedEdge,
  edgeOf,
  graphError,
  graphTime,
  innerLimit,
  notThere,
} from '#e2e/networks/graph/graph.ts';
import type { TestPost } from '#e2e/networks/kit/posts.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { PAGE, VERSION, type FacebookWorld } from './world.ts';

const from = ({ author }: TestPost) => ({ id: author.id, name: author.displayName });

/** https://developers.facebook.com/docs/graph-api/reference/comment */
function showComment(post: TestPost): unknown {
  const isOwn = post.author.id === PAGE.id;
  return {
    id: post.id,
    message: post.text,
    created_time: graphTime(post.createdAt),
    from: from(post),
    ...(post.parent === post.root ? {} : { parent: { id: post.parent } }),
    permalink_url: `https://www.facebook.com/${post.root}?comment_id=${post.id}`,
    is_hidden: post.isHidden,
    can_hide: !isOwn,
    can_remove: true,
    can_comment: true,
    can_like: true,
    user_likes: post.likedBy.has(PAGE.id),
    like_count: post.likedBy.size,
    comment_count: 0,
  };
}

/** https://developers.facebook.com/docs/graph-api/reference/post */
function showPost(post: TestPost, asked: Asked, world: FacebookWorld): unknown {
  const limit = innerLimit(asked, 'comments', 25);
  return {
    id: post.id,
    message: post.text,
    created_time: graphTime(post.createdAt),
    updated_time: graphTime(post.createdAt),
    from: from(post),
    permalink_url: `https://www.facebook.com/${post.id}`,
    comments: edgeOf(commentsOf(post.id, world), { after: null, limit }, showComment),
  };
}

function commentsOf(root: string, { posts }: FacebookWorld): readonly TestPost[] {
  return posts.newestFirst((post) => post.root === root && post.id !== root);
}

function rootsOf(world: FacebookWorld, by: (post: TestPost) => boolean): readonly TestPost[] {
  const stories = new Set(world.reviews.map(({ id }) => id));
  return world.posts.newestFirst(
    (post) => post.parent === null && post.kind === 'public' && !stories.has(post.id) && by(post),
  );
}

const at = (path: string): string => `/${VERSION}/${path}`;
const done = json({ success: true });

export function pageRoutes(world: FacebookWorld): readonly Route[] {
  const { posts, reviews } = world;
  const list = (by: (post: TestPost) => boolean) => (asked: Asked) =>
    json(edgeOf(rootsOf(world, by), askedEdge(asked), (post) => showPost(post, asked, world)));
  const needs =
    (scope: string, answer: Route['answer']): Route['answer'] =>
    async (asked) =>
      world.scopes.includes(scope)
        ? await answer(asked)
        : graphError(200, `(#200) Requires ${scope} permission`, { status: 403 });
  const found = ({ params }: Asked, answer: (post: TestPost) => LoopbackAnswer): LoopbackAnswer => {
    const post = posts.get(params['id'] ?? '');
    return post === undefined ? notThere(params['id'] ?? '') : answer(post);
  };
  const engage = (answer: (post: TestPost, asked: Asked) => LoopbackAnswer): Route['answer'] =>
    needs('pages_manage_engagement', (asked) => found(asked, (post) => answer(post, asked)));

  return [
    { method: 'GET', path: at(`${PAGE.id}/feed`), answer: list(() => true) },
    {
      method: 'GET',
      path: at(`${PAGE.id}/posts`),
      answer: list(({ author }) => author.id === PAGE.id),
    },
    { method: 'GET', path: at(`${PAGE.id}/tagged`), answer: list(() => false) },
    {
      method: 'GET',
      path: at(`${PAGE.id}/ratings`),
      answer: needs('pages_read_user_content', (asked) =>
        json(
          edgeOf(reviews, askedEdge(asked), ({ id, verdict, text }) => {
            const story = posts.get(id);
            return {
              created_time: graphTime(story?.createdAt ?? 0),
              recommendation_type: verdict,
              review_text: text,
              ...(story === undefined ? {} : { reviewer: from(story) }),
              open_graph_story: {
                id,
                comments: edgeOf(commentsOf(id, world), { after: null, limit: 25 }, showComment),
              },
            };
          }),
        ),
      ),
    },
    {
      method: 'GET',
      path: at(':id/comments'),
      answer: (asked) =>
        found(asked, ({ id }) =>
          json(edgeOf(commentsOf(id, world), askedEdge(asked), showComment)),
        ),
    },
    {
      method: 'POST',
      path: at(':id/comments'),
      answer: engage((parent, { form }) => {
        const text = form.get('message') ?? '';
        if (text.length > 8000) return graphError(100, 'Message is too long');
        return json({ id: posts.write({ author: PAGE, text, parent: parent.id }).id });
      }),
    },
    {
      method: 'POST',
      path: at(':id/likes'),
      answer: engage((post) => (post.likedBy.add(PAGE.id), done)),
    },
    {
      method: 'DELETE',
      path: at(':id/likes'),
      answer: engage((post) => (post.likedBy.delete(PAGE.id), done)),
    },
    {
      method: 'POST',
      path: at(':id'),
      answer: engage((post, { form }) => {
        const hidden = form.get('is_hidden');
        if (hidden !== null) post.isHidden = hidden === 'true';
        post.text = form.get('message') ?? post.text;
        return done;
      }),
    },
    {
      method: 'DELETE',
      path: at(':id'),
      answer: engage(({ id }) => (posts.delete(id), done)),
    },
    {
      method: 'GET',
      path: at(':id'),
      answer: (asked) =>
        found(asked, (post) =>
          json(post.parent === null ? showPost(post, asked, world) : showComment(post)),
        ),
    },
  ];
}
