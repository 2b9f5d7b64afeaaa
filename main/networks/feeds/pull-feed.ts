import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  ConnectorError,
  type PullPage,
  type PullRequest,
  type RemoteMessage,
} from '#main/networks/connector.ts';
import type { Http, HttpAnswer } from '#main/networks/http.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import type { Clock } from '#main/ports.ts';
import { ask, needFeed, type Asking } from './find.ts';
import { brokenFeed, readFeed, type Item, type ParsedFeed } from './parse.ts';

export type Pulling = { readonly http: Http; readonly clock: Pick<Clock, 'now'> };

/** Nobody asks a feed more often. */
const HOUR_MS = 3_600_000;
const REMEMBERED = 500;

/**
 * `url`: where the feed is now. The two marks go back exactly as they came. `first`: when an entry without
 * a date was first seen, by its id.
 */
const cursorSchema = z.object({
  url: z.url(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  first: z.record(z.string(), z.number()),
  isGone: z.boolean().optional(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** The same entry keeps its id when the feed moves: what the person typed stands for the feed. */
function remoteIdOf(typed: string, id: string): string {
  return createHash('sha256').update(`${typed}\n${id}`).digest('hex').slice(0, 40);
}

function messageOf(
  item: Item,
  {
    feed,
    url,
    typed,
    seenAt,
  }: {
    readonly feed: ParsedFeed;
    readonly url: string;
    readonly typed: string;
    readonly seenAt: number;
  },
): RemoteMessage {
  const { host } = new URL(url);
  const remoteId = remoteIdOf(typed, item.id);
  const createdAt = item.publishedAt ?? seenAt;
  const isTitled = item.title !== '' && !item.content.text.startsWith(item.title);
  const head = isTitled ? `${item.title}${item.content.text === '' ? '' : '\n\n'}` : '';
  const name = item.author ?? (feed.title === '' ? host : feed.title);
  return {
    remoteId,
    kind: 'post',
    direction: 'in',
    rootRemoteId: remoteId,
    author: { remoteId: `${host}|${name}`, name, handle: host },
    text: head + item.content.text,
    spans: item.content.spans.map(({ kind, url: to, start, end }) => ({
      kind,
      url: to,
      start: start + head.length,
      end: end + head.length,
    })),
    media: [],
    counts: {},
    mine: {},
    allowed: [],
    ...(item.url === undefined ? {} : { url: item.url }),
    version: Math.max(createdAt, item.updatedAt ?? 0),
    createdAt,
    ...(item.updatedAt !== undefined && item.updatedAt > createdAt
      ? { editedAt: item.updatedAt }
      : {}),
    needsAnswer: false,
  };
}

function validators(headers: Headers): Pick<Cursor, 'etag' | 'lastModified'> {
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  return {
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
  };
}

/** A feed may ask for more patience than an hour, up to a day. */
function notBefore({ headers }: HttpAnswer, now: number): number {
  const maxAge = Number(/max-age=(\d+)/u.exec(headers.get('cache-control') ?? '')?.[1] ?? 0);
  return now + Math.min(Math.max(HOUR_MS, maxAge * 1000), 24 * HOUR_MS);
}

function pageOf(
  {
    url,
    answer,
    feed,
  }: { readonly url: string; readonly answer: HttpAnswer; readonly feed: ParsedFeed },
  {
    typed,
    before,
    now,
  }: { readonly typed: string; readonly before: Cursor | null; readonly now: number },
): PullPage {
  const first: Record<string, number> = {};
  const changes = feed.items.map((item) => {
    const id = remoteIdOf(typed, item.id);
    const seenAt = before?.first[id] ?? now;
    if (item.publishedAt === undefined && Object.keys(first).length < REMEMBERED)
      first[id] = seenAt;
    return { kind: 'message', message: messageOf(item, { feed, url, typed, seenAt }) } as const;
  });
  const cursor: Cursor = { url, ...validators(answer.headers), first };
  return { changes, cursor, more: false, notBefore: notBefore(answer, now) };
}

async function pullAgain(cursor: Cursor, typed: string, asking: Asking): Promise<PullPage> {
  const { now } = asking;
  const { host } = new URL(cursor.url);
  if (cursor.isGone === true)
    throw new ConnectorError({ code: 'feed-gone', host, status: 410 }, true);
  const answer = await ask(cursor.url, asking, {
    headers: {
      ...(cursor.etag === undefined ? {} : { 'if-none-match': cursor.etag }),
      ...(cursor.lastModified === undefined ? {} : { 'if-modified-since': cursor.lastModified }),
    },
    accept: [304, 410],
  });
  if (answer.status === 304)
    return { changes: [], cursor, more: false, notBefore: notBefore(answer, now) };
  // Said once, believed for ever: it is not asked again.
  if (answer.status === 410)
    return { changes: [], cursor: { ...cursor, isGone: true }, more: false };
  const feed = readFeed(answer.text(), answer.url, now);
  if (feed === null) throw brokenFeed(answer);
  const url = answer.movedTo ?? cursor.url;
  return pageOf({ url, answer, feed }, { typed, before: cursor, now });
}

async function pullFirst(typed: string, asking: Asking): Promise<PullPage> {
  const address = typedAddress(typed);
  if (address === null) throw new ConnectorError({ code: 'invalid-input' }, true);
  const found = await needFeed(address.href, asking);
  return pageOf(found, { typed, before: null, now: asking.now });
}

/** A feed that failed is left alone for as long as one that answered. */
function patient(error: unknown, now: number): unknown {
  if (!(error instanceof ConnectorError) || error.failure.code === 'canceled') return error;
  const retryAt = Math.max(error.failure.retryAt ?? 0, now + HOUR_MS);
  const code = error.failure.code === 'gone' ? 'feed-gone' : error.failure.code;
  return new ConnectorError({ ...error.failure, code, retryAt }, error.safeToRetrySend);
}

export async function pullFeed(request: PullRequest, { http, clock }: Pulling): Promise<PullPage> {
  const typed = request.feed.param ?? '';
  const now = clock.now();
  const asking: Asking = {
    http,
    now,
    lane: 'sync',
    signal: request.signal,
    namedHost: typedAddress(typed)?.host ?? '',
  };
  const cursor = cursorSchema.safeParse(request.cursor).data ?? null;
  try {
    return cursor === null
      ? await pullFirst(typed, asking)
      : await pullAgain(cursor, typed, asking);
  } catch (error) {
    throw patient(error, now);
  }
}
