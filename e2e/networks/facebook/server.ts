import { graphError, usageLimit } from '#e2e/networks/graph/graph.ts';
import { talkRoutes } from '#e2e/networks/graph/talks.ts';
import { createOauth } from '#e2e/networks/kit/oauth.ts';
import { startOwnServer } from '#e2e/networks/kit/own-server.ts';
import { createPosts } from '#e2e/networks/kit/posts.ts';
import { json, type Route } from '#e2e/networks/kit/routes.ts';
import { pageRoutes } from './page.ts';
import { LEA, PAGE, VERSION, type FacebookWorld, type Recommendation } from './world.ts';

const DAY_S = 86_400;

/** What a token may; a test takes single ones away. */
export const ALL_SCOPES = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
  'pages_manage_metadata',
  'pages_messaging',
];

/** Tokens and what Meta says about them: https://developers.facebook.com/docs/facebook-login */
function signInRoutes(world: FacebookWorld, pages: readonly (typeof PAGE)[]): readonly Route[] {
  const oauth = createOauth({
    clients: { '1122': 'app-secret' },
    paths: { authorize: `/${VERSION}/dialog/oauth`, token: `/${VERSION}/oauth/access_token` },
    pkce: 'none',
    tokenLifeS: 3600,
    redirectUris: world.redirectUris,
  });
  return [
    ...oauth.routes,
    {
      method: 'GET',
      path: `/${VERSION}/oauth/access_token`,
      isOpen: true,
      answer({ query }) {
        const isApp = query.get('client_secret') === 'app-secret';
        if (!isApp) return graphError(101, 'Error validating client secret.');
        world.tokens.set('user-60-days', 'USER');
        return json({ access_token: 'user-60-days', token_type: 'bearer', expires_in: 60 * DAY_S });
      },
    },
    {
      method: 'GET',
      path: `/${VERSION}/debug_token`,
      answer({ query }) {
        const type = world.tokens.get(query.get('input_token') ?? '');
        if (type === undefined) return graphError(190, 'Invalid OAuth access token.');
        const data_access_expires_at = Math.floor(Date.now() / 1000) + 90 * DAY_S;
        const { scopes } = world;
        return json({
          data: { type, is_valid: true, expires_at: 0, data_access_expires_at, scopes },
        });
      },
    },
    {
      method: 'GET',
      path: `/${VERSION}/me`,
      answer: () => json({ id: PAGE.id, name: PAGE.name }),
    },
    {
      method: 'GET',
      path: `/${VERSION}/me/accounts`,
      answer: () =>
        json({
          data: pages.map((page) => ({ ...page, access_token: `page-token-${page.id}` })),
        }),
    },
  ];
}

export type FacebookServer = Awaited<ReturnType<typeof startFacebookServer>>;

/** Pages as https://developers.facebook.com/docs/pages-api describes them. */
export async function startFacebookServer() {
  const posts = createPosts();
  const root = posts.write({
    author: PAGE,
    text: 'New opening hours',
    createdAt: Date.now() - 60_000,
  });
  const reviews: Recommendation[] = [];
  const redirectUris: string[] = [];
  const tokens = new Map([[`page-token-${PAGE.id}`, 'PAGE']]);
  const world: FacebookWorld = {
    posts,
    reviews,
    tokens,
    redirectUris,
    scopes: [...ALL_SCOPES],
    seenBy: new Set(),
  };
  const pages = [PAGE];
  const limit = usageLimit();
  const server = await startOwnServer({
    routes: [
      ...signInRoutes(world, pages),
      ...talkRoutes({
        posts,
        prefix: `/${VERSION}`,
        own: PAGE,
        other: LEA,
        show: ({ id, displayName }) => ({ id, name: displayName }),
        onSeen: (id) => void world.seenBy.add(id),
      }),
      ...pageRoutes(world),
    ],
    admit: ({ token }) =>
      tokens.has(token) || token === '' || isFresh(token)
        ? null
        : graphError(190, `Malformed access token ${token}`),
    limit,
    missing: graphError(2500, 'Unknown path components', { status: 400 }),
  });
  return {
    ...server,
    limit,
    world,
    posts,
    root,
    pages,
    pageToken: `page-token-${PAGE.id}`,
    comment: (text: string, parent = root.id) => posts.write({ author: LEA, text, parent }),
    write: (text: string) => posts.write({ author: LEA, text, kind: 'direct' }),
    review(text: string, verdict: Recommendation['verdict'] = 'positive') {
      const story = posts.write({ author: LEA, text });
      reviews.unshift({ id: story.id, verdict, text });
      return story;
    },
  };
}

/** The token of an hour that the code flow gave: good for being exchanged. */
function isFresh(token: string): boolean {
  return token.length === 24;
}
