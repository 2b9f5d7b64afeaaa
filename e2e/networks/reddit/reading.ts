import { json, type Route } from '#e2e/networks/kit/routes.ts';
import { sizeIn } from '#e2e/networks/kit/paging.ts';
import type { TestPost } from '#e2e/networks/kit/posts.ts';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { fullname, me, postNamed, show, showInThread, type World } from './world.ts';

const listing = (children: readonly unknown[], after: string | null = null) => ({
  kind: 'Listing',
  data: { children, after, dist: children.length },
});

/** Newest first; `after` is the name of the last one of the page before. */
function page(all: readonly TestPost[], query: URLSearchParams, world: World): LoopbackAnswer {
  const size = sizeIn(query, 'limit', 100);
  const after = query.get('after');
  const start = all.findIndex((one) => fullname(one) === after) + 1;
  const entries = all.slice(start, start + size);
  const last = entries.at(-1);
  const hasMore = all.length > start + size;
  const next = hasMore && last !== undefined ? fullname(last) : null;
  return json(
    listing(
      entries.map((one) => show(one, world)),
      next,
    ),
  );
}

export function readingRoutes(world: World): readonly Route[] {
  const { posts } = world;
  const inbox = () =>
    posts.newestFirst(
      ({ author, parent, kind }) => author !== me && (parent !== null || kind === 'direct'),
    );
  return [
    {
      method: 'GET',
      path: '/api/v1/me',
      answer: () => json({ id: 'rabe', name: me.name, icon_img: '', is_mod: true }),
    },
    { method: 'GET', path: '/message/inbox', answer: ({ query }) => page(inbox(), query, world) },
    {
      method: 'GET',
      path: '/message/sent',
      answer: ({ query }) =>
        page(
          posts.newestFirst(({ author, kind }) => author === me && kind === 'direct'),
          query,
          world,
        ),
    },
    {
      method: 'GET',
      path: '/message/messages/:id',
      answer({ params }) {
        const root = posts.get(params['id'] ?? '')?.root ?? '';
        const all = posts.all.filter((one) => one.root === root);
        return json(listing(all.map((one) => show(one, world))));
      },
    },
    {
      method: 'GET',
      path: '/user/:name/comments',
      answer: ({ query }) =>
        page(
          posts.newestFirst(
            ({ author, parent, kind }) => author === me && parent !== null && kind === 'public',
          ),
          query,
          world,
        ),
    },
    {
      method: 'GET',
      path: '/r/mod/about/modqueue',
      answer: ({ query }) =>
        page(
          posts.newestFirst(({ id }) => world.queue.has(id)),
          query,
          world,
        ),
    },
    {
      method: 'GET',
      path: '/api/info',
      answer({ query }) {
        const post = postNamed(world, query.get('id') ?? '');
        return json(listing(post === undefined ? [] : [showInThread(post, world)]));
      },
    },
    {
      method: 'GET',
      path: '/comments/:id',
      answer({ params }) {
        const root = posts.get(params['id'] ?? '');
        if (root === undefined) return json({ message: 'Not Found', error: 404 }, 404);
        const comments = posts.all.filter(({ parent }) => parent === root.id);
        const below = comments.map((one) => showInThread(one, world));
        return json([listing([show(root, world)]), listing(below)]);
      },
    },
  ];
}
