import { z } from 'zod';
import { createOauth, type Oauth } from '#e2e/networks/kit/oauth.ts';
import { startOwnServer, type OwnServer } from '#e2e/networks/kit/own-server.ts';
import { pageAfter, sizeIn } from '#e2e/networks/kit/paging.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import type { TestPerson, TestPost } from '#e2e/networks/kit/posts.ts';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { CHANNEL, createComments, VIDEO, type Comments, type Status } from './comments.ts';

/** The app that the person made. */
export const APP = { clientId: 'app.apps.googleusercontent.com', clientSecret: 'GOCSPX-secret' };
/** For `withHosts`: the hosts that the server stands for. */
const HOSTS = [
  'https://www.googleapis.com',
  'https://accounts.google.com',
  'https://oauth2.googleapis.com',
];
const MIA: TestPerson = { id: 'UCmia', name: '@mia', displayName: '@mia' };
const STATUSES: readonly Status[] = ['published', 'heldForReview', 'rejected'];

export type YoutubeServer = OwnServer & {
  readonly oauth: Oauth;
  readonly comments: Comments;
  /** `hosts` of `withHosts`. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Units used so far. https://developers.google.com/youtube/v3/determine_quota_cost */
  used(): number;
  /** What somebody writes: below the video, or as an answer. */
  write(text: string, more?: { readonly parent?: string; readonly author?: TestPerson }): TestPost;
};

/** As https://developers.google.com/youtube/v3/docs/errors says it. */
export function refusal(status: number, reason: string, message = reason): LoopbackAnswer {
  const error = { code: status, message, errors: [{ message, domain: 'youtube.api', reason }] };
  return json({ error }, status);
}

const inserted = z.object({
  snippet: z.object({ parentId: z.string(), textOriginal: z.string() }),
});
const updated = z.object({ id: z.string(), snippet: z.object({ textOriginal: z.string() }) });
const MAX_TEXT = 10_000;

function listed(items: readonly unknown[], next: string | null = null): LoopbackAnswer {
  return json({
    pageInfo: { totalResults: items.length, resultsPerPage: items.length },
    items,
    ...(next === null ? {} : { nextPageToken: next }),
  });
}

function paged(
  posts: readonly TestPost[],
  { query }: Asked,
  show: (post: TestPost) => unknown,
): LoopbackAnswer {
  const size = sizeIn(query, 'maxResults', 100);
  const page = pageAfter(posts, { after: query.get('pageToken'), size });
  return listed(page.entries.map(show), page.hasMore ? page.next : null);
}

function reading(comments: Comments): readonly Route[] {
  const { posts, statusOf, repliesTo, asComment, asThread } = comments;
  return [
    {
      method: 'GET',
      path: '/youtube/v3/channels',
      answer: () =>
        listed([{ id: CHANNEL.id, snippet: { title: 'Kaffee Rabe', customUrl: '@rabe' } }]),
    },
    {
      method: 'GET',
      path: '/youtube/v3/videos',
      answer: ({ query }) =>
        listed(
          (query.get('id') ?? '').split(',').includes(VIDEO.id)
            ? [{ id: VIDEO.id, snippet: { title: VIDEO.title, thumbnails: {} } }]
            : [],
        ),
    },
    {
      method: 'GET',
      path: '/youtube/v3/commentThreads',
      answer(asked) {
        const id = asked.query.get('id');
        const tops = posts.newestFirst(({ parent }) => parent === null);
        if (id !== null) return listed(tops.filter((post) => post.id === id).map(asThread));
        const status = asked.query.get('moderationStatus') ?? 'published';
        // A thread is also listed for one of its answers that is held, or likely spam.
        const isIn = (post: TestPost): boolean =>
          statusOf(post.id) === status ||
          (status !== 'published' &&
            repliesTo(post.id).some((reply) => statusOf(reply.id) === status));
        return paged(tops.filter(isIn), asked, asThread);
      },
    },
    {
      method: 'GET',
      path: '/youtube/v3/comments',
      answer: (asked) => paged(repliesTo(asked.query.get('parentId') ?? ''), asked, asComment),
    },
  ];
}

