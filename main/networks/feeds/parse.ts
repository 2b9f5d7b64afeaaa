import { parseFeed } from 'feedsmith';
import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import type { HttpAnswer } from '#main/networks/http.ts';
import { cleanName, type PlainText } from '#main/networks/plain-text.ts';

/** One entry of any kind of feed, in plain words. */
export type Item = {
  /** What the feed itself tells entries apart by. */
  readonly id: string;
  readonly title: string;
  readonly content: PlainText;
  readonly url?: string;
  readonly author?: string;
  /** ms since epoch; absent when the feed does not say, or says nonsense. */
  readonly publishedAt?: number;
  readonly updatedAt?: number;
};
export type ParsedFeed = { readonly title: string; readonly items: readonly Item[] };

const MOST_ITEMS = 500;
const HEAD_LENGTH = 2000;
const EARLIEST = Date.parse('1995-01-01T00:00:00Z');
const DAY_MS = 24 * 3_600_000;

const optional = z.string().optional().catch(undefined);
/** Atom wraps texts: `{ value, type }`. */
const words = z
  .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
  .optional()
  .catch(undefined);
const named = z.object({ name: optional }).transform(({ name }) => name);
const names = z
  .array(z.union([z.string(), named]))
  .optional()
  .catch(undefined);
const links = z
  .array(z.object({ href: optional, rel: optional }))
  .optional()
  .catch(undefined);

/** The fields of RSS, RDF, Atom and JSON Feed that say the same by different names. */
const rawItem = z.object({
  id: words,
  guid: words,
  title: words,
  link: optional,
  links,
  url: optional,
  external_url: optional,
  description: words,
  summary: words,
  content: z
    .union([
      z.string(),
      z.object({ encoded: optional, value: optional }).transform((it) => it.encoded ?? it.value),
    ])
    .optional()
    .catch(undefined),
  content_html: optional,
  content_text: optional,
  pubDate: optional,
  published: optional,
  updated: optional,
  date_published: optional,
  date_modified: optional,
  authors: names,
  dc: z.object({ creators: names, date: optional }).partial().optional().catch(undefined),
});
type RawItem = z.infer<typeof rawItem>;
const rawFeed = z.object({
  title: words,
  items: z.array(z.unknown()).optional().catch(undefined),
  entries: z.array(z.unknown()).optional().catch(undefined),
});

function momentOf(now: number, ...texts: readonly (string | undefined)[]): number | undefined {
  for (const text of texts) {
    const at = Date.parse(text ?? '');
    // A date that lies is none: 1970 and 2999 are typing errors of machines.
    if (at >= EARLIEST && at <= now + DAY_MS) return at;
  }
  return undefined;
}

function webUrl(address: string | undefined, base: string): string | undefined {
  const url = address === undefined ? null : URL.parse(address.trim(), base);
  return url !== null && /^https?:$/u.test(url.protocol) ? unwrapped(url) : undefined;
}

/** Google's alerts lead through a page of Google's that counts who reads what. */
function unwrapped(url: URL): string {
  const isWrapped = /^(?:www\.)?google\.[a-z.]+$/u.test(url.hostname) && url.pathname === '/url';
  const inner = isWrapped ? (url.searchParams.get('url') ?? url.searchParams.get('q')) : null;
  const target = inner === null ? null : URL.parse(inner);
  return target !== null && /^https?:$/u.test(target.protocol) ? target.href : url.href;
}

function linkOf(raw: RawItem, base: string): string | undefined {
  const alternate = raw.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
  for (const address of [raw.link, alternate, raw.url, raw.external_url]) {
    const url = webUrl(address, base);
    if (url !== undefined) return url;
  }
  return undefined;
}

function contentOf(raw: RawItem, base: string): PlainText {
  const { content, content_html, content_text, description, summary } = raw;
  const html = content ?? content_html ?? description ?? summary;
  if (html === undefined) return readHtml((content_text ?? '').replaceAll('<', '&lt;'));
  const { text, spans } = readHtml(html, base);
  return {
    text,
    spans: spans.map((span) =>
      Object.assign({}, span, { url: webUrl(span.url, base) ?? span.url }),
    ),
  };
}

/** Only what is there. */
function present<Fields extends Readonly<Record<string, unknown>>>(fields: Fields) {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  const known: { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } = {};
  return Object.assign(known, Object.fromEntries(entries));
}

function authorOf({ authors, dc }: RawItem): string | undefined {
  const [author] = authors ?? dc?.creators ?? [];
  const name = cleanName(author ?? '');
  return name === '' ? undefined : name;
}

function datesOf(raw: RawItem, now: number) {
  const { pubDate, published, date_published, date_modified, updated, dc } = raw;
  return present({
    publishedAt: momentOf(now, pubDate, published, date_published, dc?.date, updated),
    updatedAt: momentOf(now, updated, date_modified),
  });
}

function itemOf(value: unknown, base: string, now: number): readonly Item[] {
  const raw = rawItem.safeParse(value).data;
  if (raw === undefined) return [];
  const url = linkOf(raw, base);
  const title = readHtml(raw.title ?? '').text;
  const content = contentOf(raw, url ?? base);
  const id = raw.guid ?? raw.id ?? url ?? `${title}|${content.text.slice(0, 200)}`;
  if (id === '' || (title === '' && content.text === '')) return [];
  return [{ id, title, content, ...present({ url, author: authorOf(raw) }), ...datesOf(raw, now) }];
}

/** RSS, RDF, Atom or JSON Feed; null when it is something else. Never more than 500 entries. */
export function readFeed(text: string, base: string, now: number): ParsedFeed | null {
  let parsed: unknown;
  try {
    parsed = parseFeed(text).feed;
  } catch {
    return null;
  }
  const feed = rawFeed.safeParse(parsed).data;
  if (feed === undefined) return null;
  const all = (feed.items ?? feed.entries ?? []).slice(0, MOST_ITEMS);
  const items = new Map<string, Item>();
  for (const item of all.flatMap((value) => itemOf(value, base, now)))
    if (!items.has(item.id)) items.set(item.id, item);
  return { title: cleanName(readHtml(feed.title ?? '').text), items: [...items.values()] };
}

/** What the person reads about a feed that cannot be read. */
export function brokenFeed({ url, text }: Pick<HttpAnswer, 'url' | 'text'>): ConnectorError {
  const isPage = /<(?:!doctype html|html|head|body)\b/iu.test(text().slice(0, HEAD_LENGTH));
  const code = isPage ? 'not-an-api' : 'bad-answer';
  return new ConnectorError({ code, host: new URL(url).host }, true);
}
