import { Parser } from 'htmlparser2';
import { createTextBuilder, type Link, type PlainText, type TextBuilder } from './plain-text.ts';

const MAX_INPUT = 256_000;
const MAX_TEXT = 64_000;
const MAX_DEPTH = 24;
const MAX_NODES = 4000;

/** What they hold is no text for people. */
const SKIPPED = new Set(
  'script style template noscript iframe object embed svg math head title select textarea audio video canvas'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set(
  'p blockquote h1 h2 h3 h4 h5 h6 ul ol pre table hr dl figure'.split(' '),
);
const LINES = new Set(
  'div li tr dt dd section article header footer main aside nav figcaption address'.split(' '),
);

type Attributes = Readonly<Record<string, string>>;

/** Only links of the web lead anywhere. `base`: the page that relative links belong to. */
function linkOf(attributes: Attributes, base: string | undefined): Link | null {
  const url = URL.parse(attributes['href'] ?? '', base);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const classes = (attributes['class'] ?? '').split(/\s+/u);
  const isTag = classes.includes('hashtag') || /\btag\b/u.test(attributes['rel'] ?? '');
  const kind = isTag ? 'tag' : classes.includes('mention') ? 'mention' : 'link';
  return { kind, url: url.href };
}

type Reading = {
  readonly builder: TextBuilder;
  readonly base: string | undefined;
  /** Depth at which text that nobody should read began. */
  hiddenSince: number | null;
  depth: number;
  nodes: number;
  quotes: number;
  preformatted: number;
  /** One entry per open list: the number of its next item, or null for bullets. */
  readonly lists: (number | null)[];
  /** Depths of spans whose end stands for something left out. */
  readonly ellipses: number[];
};

function openItem(reading: Reading): void {
  const list = reading.lists.at(-1) ?? null;
  reading.builder.breakLine(1);
  reading.builder.write(list === null ? '• ' : `${list}. `);
  if (list !== null) reading.lists[reading.lists.length - 1] = list + 1;
}

function openBlock(reading: Reading, name: string): void {
  const { builder } = reading;
  if (PARAGRAPHS.has(name)) builder.breakLine(2);
  else if (name === 'li') openItem(reading);
  else if (LINES.has(name)) builder.breakLine(1);
  if (name === 'blockquote') reading.quotes += 1;
  if (name === 'pre') reading.preformatted += 1;
  if (name === 'ol') reading.lists.push(1);
  if (name === 'ul') reading.lists.push(null);
  builder.setPrefix('> '.repeat(reading.quotes));
}

function closeBlock(reading: Reading, name: string): void {
  const { builder } = reading;
  if (name === 'blockquote') reading.quotes = Math.max(0, reading.quotes - 1);
  if (name === 'pre') reading.preformatted = Math.max(0, reading.preformatted - 1);
  if (name === 'ol' || name === 'ul') reading.lists.pop();
  builder.setPrefix('> '.repeat(reading.quotes));
  if (PARAGRAPHS.has(name)) builder.breakLine(2);
  else if (LINES.has(name)) builder.breakLine(1);
}

function openInline(reading: Reading, name: string, attributes: Attributes): void {
  const { builder } = reading;
  const classes = (attributes['class'] ?? '').split(/\s+/u);
  // Mastodon shortens links with these two, and the whole address stands in `href`:
  // https://docs.joinmastodon.org/spec/activitypub/#sanitization
  if (classes.includes('invisible')) reading.hiddenSince = reading.depth;
  if (classes.includes('ellipsis')) reading.ellipses.push(reading.depth);
  if (name === 'br') builder.breakLine(1);
  if (name === 'img') builder.write(attributes['alt'] ?? '');
  if (name === 'a') {
    builder.closeLink();
    const link = linkOf(attributes, reading.base);
    if (link !== null) builder.openLink(link);
  }
}

function handlersOf(reading: Reading) {
  const { builder } = reading;
  return {
    onopentag(name: string, attributes: Attributes): void {
      reading.depth += 1;
      reading.nodes += 1;
      if (reading.hiddenSince !== null || reading.depth > MAX_DEPTH) return;
      if (SKIPPED.has(name)) reading.hiddenSince = reading.depth;
      else {
        openBlock(reading, name);
        openInline(reading, name, attributes);
      }
    },
    ontext(text: string): void {
      if (reading.hiddenSince !== null) return;
      if (reading.preformatted > 0) builder.writeAsIs(text);
      else builder.write(text);
    },
    onclosetag(name: string): void {
      const at = reading.depth;
      reading.depth -= 1;
      if (reading.hiddenSince !== null) {
        if (at <= reading.hiddenSince) reading.hiddenSince = null;
        return;
      }
      if (at > MAX_DEPTH) return;
      if (reading.ellipses.at(-1) === at) {
        reading.ellipses.pop();
        builder.write('…');
      }
      if (name === 'a') builder.closeLink();
      closeBlock(reading, name);
    },
  };
}

/**
 * HTML from outside as text and spans: the only form in which it is ever kept or shown. Never throws.
 * At most 256,000 characters are read, 64,000 kept; deep nesting loses its shape, not its text.
 */
export function readHtml(html: string, base?: string): PlainText {
  const builder = createTextBuilder(MAX_TEXT);
  const reading: Reading = {
    builder,
    base,
    hiddenSince: null,
    depth: 0,
    nodes: 0,
    quotes: 0,
    preformatted: 0,
    lists: [],
    ellipses: [],
  };
  const parser = new Parser(handlersOf(reading), { decodeEntities: true });
  const input = html.slice(0, MAX_INPUT);
  const STEP = 8000;
  for (let at = 0; at < input.length; at += STEP) {
    if (builder.isFull() || reading.nodes > MAX_NODES) break;
    parser.write(input.slice(at, at + STEP));
  }
  const isCut = html.length > MAX_INPUT || reading.nodes > MAX_NODES;
  parser.end();
  builder.closeLink();
  if (isCut && !builder.isFull()) builder.write(' …');
  return builder.end();
}
