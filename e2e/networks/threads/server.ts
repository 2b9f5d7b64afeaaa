import {
  askedEdge,
  edgeOf,
  graphError,
  graphTime,
  notThere,
  usageLimit,
} from '#e2e/networks/graph/graph.ts';
import { startOwnServer } from '#e2e/networks/kit/own-server.ts';
import { createPosts, type TestPerson, type TestPost } from '#e2e/networks/kit/posts.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';

const US: TestPerson = { id: '4711', name: 'bakery.test', displayName: 'Bakery Test' };
const LEA: TestPerson = { id: '900', name: 'lea.b', displayName: 'Lea' };
const at = (path: string): string => `/v1.0/${path}`;
const done = json({ success: true });

type Container = { readonly text: string; readonly parent: string; status: string };

/** What the routes share; a test bends it. */
function createWorld() {
  const posts = createPosts();
  return {
    posts,
    containers: new Map<string, Container>(),
    repliesToday: 0,
    /** How often a new container is still being worked on. */
    workingLooks: 0,
    canSeeMentions: true,
  };
}
type World = ReturnType<typeof createWorld>;

/** https://developers.facebook.com/docs/threads/threads-media */
function show(post: TestPost, { posts }: World): unknown {
  return {
    id: post.id,
    text: post.text,
    username: post.author.name,
    permalink: `https://www.threads.com/@${post.author.name}/post/${post.id}`,
    timestamp: graphTime(post.createdAt),
    media_type: 'TEXT_POST',
    has_replies: posts.all.some(({ root, id }) => root === post.id && id !== post.id),
    ...(post.parent === null
      ? {}
      : {
          root_post: { id: post.root },
          replied_to: { id: post.parent },
          is_reply_owned_by_me: post.author.id === US.id,
          hide_status: post.isHidden ? 'HIDDEN' : 'NOT_HUSHED',
        }),
  };
}

const isOurs = ({ author }: TestPost): boolean => author.id === US.id;

function readRoutes(world: World): readonly Route[] {
  const { posts } = world;
  const list = (by: (post: TestPost) => boolean) => (asked: Asked) =>
    json(edgeOf(posts.newestFirst(by), askedEdge(asked), (post) => show(post, world)));
  return [
    {
      method: 'GET',
      path: at('me'),
      answer: () => json({ id: US.id, username: US.name, name: US.displayName }),
    },
    {
      method: 'GET',
      path: at('me/threads'),
      answer: list((post) => post.parent === null && isOurs(post)),
    },
    {
      method: 'GET',
      path: at('me/replies'),
      answer: list((post) => post.parent !== null && isOurs(post)),
    },
    {
      method: 'GET',
      path: at('me/mentions'),
      answer: (asked) =>
        world.canSeeMentions
          ? list((post) => post.parent === null && !isOurs(post))(asked)
          : graphError(10, 'Application does not have permission for this action'),
    },
    {
      method: 'GET',
      path: at('me/threads_publishing_limit'),
      answer: () =>
        json({
          data: [
            {
              reply_quota_usage: world.repliesToday,
              reply_config: { quota_total: 1000, quota_duration: 86_400 },
            },
          ],
        }),
    },
    {
      method: 'GET',
      path: at(':id/conversation'),
      answer: (asked) => {
        const post = posts.get(asked.params['id'] ?? '');
        if (post === undefined) return notThere(asked.params['id'] ?? '');
        return list(({ root, id }) => root === post.id && id !== post.id)(asked);
      },
    },
    {
      method: 'GET',
      path: at(':id'),
      answer({ params }) {
        const id = params['id'] ?? '';
        const container = world.containers.get(id);
        if (container !== undefined) return json({ id, status: statusNow(container, world) });
        const post = posts.get(id);
        return post === undefined ? notThere(id) : json(show(post, world));
      },
    },
  ];
}

function statusNow(container: Container, world: World): string {
  if (world.workingLooks > 0 && container.status === 'FINISHED') {
    world.workingLooks -= 1;
    return 'IN_PROGRESS';
  }
  return container.status;
}

/** https://developers.facebook.com/docs/threads/retrieve-and-manage-replies/create-replies */
function writeRoutes(world: World): readonly Route[] {
  const { posts, containers } = world;
  const publish = (id: string): LoopbackAnswer => {
    const container = containers.get(id);
    if (container === undefined) return graphError(24, 'The requested resource does not exist');
    if (container.status === 'PUBLISHED') return graphError(100, 'Already published');
    container.status = 'PUBLISHED';
    world.repliesToday += 1;
    const { text, parent } = container;
    return json({ id: posts.write({ author: US, text, parent }).id });
  };
  return [
    {
      method: 'POST',
      path: at('me/threads'),
      answer({ form }) {
        const parent = form.get('reply_to_id') ?? '';
        if (posts.get(parent) === undefined) return notThere(parent);
        const id = posts.nextId();
        containers.set(id, { text: form.get('text') ?? '', parent, status: 'FINISHED' });
        return json({ id });
      },
    },
    {
      method: 'POST',
      path: at('me/threads_publish'),
      answer: ({ form }) => publish(form.get('creation_id') ?? ''),
    },
    {
      method: 'POST',
      path: at(':id/manage_reply'),
      answer({ params, form }) {
        const post = posts.get(params['id'] ?? '');
        if (post === undefined) return notThere(params['id'] ?? '');
        post.isHidden = form.get('hide') === 'true';
        return done;
      },
    },
    {
      method: 'DELETE',
      path: at(':id'),
      answer({ params }) {
        const id = params['id'] ?? '';
        if (posts.get(id) === undefined) return notThere(id);
        posts.delete(id);
        return done;
      },
    },
  ];
}

export type ThreadsServer = Awaited<ReturnType<typeof startThreadsServer>>;

export async function startThreadsServer() {
  const world = createWorld();
  const { posts } = world;
  const root = posts.write({ author: US, text: 'New bread', createdAt: Date.now() - 60_000 });
  const tokens = new Set(['THAA-first']);
  const server = await startOwnServer({
    routes: [
      {
        method: 'GET',
        path: '/refresh_access_token',
        isOpen: true,
        answer({ query }) {
          const known = query.get('grant_type') === 'th_refresh_token';
          if (!known || !tokens.has(query.get('access_token') ?? '')) return graphError(190, 'No');
          tokens.add('THAA-renewed');
          return json({ access_token: 'THAA-renewed', expires_in: 5_184_000 });
        },
      },
      ...writeRoutes(world),
      ...readRoutes(world),
    ],
    admit: ({ query, form }) =>
      tokens.has(query.get('access_token') ?? form.get('access_token') ?? '')
        ? null
        : graphError(190, 'Error validating access token', { status: 401 }),
    limit: usageLimit(),
  });
  return {
    ...server,
    world,
    posts,
    root,
    reply: (text: string, parent = root.id) => posts.write({ author: LEA, text, parent }),
    mention: (text: string) => posts.write({ author: LEA, text }),
    texts: () => posts.all.filter(({ author }) => author.id === US.id).map(({ text }) => text),
  };
}
