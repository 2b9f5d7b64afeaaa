import { fold, spellings } from '#domain/search-text.ts';
import type { NoiseRule } from '#domain/monitor.ts';
import { indexWords } from './anchors.ts';
import type { Monitored, Spelled } from './monitored.ts';
import type { FilterNode, MonitorQuery, NearNode, WordsNode } from './query.ts';

/** A stretch of `parts[part]` that matched; UTF-16. */
export type HitSpan = { readonly part: number; readonly start: number; readonly end: number };
/** Why it matched: the words of the query that are there. */
export type HitReason =
  | { readonly kind: 'words'; readonly text: string; readonly isPrefix: boolean }
  | { readonly kind: 'near'; readonly texts: readonly string[]; readonly distance: number };
export type Hit = { readonly spans: readonly HitSpan[]; readonly reasons: readonly HitReason[] };

/** null: it is no hit. */
export type Matcher = (message: Monitored) => Hit | null;

/** Words and phrases are found whole, whatever their case, accents and umlauts (`ä`, `a`, `ae`). */
export function compileMonitor(query: MonitorQuery, rules: readonly NoiseRule[] = []): Matcher {
  const match = compile(query);
  const noise = rules.map(compileRule);
  return (message) => {
    const hit = match(message);
    if (hit === null || noise.some((isNoise) => isNoise(message))) return null;
    return { spans: inOrder(hit.spans), reasons: withoutDoubles(hit.reasons) };
  };
}

const NOTHING: Hit = { spans: [], reasons: [] };

function compile(query: MonitorQuery): Matcher {
  switch (query.kind) {
    case 'words':
      return compileWords(query);
    case 'near':
      return compileNear(query);
    case 'filter': {
      const fits = compileFilter(query);
      return (message) => (fits(message) ? NOTHING : null);
    }
    case 'not': {
      const match = compile(query.part);
      return (message) => (match(message) === null ? NOTHING : null);
    }
    case 'and': {
      const parts = query.parts.map(compile);
      return (message) => {
        const hits: Hit[] = [];
        for (const match of parts) {
          const hit = match(message);
          if (hit === null) return null;
          hits.push(hit);
        }
        return together(hits);
      };
    }
    case 'or': {
      const parts = query.parts.map(compile);
      return (message) => {
        const hits = parts.map((match) => match(message)).filter((hit) => hit !== null);
        return hits.length === 0 ? null : together(hits);
      };
    }
  }
}

function together(hits: readonly Hit[]): Hit {
  return {
    spans: hits.flatMap(({ spans }) => spans),
    reasons: hits.flatMap(({ reasons }) => reasons),
  };
}

/** Words from `at` to `at + length` of one spelling of one part. */
type Place = { readonly at: number; readonly length: number };
type Finder = (words: Spelled) => readonly Place[];

function finderOf({ text, isPrefix }: WordsNode): Finder {
  const wanted = spellings(text).map(indexWords);
  return (words) => wanted.flatMap((phrase) => placesOf(words, phrase, isPrefix));
}

function placesOf(words: Spelled, phrase: readonly string[], isPrefix: boolean): Place[] {
  const last = phrase.length - 1;
  const places: Place[] = [];
  for (let at = 0; at + last < words.length; at++) {
    const isThere = phrase.every((wanted, index) => {
      const word = words[at + index]?.word ?? '';
      return isPrefix && index === last ? word.startsWith(wanted) : word === wanted;
    });
    if (isThere) places.push({ at, length: phrase.length });
  }
  return places;
}

function spanOf(part: number, words: Spelled, { at, length }: Place): HitSpan[] {
  const [first, last] = [words[at], words[at + length - 1]];
  return first === undefined || last === undefined
    ? []
    : [{ part, start: first.start, end: last.end }];
}

function compileWords(node: WordsNode): Matcher {
  const find = finderOf(node);
  const { text, isPrefix } = node;
  const reasons = [{ kind: 'words', text, isPrefix }] as const;
  return ({ parts }) => {
    const spans = parts.flatMap(({ spellings: spelled }, part) =>
      spelled.flatMap((words) => find(words).flatMap((place) => spanOf(part, words, place))),
    );
    return spans.length === 0 ? null : { spans, reasons };
  };
}

function compileNear({ terms, distance }: NearNode): Matcher {
  const finders = terms.map(finderOf);
  const texts = terms.map(({ text }) => text);
  const reasons = [{ kind: 'near', texts, distance }] as const;
  return ({ parts }) => {
    const spans = parts.flatMap(({ spellings: spelled }, part) =>
      spelled.flatMap((words) =>
        nearest(
          finders.map((find) => find(words)),
          distance,
        ).flatMap((place) => spanOf(part, words, place)),
      ),
    );
    return spans.length === 0 ? null : { spans, reasons };
  };
}

/**
 * The first window that holds all terms with at most `distance` words between them; empty when there
 * is none. For a given end the latest place of each term gives the shortest window.
 */
function nearest(found: readonly (readonly Place[])[], distance: number): readonly Place[] {
  const ends = [...new Set(found.flat().map(endOf))].toSorted((a, b) => a - b);
  for (const end of ends) {
    const latest = found.flatMap((places) => places.findLast((place) => endOf(place) <= end) ?? []);
    if (latest.length < found.length) continue;
    const first = Math.min(...latest.map(({ at }) => at));
    const own = latest.reduce((sum, { length }) => sum + length, 0);
    if (Math.max(...latest.map(endOf)) - first - own <= distance) return latest;
  }
  return [];
}

function endOf({ at, length }: Place): number {
  return at + length;
}

function compileFilter({ field, value }: FilterNode): (message: Monitored) => boolean {
  const folded = fold(value);
  switch (field) {
    case 'lang':
      return ({ language }) => language === value || language?.startsWith(`${value}-`) === true;
    case 'network':
      return ({ network }) => network === value;
    case 'feed':
      return ({ feeds }) => feeds.some((feed) => feed.includes(value));
    case 'from':
      return ({ author }) => author.includes(folded);
    case 'site':
      return ({ site }) => isOnSite(site, value);
  }
}

function isOnSite(site: string | null, wanted: string): boolean {
  return site !== null && (site === wanted || site.endsWith(`.${wanted}`));
}

function compileRule(rule: NoiseRule): (message: Monitored) => boolean {
  switch (rule.kind) {
    case 'author':
      return ({ authorId }) => authorId === rule.authorId;
    case 'site':
      return ({ site }) => isOnSite(site, rule.site);
    case 'message':
      return ({ id }) => id === rule.messageId;
    case 'word': {
      const match = compileWords({ kind: 'words', text: rule.word, isPrefix: false });
      return (message) => match(message) !== null;
    }
  }
}

/** By place; what overlaps is one. */
function inOrder(spans: readonly HitSpan[]): readonly HitSpan[] {
  const merged: HitSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.part - b.part || a.start - b.start)) {
    const before = merged.at(-1);
    if (before === undefined || before.part !== span.part || before.end < span.start)
      merged.push(span);
    else merged.splice(-1, 1, { ...before, end: Math.max(before.end, span.end) });
  }
  return merged;
}

function withoutDoubles(reasons: readonly HitReason[]): readonly HitReason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
