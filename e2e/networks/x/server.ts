import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { createOauth } from '#e2e/networks/kit/oauth.ts';
import { startOwnServer } from '#e2e/networks/kit/own-server.ts';
import { cursorOf, pageAfter, sizeIn } from '#e2e/networks/kit/paging.ts';
import {
  createPosts,
  type Posts,
  type TestPerson,
  type TestPost,
} from '#e2e/networks/kit/posts.ts';
import { createRateLimit } from '#e2e/networks/kit/rate-limit.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import { z } from 'zod';

const US: TestPerson = { id: '4711', name: 'bakery_test', displayName: 'Bakery Test' };
const LEA: TestPerson = { id: '900', name: 'lea_b', displayName: 'Lea' };
const TALK = `${US.id}-${LEA.id}`;
const SHORT = 'https://t.co/abc';

/** https://docs.x.com/x-api/fundamentals/response-codes-and-errors */
export function xProblem(status: number, title: string, detail: string): LoopbackAnswer {
  return json({ title, detail, type: 'about:blank', status }, status);
}

const showUser = ({ id, name, displayName }: TestPerson): unknown => ({
  id,
  username: name,
  name: displayName,
});

/** X escapes three signs and shortens every link. */
function showText(text: string): { text: string; urls: readonly unknown[] } {
  const link = /https?:\/\/\S+/u.exec(text)?.[0];
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (link === undefined) return { text: escaped, urls: [] };
  return {
    text: escaped.replace(link, SHORT),
    urls: [{ start: 0, end: 1, url: SHORT, expanded_url: link }],
  };
}

/** https://docs.x.com/x-api/fundamentals/data-dictionary */
function showTweet(post: TestPost): unknown {
  const { text, urls } = showText(post.text);
  const isNamed = post.text.includes(`@${US.name}`);
  return {
    id: post.id,
    text,
    author_id: post.author.id,
    created_at: new Date(post.createdAt).toISOString(),
    conversation_id: post.root,
    ...(post.parent === null
      ? {}
      : {
          in_reply_to_user_id: US.id,
          referenced_tweets: [{ type: 'replied_to', id: post.parent }],
        }),
    entities: {
      urls,
      mentions: isNamed ? [{ start: 0, end: 1, username: US.name, id: US.id }] : [],
    },
    public_metrics: { reply_count: 0, retweet_count: 0, like_count: 0 },
  };
}

/** `pagination_token` goes back, `since_id` keeps out what is known. */
function pageOf(
  all: readonly TestPost[],
  { query }: Asked,
  show: (post: TestPost) => unknown,
): LoopbackAnswer {
  const since = Number(query.get('since_id') ?? 0);
  const fitting = all.filter(({ id }) => Number(id) > since);
  const size = sizeIn(query, 'max_results', 100);
  const { entries, hasMore } = pageAfter(fitting, {
    after: query.get('pagination_token'),
    size,
  });
  const last = entries.at(-1);
  const people = new Map(entries.map(({ author }) => [author.id, author]));
  return json({
    ...(entries.length === 0 ? {} : { data: entries.map(show) }),
    includes: { users: [...people.values()].map(showUser) },
    meta: {
      result_count: entries.length,
      ...(entries[0] === undefined ? {} : { newest_id: entries[0].id, oldest_id: last?.id }),
      ...(hasMore && last !== undefined ? { next_token: cursorOf(last.id) } : {}),
    },
  });
}

const newPost = z.object({
  text: z.string(),
  reply: z.object({ in_reply_to_tweet_id: z.string() }).optional(),
});
const newMessage = z.object({ text: z.string() });
const hiding = z.object({ hidden: z.boolean() });

