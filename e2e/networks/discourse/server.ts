import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { startOwnServer, type OwnServer } from '#e2e/networks/kit/own-server.ts';
import type { Posts } from '#e2e/networks/kit/posts.ts';
import { createRateLimit, type RateLimit } from '#e2e/networks/kit/rate-limit.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import { keyRoutes, type ForumAge, type KeyRoutes } from './keys.ts';
import { readingRoutes } from './reading.ts';
import { addPost, createWorld, me, other, type World } from './world.ts';
import { writingRoutes } from './writing.ts';

export const ADMIN_KEY = 'admin-key-of-the-forum';
/** The topic that everybody sees, and the one that only two see. */
export const OPEN_TOPIC = 13;
export const PRIVATE_TOPIC = 14;
const REPLIED = 2;
const PRIVATE_MESSAGE = 6;

/**
 * A forum that runs Discourse, as its documentation (https://docs.discourse.org/) and the specification
 * of its keys say. Limits as in `config/discourse_defaults.conf`, but counted by us as a test wishes.
 */
export type DiscourseServer = OwnServer &
  Omit<KeyRoutes, 'routes'> & {
    readonly posts: Posts;
    readonly key: string;
    readonly limit: RateLimit;
    /** Mia writes; `me` is told. */
    write(text: string, more?: { readonly topic?: number; readonly to?: number }): void;
    /** The forum's own notices, badges for example, that nobody wrote. */
    award(): void;
    holdPosts(): void;
  };

function admit({ headers }: Asked, world: World): LoopbackAnswer | null {
  const key = String(headers['user-api-key']);
  const isAdmin = headers['api-key'] === ADMIN_KEY && headers['api-username'] === me.name;
  if (world.keys.has(key) || isAdmin) return null;
  const words = 'You are not permitted to view the requested resource.';
  return json({ errors: [words], error_type: 'invalid_access' }, 403);
}

function siteRoutes(): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/site/basic-info.json',
      isOpen: true,
      answer: () => json({ title: 'Coffee forum', description: '', logo_url: '/logo.png' }),
    },
    {
      method: 'GET',
      path: '/site/settings.json',
      answer: () =>
        json({ title: 'Coffee forum', max_post_length: 32_000, max_image_size_kb: 4096 }),
    },
    {
      method: 'GET',
      path: '/session/current.json',
      answer: () =>
        json({
          current_user: {
            id: Number(me.id),
            username: me.name,
            name: me.displayName,
            avatar_template: '/user_avatar/forum/rabe/{size}/1_1.png',
          },
        }),
    },
  ];
}

export async function startDiscourseServer(age: ForumAge = 'newer'): Promise<DiscourseServer> {
  const world = createWorld();
  const keys = keyRoutes(world, age);
  const limit = createRateLimit({
    limit: 100_000,
    windowMs: 60_000,
    headers: () => ({}),
    refusal: json(
      { errors: ['You’ve performed this action too many times'], error_type: 'rate_limit' },
      429,
    ),
  });
  const server = await startOwnServer({
    routes: [...siteRoutes(), ...keys.routes, ...readingRoutes(world), ...writingRoutes(world)],
    admit: (asked) => admit(asked, world),
    limit,
  });
  const tell = (type: number, postId: string): void => {
    const id = Number(world.posts.nextId());
    world.notifications.push({ id, type, postId, isRead: false });
  };
  return {
    ...server,
    approve: keys.approve,
    deny: keys.deny,
    payloadFor: keys.payloadFor,
    posts: world.posts,
    key: 'key-0',
    limit,
    write(text, { topic = OPEN_TOPIC, to = 1 } = {}) {
      const post = addPost(world, { author: other, topic, text, to });
      tell(topic === PRIVATE_TOPIC ? PRIVATE_MESSAGE : REPLIED, post.id);
    },
    award() {
      const [post] = world.posts.all;
      if (post !== undefined) tell(12, post.id);
    },
    holdPosts: () => void (world.holdsPosts = true),
  };
}
