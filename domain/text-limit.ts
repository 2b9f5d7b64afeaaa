import { LINKS } from './link-in-text.ts';

/** How a network counts text. */
/**
 * `weighted`: one for the signs of Latin and its neighbours, two for all others and for every emoji.
 * `emoji-bytes`: one for every sign, an emoji counts its bytes.
 */
export type TextUnit = 'grapheme' | 'codepoint' | 'utf16' | 'byte' | 'weighted' | 'emoji-bytes';
export type TextRule = {
  readonly unit: TextUnit;
  readonly max: number;
  /** A second limit that holds at the same time, for example bytes beside graphemes. */
  readonly also?: { readonly unit: TextUnit; readonly max: number };
  /** Every link counts as this many units, however long it is. */
  readonly linkLength?: number;
  /** A name such as `bakery.de` is a link too. */
  readonly bareLinks?: true;
  /** `@user@server` counts as `@user`. */
  readonly mentionWithoutServer?: boolean;
  /** The content warning counts into the same limit. */
  readonly warningCounts?: boolean;
};

export type TextMeasure = {
  readonly length: number;
  readonly max: number;
  /** Index (UTF-16) of the first character that is too much, or null when all fits. */
  readonly overflowAt: number | null;
};

/** As Mastodon finds them: a port is text again, and in an address there is none. */
const REMOTE_MENTION = /(?<![/\w=])@([\w.-]+)@[\w.-]+\.\w+/gu;
let segmenter: Intl.Segmenter | undefined;

/** Made with the first text that is counted: it reads tables, which a start need not wait for. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;

/** https://docs.x.com/fundamentals/counting-characters: the ranges that count one. */
function weightOf(codePoint: number): number {
  const isLight =
    codePoint <= 0x10ff ||
    (codePoint >= 0x2000 && codePoint <= 0x200d) ||
    (codePoint >= 0x2010 && codePoint <= 0x201f) ||
    (codePoint >= 0x2032 && codePoint <= 0x2037);
  return isLight ? 1 : 2;
}

function weightedCost(segment: string): number {
  if (EMOJI.test(segment)) return 2;
  return [...segment].reduce((sum, one) => sum + weightOf(one.codePointAt(0) ?? 0), 0);
}

function costOf(segment: string, unit: TextUnit): number {
  switch (unit) {
    case 'grapheme':
      return 1;
    case 'utf16':
      return segment.length;
    case 'codepoint':
      return [...segment].length;
    case 'emoji-bytes':
      return costOf(segment, EMOJI.test(segment) ? 'byte' : 'codepoint');
    case 'weighted':
      return weightedCost(segment);
    case 'byte':
      return [...segment].reduce((sum, one) => sum + bytesOf(one.codePointAt(0) ?? 0), 0);
  }
}

/** Steps through the text, one visible character after the other, with what each costs in the unit. */
function* pieces(text: string, unit: TextUnit): Generator<{ at: number; cost: number }> {
  for (const { segment, index } of graphemesOf(text))
    yield { at: index, cost: costOf(segment, unit) };
}

type Span = { readonly start: number; readonly end: number; readonly cost: number };

function count(text: string, unit: TextUnit): number {
  let total = 0;
  for (const piece of pieces(text, unit)) total += piece.cost;
  return total;
}

/** Stretches of the text whose cost is not their length: links, mentions of other servers. */
function discounted(text: string, rule: TextRule): Span[] {
  const spans: Span[] = [];
  const add = (pattern: RegExp, cost: (match: RegExpMatchArray) => number): void => {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (!spans.some((span) => start < span.end && end > span.start))
        spans.push({ start, end, cost: cost(match) });
    }
  };
  const { linkLength } = rule;
  if (linkLength !== undefined) {
    add(LINKS.withScheme, () => linkLength);
    if (rule.bareLinks === true) add(LINKS.bare, () => linkLength);
  }
  if (rule.mentionWithoutServer === true)
    add(REMOTE_MENTION, (match) => count(`@${match[1] ?? ''}`, rule.unit));
  return spans.toSorted((a, b) => a.start - b.start);
}

function measureIn(text: string, limit: TextRule): TextMeasure {
  const spans = discounted(text, limit);
  let length = 0;
  let overflowAt: number | null = null;
  const spend = (cost: number, at: number): void => {
    length += cost;
    if (overflowAt === null && length > limit.max) overflowAt = at;
  };
  let next = 0;
  for (const piece of pieces(text, limit.unit)) {
    const span = spans[next];
    if (span !== undefined && piece.at >= span.end) next++;
    const inside = spans[next];
    if (inside === undefined || piece.at < inside.start) spend(piece.cost, piece.at);
    else if (piece.at === inside.start) spend(inside.cost, piece.at);
  }
  return { length, max: limit.max, overflowAt };
}

/**
 * Counts a text the way the network will. Of two limits the one that is fuller is returned.
 * `warning` is the content warning, counted where the network counts it.
 */
export function measureText(text: string, rule: TextRule, warning = ''): TextMeasure {
  const extra = rule.warningCounts === true ? count(warning, rule.unit) : 0;
  const first = measureIn(text, { ...rule, max: rule.max - extra });
  const main: TextMeasure = { ...first, length: first.length + extra, max: rule.max };
  if (rule.also === undefined) return main;
  const second = measureIn(text, rule.also);
  return second.length / second.max > main.length / main.max ? second : main;
}
