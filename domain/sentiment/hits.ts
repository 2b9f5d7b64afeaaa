import { weighEmoji } from './emoji.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mark } from './marks.ts';
import { unstretched, type Token } from './tokens.ts';

/** Words that the person's corrections have taught, folded, with what is added to their weight. */
export type Lessons = ReadonlyMap<string, number>;
/** What a text is read with. */
export type Reading = {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly lessons: Lessons;
};
/** A mark with its place among the tokens. */
export type Hit = Mark & { readonly at: number; readonly length: number };

type Found = Pick<Hit, 'weight' | 'reason' | 'length'>;
type Placed = Token & { readonly at: number };

/** Every word, phrase and sign that weighs something, with its own weight only. */
export function findHits(reading: Reading): readonly Hit[] {
  const { tokens, lexicon } = reading;
  const words = tokens.map(({ text }) => text);
  const hits: Hit[] = [];
  const bare: Placed[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'stop' || token.kind === 'pause') continue;
    const found = foundAt(words, { ...token, at }, reading);
    if (found === null) {
      if (lexicon.negators.has(token.text)) bare.push({ ...token, at });
      continue;
    }
    const last = tokens[at + found.length - 1] ?? token;
    if (found.weight !== 0) hits.push({ ...found, start: token.start, end: last.end, at });
    at += found.length - 1;
  }
  return [...hits, ...bareDenials(bare, hits, reading)];
}

function foundAt(
  words: readonly string[],
  { kind, text, at }: Placed,
  { lexicon, lessons }: Reading,
): Found | null {
  if (kind === 'emoji') {
    const weight = weighEmoji(text);
    return weight === null ? null : { weight, reason: 'emoji', length: 1 };
  }
  const phrase = lexicon.phraseAt(words, at);
  if (phrase !== null) return { ...phrase, reason: 'word' };
  const taught = lessons.get(text) ?? 0;
  const known = unstretched(text)
    .map((word) => lexicon.weigh(word))
    .find((weight) => weight !== null);
  if (known === undefined && taught === 0) return null;
  return { weight: (known ?? 0) + taught, reason: taught === 0 ? 'word' : 'taught', length: 1 };
}

const BARE_DENIAL = -0.45;

/** "No answer, no discount, nothing": denials that deny no hit add up. */
function bareDenials(
  bare: readonly Placed[],
  hits: readonly Hit[],
  reading: Reading,
): readonly Hit[] {
  return bare
    .filter(
      ({ at }) =>
        !hits.some((hit) => hit.at > at && hit.at - at <= DENIAL_REACH && isDenied(hit, reading)),
    )
    .map(({ start, end, at }) => ({
      start,
      end,
      at,
      weight: BARE_DENIAL,
      reason: 'word',
      length: 1,
    }));
}

/** So many words before a hit can deny it. */
const DENIAL_REACH = 3;
/** Behind it there may stand one more: "gefällt mir leider gar nicht". */
const DENIAL_REACH_BEHIND = 4;
/** A denial does not reach past these. */
const JOINS = new Set(['und', 'oder', 'and', 'or']);
/** "nicht nur", "not only": no denial. */
const ONLY = new Set(['nur', 'only', 'just']);

/** Words of the same clause before `at`, nearest last. */
export function clauseBefore(tokens: readonly Token[], at: number): readonly string[] {
  const words: string[] = [];
  for (let index = at - 1; index >= 0 && words.length < DENIAL_REACH; index--) {
    const token = tokens[index];
    if (token === undefined || token.kind !== 'word' || JOINS.has(token.text)) break;
    words.unshift(token.text);
  }
  return words;
}

/** "not good", "gefällt mir nicht". A phrase has its own denials inside; one right before it counts. */
export function isDenied(hit: Hit, { tokens, lexicon }: Reading): boolean {
  const { negators, deniedBehind } = lexicon;
  const before = clauseBefore(tokens, hit.at);
  const words = tokens.slice(hit.at, hit.at + hit.length).map(({ text }) => text);
  if (hit.length > 1)
    return negators.has(before.at(-1) ?? '') && !words.some((word) => negators.has(word));
  if (before.some((word, at) => negators.has(word) && !ONLY.has(before[at + 1] ?? ''))) return true;
  return deniedBehind.has(words[0] ?? '') && isDeniedBehind(hit.at, tokens, negators);
}

function isDeniedBehind(
  at: number,
  tokens: readonly Token[],
  negators: ReadonlySet<string>,
): boolean {
  for (const token of tokens.slice(at + 1, at + 1 + DENIAL_REACH_BEHIND)) {
    if (token.kind !== 'word') return false;
    if (negators.has(token.text)) return true;
  }
  return false;
}