function writeRoutes(posts: Posts): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/2/tweets',
      answer(asked) {
        const { text, reply } = newPost.parse(asked.json());
        const parent = posts.get(reply?.in_reply_to_tweet_id ?? '');
        if (parent === undefined) return xProblem(403, 'Forbidden', 'The Tweet is not visible.');
        // Only whoever named the account may be answered: changelog of 2026-02-23.
        const isSummoned = parent.parent !== null || parent.text.includes(`@${US.name}`);
        if (!isSummoned)
          return xProblem(403, 'Forbidden', 'You can only reply when you are summoned.');
        const isTwice = posts.all.some(
          (one) => one.author.id === US.id && one.text === text && one.parent === parent.id,
        );
        if (isTwice)
          return xProblem(403, 'Forbidden', 'You cannot create a Tweet with duplicate content.');
        const { id } = posts.write({ author: US, text, parent: parent.id });
        return json({ data: { id, text } }, 201);
      },
    },
    {
      method: 'DELETE',
      path: '/2/tweets/:id',
      answer({ params }) {
        posts.delete(params['id'] ?? '');
        return json({ data: { deleted: true } });
      },
    },
    {
      method: 'PUT',
      path: '/2/tweets/:id/hidden',
      answer(asked) {
        const post = posts.get(asked.params['id'] ?? '');
        if (post === undefined) return xProblem(404, 'Not Found Error', 'No such Tweet');
        post.isHidden = hiding.parse(asked.json()).hidden;
        return json({ data: { hidden: post.isHidden } });
      },
    },
    {
      method: 'POST',
      path: `/2/dm_conversations/${TALK}/messages`,
      answer(asked) {
        const { text } = newMessage.parse(asked.json());
        const { id } = posts.write({ author: US, text, kind: 'direct' });
        return json({ data: { dm_conversation_id: TALK, dm_event_id: id } }, 201);
      },
    },
  ];
}

const isPublic = ({ kind }: TestPost): boolean => kind === 'public';

function readRoutes(posts: Posts): readonly Route[] {
  return [
    { method: 'GET', path: '/2/users/me', answer: () => json({ data: showUser(US) }) },
    {
      method: 'GET',
      path: `/2/users/${US.id}/mentions`,
      answer: (asked) =>
        pageOf(
          posts.newestFirst((post) => isPublic(post) && post.author.id !== US.id),
          asked,
          showTweet,
        ),
    },
    {
      method: 'GET',
      path: `/2/users/${US.id}/tweets`,
      answer: (asked) =>
        pageOf(
          posts.newestFirst((post) => isPublic(post) && post.author.id === US.id),
          asked,
          showTweet,
        ),
    },
    {
      method: 'GET',
      path: '/2/dm_events',
      answer: (asked) =>
        pageOf(
          posts.newestFirst((post) => !isPublic(post)),
          asked,
          (post) => ({
            id: post.id,
            event_type: 'MessageCreate',
            text: post.text,
            created_at: new Date(post.createdAt).toISOString(),
            sender_id: post.author.id,
            dm_conversation_id: TALK,
          }),
        ),
    },
  ];
}

export type XServer = Awaited<ReturnType<typeof startXServer>>;

/** https://docs.x.com/x-api/introduction, with OAuth 2.0 and limits in its own headers. */
export async function startXServer() {
  const posts = createPosts();
  const oauth = createOauth({
    clients: { 'my-app': null },
    paths: {
      authorize: '/i/oauth2/authorize',
      token: '/2/oauth2/token',
      revoke: '/2/oauth2/revoke',
    },
    pkce: 'S256',
    tokenLifeS: 7200,
    refresh: 'rotating',
  });
  const limit = createRateLimit({
    limit: 100_000,
    windowMs: 900_000,
    headers: (facts) => ({
      'x-rate-limit-limit': String(facts.limit),
      'x-rate-limit-remaining': String(facts.remaining),
      'x-rate-limit-reset': String(Math.floor(facts.resetAt / 1000)),
    }),
    refusal: xProblem(429, 'Too Many Requests', 'Too Many Requests'),
  });
  const server = await startOwnServer({
    routes: [...oauth.routes, ...writeRoutes(posts), ...readRoutes(posts)],
    admit: ({ token }) =>
      oauth.grantOf(token) === null ? xProblem(401, 'Unauthorized', 'Unauthorized') : null,
    limit,
  });
  return {
    ...server,
    oauth,
    posts,
    limit,
    mention: (text: string) => posts.write({ author: LEA, text: `@${US.name} ${text}` }),
    say: (text: string) => posts.write({ author: LEA, text }),
    write: (text: string) => posts.write({ author: LEA, text, kind: 'direct' }),
    texts: () => posts.all.filter(({ author }) => author.id === US.id).map(({ text }) => text),
  };
}
