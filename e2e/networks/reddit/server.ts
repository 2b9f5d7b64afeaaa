import { createOauth, type Oauth } from '#e2e/networks/kit/oauth.ts';
import { startOwnServer, type OwnServer } from '#e2e/networks/kit/own-server.ts';
import type { Posts } from '#e2e/networks/kit/posts.ts';
import { createRateLimit, type RateLimit } from '#e2e/networks/kit/rate-limit.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { readingRoutes } from './reading.ts';
import { createWorld, me, other, postNamed, show, type World } from './world.ts';

export const APP = { clientId: 'app-of-rabe', clientSecret: 'secret-of-rabe' };

/** Reddit as far as its documentation tells: https://www.reddit.com/dev/api, the OAuth2 wiki. */
export type RedditServer = OwnServer & {
  readonly posts: Posts;
  readonly oauth: Oauth;
  readonly limit: RateLimit;
  readonly hosts: Readonly<Record<string, string>>;
  /** Mia comments below the post of `me`, mentions it somewhere, or writes a private message. */
  write(text: string, how?: 'comment_reply' | 'username_mention' | 'message'): void;
  /** It waits for a moderator; what was decided about it. */
  report(text: string): void;
  readonly decided: ReadonlyMap<string, string>;
  /** Writing is refused for a while. */
  slowDown(): void;
};

const refusal = (name: string, words: string, more: object = {}): LoopbackAnswer =>
  json({ json: { errors: [[name, words, 'text']], ...more } });

function comment({ form }: Asked, world: World): LoopbackAnswer {
  const parent = postNamed(world, form.get('thing_id') ?? '');
  const text = form.get('text') ?? '';
  if (world.tooMuch) {
    const words = 'you are doing that too much. try again in 9 minutes.';
    return refusal('RATELIMIT', words, { ratelimit: 540 });
  }
  if (parent === undefined) return refusal('DELETED_COMMENT', 'that comment has been deleted');
  if (text.length > 10_000) return refusal('TOO_LONG', 'this is too long (max: 10000)');
  const { kind } = parent;
  const made = world.posts.write({ author: me, text, parent: parent.id, kind });
  return json({ json: { errors: [], data: { things: [show(made, world)] } } });
}

/** A call that only says that it went well. */
function deed(path: string, act: (asked: Asked) => void): Route {
  return {
    method: 'POST',
    path,
    answer(asked) {
      act(asked);
      return json({});
    },
  };
}

function writingRoutes(world: World): readonly Route[] {
  return [
    { method: 'POST', path: '/api/comment', answer: (asked) => comment(asked, world) },
    {
      method: 'POST',
      path: '/api/editusertext',
      answer({ form }) {
        const post = postNamed(world, form.get('thing_id') ?? '');
        if (post?.author !== me) return refusal('NOT_AUTHOR', 'you can’t do that');
        world.posts.edit(post.text, form.get('text') ?? '');
        return json({ json: { errors: [], data: { things: [show(post, world)] } } });
      },
    },
    deed('/api/vote', ({ form }) => {
      const likes = postNamed(world, form.get('id') ?? '')?.likedBy;
      if (form.get('dir') === '1') likes?.add(me.id);
      else likes?.delete(me.id);
    }),
    deed('/api/del', ({ form }) => {
      const post = postNamed(world, form.get('id') ?? '');
      if (post?.author === me) world.posts.delete(post.id);
    }),
    deed('/api/read_message', ({ form }) => void world.read.add(form.get('id') ?? '')),
    deed('/api/approve', ({ form }) => void world.decided.set(form.get('id') ?? '', 'approved')),
    deed('/api/remove', ({ form }) => {
      world.decided.set(form.get('id') ?? '', form.get('spam') === 'true' ? 'spam' : 'removed');
    }),
  ];
}

export async function startRedditServer(): Promise<RedditServer> {
  const world = createWorld();
  const [first] = world.posts.all;
  if (first === undefined) throw new Error('No post');
  const oauth = createOauth({
    clients: { [APP.clientId]: APP.clientSecret },
    paths: {
      authorize: '/api/v1/authorize',
      token: '/api/v1/access_token',
      revoke: '/api/v1/revoke_token',
    },
    pkce: 'none',
    tokenLifeS: 86_400,
    refresh: 'lasting',
  });
  const limit = createRateLimit({
    limit: 1000,
    windowMs: 600_000,
    headers: ({ limit: most, remaining, resetAt }) => ({
      'x-ratelimit-used': String(most - remaining),
      'x-ratelimit-remaining': `${String(remaining)}.0`,
      'x-ratelimit-reset': String(Math.ceil((resetAt - Date.now()) / 1000)),
    }),
    refusal: json({ message: 'Too Many Requests', error: 429 }, 429),
  });
  const server = await startOwnServer({
    routes: [...oauth.routes, ...readingRoutes(world), ...writingRoutes(world)],
    admit: (asked) =>
      oauth.grantOf(asked.token) === null
        ? json({ message: 'Unauthorized', error: 401 }, 401)
        : null,
    limit,
  });
  return {
    ...server,
    posts: world.posts,
    oauth,
    limit,
    hosts: { 'https://www.reddit.com': server.origin, 'https://oauth.reddit.com': server.origin },
    write(text, how = 'comment_reply') {
      const isMessage = how === 'message';
      const place = isMessage ? ({ kind: 'direct' } as const) : { parent: first.id };
      const made = world.posts.write({ author: other, text, ...place });
      world.kinds.set(made.id, how);
    },
    report(text) {
      world.queue.add(world.posts.write({ author: other, text, parent: first.id }).id);
    },
    decided: world.decided,
    slowDown() {
      world.tooMuch = true;
    },
  };
}
