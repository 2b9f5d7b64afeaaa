import { z } from 'zod';
import {
  ConnectorError,
  type PullPage,
  type PullRequest,
  type RemoteMessage,
} from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import type { HttpAnswer } from '#main/networks/http.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import type { Pulling } from './pull-feed.ts';

/** Where searches go; another place in tests. */
export type SearchHosts = { readonly hackerNews: string; readonly stackExchange: string };
export const SEARCH_HOSTS: SearchHosts = {
  hackerNews: 'https://hn.algolia.com',
  stackExchange: 'https://api.stackexchange.com',
};

/** Without a key Stack Exchange gives 300 requests a day for this machine. */
const QUARTER_MS = 15 * 60_000;
const LIMIT = '30';

const hits = z.object({
  hits: z.array(z.unknown()).catch([]),
});
const hit = z.object({
  objectID: z.string(),
  created_at_i: z.number(),
  author: z.string().catch(''),
  title: z.string().nullish().catch(null),
  story_title: z.string().nullish().catch(null),
  comment_text: z.string().nullish().catch(null),
  story_text: z.string().nullish().catch(null),
});
const excerpts = z.object({
  items: z.array(z.unknown()).catch([]),
  /** Seconds in which this method must not be asked again. */
  backoff: z.number().optional().catch(undefined),
});
const excerpt = z.object({
  item_type: z.string(),
  question_id: z.number().int(),
  answer_id: z.number().int().optional(),
  title: z.string().catch(''),
  body: z.string().catch(''),
  creation_date: z.number(),
});

type Hit = {
  readonly id: string;
  readonly place: string;
  readonly author: string;
  readonly text: string;
  readonly url: string;
  readonly at: number;
};

function toMessage({ id, place, author, text, url, at }: Hit): RemoteMessage {
  return {
    remoteId: id,
    kind: 'mention',
    direction: 'in',
    rootRemoteId: id,
    author: { remoteId: `${place}|${author}`, name: author, handle: place },
    text,
    spans: [],
    media: [],
    counts: {},
    mine: {},
    allowed: [],
    url,
    version: at,
    createdAt: at,
    needsAnswer: false,
  };
}

function joined(title: string, html: string): string {
  return [readHtml(title).text, readHtml(html).text].filter((part) => part !== '').join('\n\n');
}

/** https://hn.algolia.com/api */
function fromHackerNews(value: unknown): readonly RemoteMessage[] {
  const found = hit.safeParse(value).data;
  if (found === undefined) return [];
  return [
    toMessage({
      id: `hn:${found.objectID}`,
      place: 'news.ycombinator.com',
      author: cleanName(found.author) || 'Hacker News',
      text: joined(
        found.title ?? found.story_title ?? '',
        found.comment_text ?? found.story_text ?? '',
      ),
      url: `https://news.ycombinator.com/item?id=${encodeURIComponent(found.objectID)}`,
      at: found.created_at_i * 1000,
    }),
  ];
}

/** https://api.stackexchange.com/docs/excerpt-search */
function fromStackExchange(value: unknown): readonly RemoteMessage[] {
  const found = excerpt.safeParse(value).data;
  if (found === undefined) return [];
  const { question_id: question, answer_id: answer } = found;
  const path = answer === undefined ? `q/${String(question)}` : `a/${String(answer)}`;
  return [
    toMessage({
      id: `se:${path}`,
      place: 'stackoverflow.com',
      author: 'Stack Overflow',
      text: joined(found.title, found.body),
      url: `https://stackoverflow.com/${path}`,
      at: found.creation_date * 1000,
    }),
  ];
}

async function ask(
  url: URL,
  query: Readonly<Record<string, string>>,
  { request, http }: Pulling & { readonly request: PullRequest },
): Promise<HttpAnswer> {
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return await http.request({
    method: 'GET',
    url: url.href,
    headers: { accept: 'application/json' },
    bucket: `${url.host}|search`,
    lane: 'sync',
    signal: request.signal,
    // These hosts are ours to name, no content from outside does.
    isTrustedHost: true,
  });
}

function read<Value>(answer: HttpAnswer, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(answer.json());
  if (parsed.success) return parsed.data;
  throw new ConnectorError({ code: 'bad-answer', host: new URL(answer.url).host }, true);
}

/** The newest about some words, from places that can be searched without a key. */
export async function pullSearch(
  request: PullRequest,
  pulling: Pulling & { readonly hosts: SearchHosts },
): Promise<PullPage> {
  const { hosts, clock } = pulling;
  const words = request.feed.param ?? '';
  const asking = { ...pulling, request };
  const news = await ask(
    new URL('/api/v1/search_by_date', hosts.hackerNews),
    { query: words, tags: '(story,comment)', hitsPerPage: LIMIT },
    asking,
  );
  const stack = await ask(
    new URL('/2.3/search/excerpts', hosts.stackExchange),
    { q: words, site: 'stackoverflow', order: 'desc', sort: 'creation', pagesize: LIMIT },
    asking,
  );
  const { items, backoff = 0 } = read(stack, excerpts);
  const messages = [
    ...read(news, hits).hits.flatMap(fromHackerNews),
    ...items.flatMap(fromStackExchange),
  ];
  return {
    changes: messages.map((message) => ({ kind: 'message', message }) as const),
    cursor: null,
    more: false,
    notBefore: clock.now() + Math.max(QUARTER_MS, backoff * 1000),
  };
}
