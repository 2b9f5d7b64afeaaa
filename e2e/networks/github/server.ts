import { createOauth, type Oauth } from '#e2e/networks/kit/oauth.ts';
import { startOwnServer, type OwnServer } from '#e2e/networks/kit/own-server.ts';
import type { Posts } from '#e2e/networks/kit/posts.ts';
import { createRateLimit, withHeaders, type RateLimit } from '#e2e/networks/kit/rate-limit.ts';
import { json } from '#e2e/networks/kit/routes.ts';
import { answerGraphql, graphqlError } from './graphql.ts';
import { bot, createWorld, other, write } from './world.ts';

export const APP = { clientId: 'Iv1.parley' };
export const PERSONAL_TOKEN = 'github_pat_of_rabe';
/** When the personal token ends, as GitHub writes it. */
export const TOKEN_END = '2027-01-31 08:00:00 UTC';

/**
 * GitHub as far as discussions need it: the GraphQL interface and the device flow.
 * https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions
 */
export type GithubServer = OwnServer & {
  readonly posts: Posts;
  readonly oauth: Oauth;
  readonly limit: RateLimit;
  /** What leads here, for `withHosts`. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Mia comments on the discussion, or answers a comment. */
  write(text: string, parent?: string): void;
  /** Mia begins a discussion; a bot comments. */
  begin(text: string): void;
  automate(text: string): void;
  edit(text: string, to: string): void;
  remove(text: string): void;
};

export async function startGithubServer(): Promise<GithubServer> {
  const world = createWorld();
  const [first] = world.posts.all;
  if (first === undefined) throw new Error('No discussion');
  const oauth = createOauth({
    clients: { [APP.clientId]: null },
    paths: { token: '/login/oauth/access_token', device: '/login/device/code' },
    pkce: 'none',
    devicePage: 'https://github.com/login/device',
  });
  const limit = createRateLimit({
    limit: 5000,
    windowMs: 3_600_000,
    headers: ({ limit: most, remaining, resetAt }) => ({
      'x-ratelimit-limit': String(most),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
      'x-ratelimit-resource': 'graphql',
    }),
    refusal: graphqlError('RATE_LIMITED', 'API rate limit exceeded for user ID 1.'),
  });
  const server = await startOwnServer({
    routes: [
      ...oauth.routes,
      {
        method: 'POST',
        path: '/graphql',
        answer(asked) {
          const answer = answerGraphql(asked, world);
          const ends = { 'github-authentication-token-expiration': TOKEN_END };
          return asked.token === PERSONAL_TOKEN ? withHeaders(answer, ends) : answer;
        },
      },
    ],
    admit: (asked) =>
      asked.token === PERSONAL_TOKEN || oauth.grantOf(asked.token) !== null
        ? null
        : json({ message: 'Bad credentials', status: '401' }, 401),
    limit,
  });
  const touch = (root: string): void => void world.touchedAt.set(root, Date.now());
  return {
    ...server,
    posts: world.posts,
    oauth,
    limit,
    hosts: { 'https://github.com': server.origin, 'https://api.github.com': server.origin },
    write: (text, parent = first.id) => void write(world, { author: other, text, parent }),
    begin: (text) => void write(world, { author: other, text }),
    automate: (text) => void write(world, { author: bot, text, parent: first.id }),
    edit: (text, to) => touch(world.posts.edit(text, to).root),
    remove: (text) => touch(world.posts.remove(text).root),
  };
}
