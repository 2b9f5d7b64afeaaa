import { z } from 'zod';
import { createOauth, type Oauth } from '#e2e/networks/kit/oauth.ts';
import { startOwnServer, type OwnServer } from '#e2e/networks/kit/own-server.ts';
import { pageAfter, sizeIn } from '#e2e/networks/kit/paging.ts';
import { json, type Route } from '#e2e/networks/kit/routes.ts';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';

/** The app that the person made. */
export const APP = { clientId: 'app.apps.googleusercontent.com', clientSecret: 'GOCSPX-secret' };
const HOSTS = [
  'https://mybusiness.googleapis.com',
  'https://mybusinessaccountmanagement.googleapis.com',
  'https://mybusinessbusinessinformation.googleapis.com',
  'https://accounts.google.com',
  'https://oauth2.googleapis.com',
];
const ACCOUNT = 'accounts/1';

export type TestReview = {
  readonly id: string;
  readonly location: string;
  readonly reviewer: string;
  stars: 1 | 2 | 3 | 4 | 5;
  text: string;
  readonly createdAt: number;
  updatedAt: number;
  reply: { text: string; at: number; state?: 'PENDING' | 'REJECTED' } | null;
};
export type GoogleBusinessServer = OwnServer & {
  readonly oauth: Oauth;
  readonly hosts: Readonly<Record<string, string>>;
  readonly reviews: readonly TestReview[];
  write(
    text: string,
    more?: Partial<Pick<TestReview, 'stars' | 'location' | 'reviewer'>>,
  ): TestReview;
  edit(text: string, to: string): void;
  remove(text: string): void;
  nameOf(review: TestReview): string;
};

/** As https://cloud.google.com/apis/design/errors says it. */
export function refusal(code: number, status: string, message = status): LoopbackAnswer {
  return json({ error: { code, status, message, details: [] } }, code);
}

const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'] as const;
const written = z.object({ comment: z.string() });
const MAX_BYTES = 4096;

/** One Google account with locations; Karl writes about them. */
export async function startGoogleBusinessServer({
  locations = ['Kaffee Rabe'],
}: { readonly locations?: readonly string[] } = {}): Promise<GoogleBusinessServer> {
  const reviews: TestReview[] = [];
  let count = 0;
  // Every change has a moment of its own, as it has where changes are seconds apart.
  let last = 0;
  const now = (): number => (last = Math.max(Date.now(), last + 1));
  const nameOf = ({ id, location }: TestReview): string =>
    `${ACCOUNT}/locations/${location}/reviews/${id}`;
  const replyOf = ({ reply }: TestReview) =>
    reply === null
      ? undefined
      : {
          comment: reply.text,
          updateTime: new Date(reply.at).toISOString(),
          ...(reply.state === undefined ? {} : { reviewReplyState: reply.state }),
        };
  const show = (review: TestReview): Record<string, unknown> => ({
    name: nameOf(review),
    reviewId: review.id,
    reviewer: { displayName: review.reviewer, isAnonymous: review.reviewer === '' },
    starRating: STARS[review.stars - 1],
    comment: review.text,
    createTime: new Date(review.createdAt).toISOString(),
    updateTime: new Date(review.updatedAt).toISOString(),
    ...(review.reply === null ? {} : { reviewReply: replyOf(review) }),
  });
  const holding = (text: string): TestReview => {
    const found = reviews.findLast((review) => review.text.includes(text));
    if (found === undefined) throw new Error(`Nobody wrote "${text}"`);
    return found;
  };
  const path = '/v4/accounts/1/locations/:location/reviews';
  const routes: readonly Route[] = [
    {
      method: 'GET',
      path: '/v1/accounts',
      answer: () => json({ accounts: [{ name: ACCOUNT, accountName: 'Rabe', type: 'PERSONAL' }] }),
    },
    {
      method: 'GET',
      path: '/v1/accounts/1/locations',
      answer: ({ query }) =>
        query.get('readMask') === null
          ? refusal(400, 'INVALID_ARGUMENT')
          : json({
              locations: locations.map((title, at) => ({
                name: `locations/${at + 1}`,
                title,
                metadata: { mapsUri: `https://maps.google.com/maps?cid=${at + 1}` },
              })),
            }),
    },
    {
      method: 'GET',
      path,
      answer({ params, query }) {
        const own = reviews
          .filter(({ location }) => location === params['location'])
          .toSorted((a, b) => b.updatedAt - a.updatedAt);
        const size = sizeIn(query, 'pageSize', 50);
        const page = pageAfter(own, { after: query.get('pageToken'), size });
        // Empty lists are left out.
        return json({
          ...(page.entries.length === 0 ? {} : { reviews: page.entries.map(show) }),
          totalReviewCount: own.length,
          ...(page.hasMore ? { nextPageToken: page.next } : {}),
        });
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      answer({ params }) {
        const review = reviews.find(({ id }) => id === params['id']);
        return review === undefined ? refusal(404, 'NOT_FOUND') : json(show(review));
      },
    },
    {
      method: 'PUT',
      path: `${path}/:id/reply`,
      answer(asked) {
        const review = reviews.find(({ id }) => id === asked.params['id']);
        const text = written.safeParse(asked.json()).data?.comment ?? '';
        if (review === undefined) return refusal(404, 'NOT_FOUND');
        if (text === '' || Buffer.byteLength(text) > MAX_BYTES)
          return refusal(400, 'INVALID_ARGUMENT', 'Review reply is too long');
        review.reply = { text, at: now() };
        return json(replyOf(review));
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:id/reply`,
      answer({ params }) {
        const review = reviews.find(({ id }) => id === params['id']);
        if (review === undefined || review.reply === null) return refusal(404, 'NOT_FOUND');
        review.reply = null;
        return json({});
      },
    },
  ];
  const oauth = createOauth({
    clients: { [APP.clientId]: APP.clientSecret },
    paths: { authorize: '/o/oauth2/v2/auth', token: '/token', revoke: '/revoke' },
    pkce: 'S256',
    tokenLifeS: 3600,
    refresh: 'lasting',
  });
  const server = await startOwnServer({
    routes: [...oauth.routes, ...routes],
    admit: oauth.admit,
    missing: refusal(404, 'NOT_FOUND'),
  });
  return {
    ...server,
    oauth,
    hosts: Object.fromEntries(HOSTS.map((host) => [host, server.origin])),
    reviews,
    nameOf,
    write(text, { stars = 5, location = '1', reviewer = 'Karl M.' } = {}) {
      count += 1;
      const at = now();
      const review: TestReview = {
        id: `r${count}`,
        location,
        reviewer,
        stars,
        text,
        createdAt: at,
        updatedAt: at,
        reply: null,
      };
      reviews.push(review);
      return review;
    },
    edit(text, to) {
      const review = holding(text);
      review.text = review.text.replace(text, to);
      review.updatedAt = now();
    },
    remove(text) {
      reviews.splice(reviews.indexOf(holding(text)), 1);
    },
  };
}
