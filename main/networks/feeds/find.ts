import { Parser } from 'htmlparser2';
import type { Http, HttpAnswer } from '#main/networks/http.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { brokenFeed, readFeed, type ParsedFeed } from './parse.ts';

const ACCEPT =
  'application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5';
const MAX_BYTES = 5_000_000;
const TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/json',
  'application/rdf+xml',
]);
/** Where feeds lie by habit, when a page names none. */
const USUAL = ['feed/', 'feed.xml', 'atom.xml', 'rss.xml', 'index.xml', 'feed.json', '.rss'];
const MOST_TRIES = 7;

export type Asking = {
  readonly http: Http;
  readonly now: number;
  readonly lane: 'interactive' | 'sync';
  readonly signal: AbortSignal;
  /** The host that the person named; every other one has to be a public one. */
  readonly namedHost: string;
};
export type Found = {
  readonly url: string;
  readonly answer: HttpAnswer;
  readonly feed: ParsedFeed;
};

export async function ask(
  url: string,
  { http, lane, signal, namedHost }: Asking,
  more: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly accept?: readonly number[];
  } = {},
): Promise<HttpAnswer> {
  const { host } = new URL(url);
  return await http.request({
    method: 'GET',
    url,
    headers: { accept: ACCEPT, ...more.headers },
    ...(more.accept === undefined ? {} : { accept: more.accept }),
    bucket: `${host}|feeds`,
    lane,
    signal,
    maxBytes: MAX_BYTES,
    isTrustedHost: host === namedHost,
  });
}

/** What a page says about its feeds, in its order. */
function linksIn(answer: HttpAnswer): readonly string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '' }) {
      const isFeed =
        name === 'link' && /\balternate\b/iu.test(rel) && TYPES.has(type.toLowerCase());
      const url = isFeed ? URL.parse(href, answer.url) : null;
      if (url !== null && /^https?:$/u.test(url.protocol)) found.push(url.href);
    },
  });
  parser.end(answer.text());
  return found;
}

/** The feed at an address: itself, the one that the page names, or one where feeds lie by habit. */
export async function findFeed(address: string, asking: Asking): Promise<Found | null> {
  const first = await ask(address, asking);
  const direct = readFeed(first.text(), first.url, asking.now);
  if (direct !== null) return { url: first.url, answer: first, feed: direct };
  const named = linksIn(first);
  const usual = USUAL.map((path) => new URL(path, first.url.replace(/[^/]*$/u, '')).href);
  for (const url of (named.length > 0 ? named : usual).slice(0, MOST_TRIES)) {
    const found = await tryFeed(url, asking);
    if (found !== null) return found;
  }
  return null;
}

/** As `findFeed`, for an address that has to have one. */
export async function needFeed(address: string, asking: Asking): Promise<Found> {
  const found = await findFeed(address, asking);
  if (found !== null) return found;
  throw brokenFeed(await ask(address, asking));
}

async function tryFeed(url: string, asking: Asking): Promise<Found | null> {
  try {
    const answer = await ask(url, asking);
    const feed = readFeed(answer.text(), answer.url, asking.now);
    return feed === null ? null : { url: answer.url, answer, feed };
  } catch (error) {
    if (error instanceof ConnectorError && error.failure.code !== 'canceled') return null;
    throw error;
  }
}
