import { z } from 'zod';
import type { PullPage, PullRequest, RemoteMessage } from '#main/networks/connector.ts';
import { pullList, type ReadList } from '#main/networks/graph/pull-list.ts';
import type { Bill } from './bill.ts';
import type { Query, XCaller } from './calls.ts';
import { besideOf, toMessage, toTweet, type Viewer } from './mapper.ts';
import { MESSAGE_READ, OWN_POST_READ, USER_READ } from './prices.ts';
import {
  entriesOf,
  message as messageSchema,
  page as pageSchema,
  tweet as tweetSchema,
  type Page,
} from './schemas.ts';

export type Reading = {
  readonly caller: XCaller;
  readonly viewer: Viewer;
  readonly bill: Bill;
};

/** Everything costs: the first look is a short one. */
const FIRST_LOOK = 20;
const PAGE = 100;
const MESSAGES = 20;
/** X keeps the newest 800. */
const MOST_PAGES = 8;

const USER_FIELDS = 'id,name,username,profile_image_url';
const TWEETS: Query = {
  'tweet.fields':
    'id,text,author_id,created_at,conversation_id,in_reply_to_user_id,referenced_tweets,entities,attachments,public_metrics,lang',
  expansions: 'author_id,attachments.media_keys',
  'user.fields': USER_FIELDS,
  'media.fields': 'media_key,type,url,preview_image_url,alt_text',
};

const forwardCursor = z.object({
  since: z.string().optional(),
  walk: z
    .object({ token: z.string(), newest: z.string().optional(), pages: z.number() })
    .optional(),
});
const backfillCursor = z.object({ token: z.string(), pages: z.number() });

async function readTweets(
  { feed, signal }: PullRequest,
  { query, lane }: { readonly query: Query; readonly lane: 'sync' | 'backfill' },
  { caller, viewer, bill }: Reading,
): Promise<{ readonly page: Page; readonly messages: readonly RemoteMessage[] }> {
  const edge = feed.kind === 'own' ? 'tweets' : 'mentions';
  const page = await caller.call('GET', `users/${viewer.userId}/${edge}`, {
    limit: edge,
    query: { ...TWEETS, ...query },
    lane,
    signal,
    schema: pageSchema,
  });
  const beside = besideOf(page);
  const tweets = entriesOf(page.data, tweetSchema);
  await bill.read(
    'post',
    tweets.map(({ id }) => id),
    OWN_POST_READ,
  );
  await bill.read('user', [...beside.users.keys()], USER_READ);
  return { page, messages: tweets.map((one) => toTweet(one, beside, viewer)) };
}

const changesOf = (messages: readonly RemoteMessage[]): PullPage['changes'] =>
  messages.map((message) => ({ kind: 'message', message }));

type Walk = {
  readonly token?: string;
  readonly newest?: string | undefined;
  readonly pages: number;
};
const TOP: Walk = { pages: 0 };

/** Without a "since" it is the first look. */
function newsQuery(since: string | undefined, { token }: Walk): Query {
  return {
    max_results: String(since === undefined ? FIRST_LOOK : PAGE),
    ...(since === undefined ? {} : { since_id: since }),
    ...(token === undefined ? {} : { pagination_token: token }),
  };
}

/** Only what is newer than the newest known: nothing is read twice, because it would be paid twice. */
async function pullNews(request: PullRequest, reading: Reading): Promise<PullPage> {
  const { since, walk = TOP } = forwardCursor.safeParse(request.cursor).data ?? {};
  const asked = { query: newsQuery(since, walk), lane: 'sync' } as const;
  const { page, messages } = await readTweets(request, asked, reading);
  const { newest_id: first, next_token: token } = page.meta;
  const newest = walk.newest ?? first ?? since;
  const end = newest === undefined ? {} : { since: newest };
  const changes = changesOf(messages);
  const pages = walk.pages + 1;
  if (since === undefined || token === undefined || token === walk.token)
    return { changes, cursor: end, more: false };
  if (pages >= MOST_PAGES) return { changes, cursor: end, more: false, gap: {} };
  const next = { token, pages, ...(newest === undefined ? {} : { newest }) };
  return { changes, cursor: { since, walk: next }, more: true };
}

async function pullPast(request: PullRequest, reading: Reading): Promise<PullPage> {
  const from = backfillCursor.safeParse(request.cursor).data;
  const query: Query = {
    max_results: String(PAGE),
    ...(from === undefined ? {} : { pagination_token: from.token }),
  };
  const { page, messages } = await readTweets(request, { query, lane: 'backfill' }, reading);
  const { next_token: token } = page.meta;
  const pages = (from?.pages ?? 0) + 1;
  const isEnd = token === undefined || token === from?.token || pages >= MOST_PAGES;
  return {
    changes: changesOf(messages),
    cursor: isEnd ? null : { token, pages },
    more: !isEnd,
  };
}

/** Messages of 30 days, in all conversations; X knows no "since" here. */
export function readMessages({ caller, viewer, bill }: Reading): ReadList {
  return async ({ after, lane, signal }) => {
    const page = await caller.call('GET', 'dm_events', {
      limit: 'dm_events',
      query: {
        max_results: String(MESSAGES),
        event_types: 'MessageCreate',
        'dm_event.fields': 'id,text,event_type,created_at,sender_id,dm_conversation_id',
        expansions: 'sender_id',
        'user.fields': USER_FIELDS,
        ...(after === undefined ? {} : { pagination_token: after }),
      },
      lane,
      signal,
      schema: pageSchema,
    });
    const beside = besideOf(page);
    const messages = entriesOf(page.data, messageSchema);
    await bill.read(
      'message',
      messages.map(({ id }) => id),
      MESSAGE_READ,
    );
    await bill.read('user', [...beside.users.keys()], USER_READ);
    const entries = messages.map((one) => ({
      key: one.id,
      messages: [toMessage(one, beside, viewer)],
    }));
    const { next_token: next } = page.meta;
    return { entries, ...(next === undefined ? {} : { after: next }) };
  };
}

export async function pull(request: PullRequest, reading: Reading): Promise<PullPage> {
  if (request.feed.kind === 'direct') return await pullList(request, readMessages(reading));
  return request.direction === 'backfill'
    ? await pullPast(request, reading)
    : await pullNews(request, reading);
}