function writing({ posts, statuses, asComment }: Comments): readonly Route[] {
  const path = '/youtube/v3/comments';
  return [
    {
      method: 'POST',
      path,
      answer(asked) {
        const given = inserted.safeParse(asked.json()).data?.snippet;
        if (given === undefined || given.textOriginal.trim() === '')
          return refusal(400, 'commentTextRequired');
        if (given.textOriginal.length > MAX_TEXT) return refusal(400, 'commentTextTooLong');
        const parent = posts.get(given.parentId);
        if (parent === undefined) return refusal(404, 'parentCommentNotFound');
        const { textOriginal: text, parentId } = given;
        return json(asComment(posts.write({ author: CHANNEL, text, parent: parentId })));
      },
    },
    {
      method: 'PUT',
      path,
      answer(asked) {
        const given = updated.safeParse(asked.json()).data;
        const post = given === undefined ? undefined : posts.get(given.id);
        if (given === undefined || post === undefined) return refusal(404, 'commentNotFound');
        if (post.author.id !== CHANNEL.id) return refusal(403, 'forbidden');
        return json(asComment(posts.edit(post.text, given.snippet.textOriginal)));
      },
    },
    {
      method: 'DELETE',
      path,
      answer({ query }) {
        const id = query.get('id') ?? '';
        if (posts.get(id) === undefined) return refusal(404, 'commentNotFound');
        posts.delete(id);
        return { status: 204 };
      },
    },
    {
      method: 'POST',
      path: `${path}/setModerationStatus`,
      answer({ query }) {
        const id = query.get('id') ?? '';
        const status = STATUSES.find((one) => one === query.get('moderationStatus'));
        if (posts.get(id) === undefined) return refusal(404, 'commentNotFound');
        if (status === undefined) return refusal(400, 'operationNotSupported');
        const isLost = statuses.get(id) === 'rejected' && status === 'published';
        if (isLost) return refusal(400, 'processingFailure');
        statuses.set(id, status);
        return { status: 204 };
      },
    },
  ];
}

const DAILY_UNITS = 10_000;
export type YoutubeSettings = {
  readonly units?: number;
  /** As for an app in "Testing", where a sign-in ends after seven days. */
  readonly refreshLifeS?: number;
};

/** One channel with one video, and Mia, who writes below it. */
export async function startYoutubeServer({
  units = DAILY_UNITS,
  refreshLifeS,
}: YoutubeSettings = {}): Promise<YoutubeServer> {
  const comments = createComments();
  const oauth = createOauth({
    clients: { [APP.clientId]: APP.clientSecret },
    paths: { authorize: '/o/oauth2/v2/auth', token: '/token', revoke: '/revoke' },
    pkce: 'S256',
    tokenLifeS: 3600,
    refresh: 'lasting',
    ...(refreshLifeS === undefined ? {} : { refreshLifeS }),
  });
  let used = 0;
  const counted = (route: Route): Route => ({
    ...route,
    answer(asked) {
      const cost = asked.method === 'GET' ? 1 : 50;
      if (used + cost > units)
        return refusal(403, 'quotaExceeded', 'You have exceeded your <a href="/quota">quota</a>.');
      used += cost;
      return route.answer(asked);
    },
  });
  const server = await startOwnServer({
    routes: [...oauth.routes, ...[...reading(comments), ...writing(comments)].map(counted)],
    admit: oauth.admit,
  });
  return {
    ...server,
    oauth,
    comments,
    hosts: Object.fromEntries(HOSTS.map((host) => [host, server.origin])),
    used: () => used,
    write: (text, { parent, author = MIA } = {}) =>
      comments.posts.write({ author, text, ...(parent === undefined ? {} : { parent }) }),
  };
}
