import { IRONIC_SIGNS } from './emoji.ts';
import { clauseBefore, findHits, isDenied, type Hit, type Reading } from './hits.ts';
import { totalOf, type Mark } from './marks.ts';
import type { Token } from './tokens.ts';

/** Everything in a text that says how it sounds, weighed by what stands around it. */
export function weigh(reading: Reading): readonly Mark[] {
  const inContext = findHits(reading).map((hit) => inClause(hit, reading));
  return turned(contrasted(inContext, reading), reading)
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, weight, reason }) => ({ start, end, weight, reason }));
}

const DENIED_POSITIVE = -0.8;
const DENIED_NEGATIVE = -0.55;
const STRONGER = 1.3;
const WEAKER = 0.7;
const LOUD = 1.2;

/** Denied, made stronger or weaker, shouted. */
function inClause(hit: Hit, reading: Reading): Hit {
  if (hit.reason === 'emoji') return hit;
  const { tokens, lexicon } = reading;
  const neighbour = clauseBefore(tokens, hit.at).at(-1) ?? '';
  const isTurned = isDenied(hit, reading);
  const turnedBy = hit.weight > 0 ? DENIED_POSITIVE : DENIED_NEGATIVE;
  const weight =
    hit.weight *
    (isTurned ? turnedBy : 1) *
    (lexicon.stronger.has(neighbour) ? STRONGER : 1) *
    (lexicon.weaker.has(neighbour) ? WEAKER : 1) *
    (tokens[hit.at]?.isLoud === true ? LOUD : 1);
  return { ...hit, weight, reason: isTurned ? 'denied' : hit.reason };
}

const BEFORE_BUT = 0.5;
const BEHIND_BUT = 1.3;
const BEHIND_ALTHOUGH = 0.4;
const ALTHOUGH_REACH = 6;

/** "Expensive, but good": what stands behind the but is what is meant. */
function contrasted(hits: readonly Hit[], reading: Reading): readonly Hit[] {
  const { tokens, lexicon } = reading;
  let result = hits;
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'word') continue;
    if (isContrast(at, reading)) {
      const [from, to] = sentenceAround(tokens, at);
      const factor = (hit: Hit): number => {
        if (hit.at < from || hit.at > to) return 1;
        return hit.at < at ? BEFORE_BUT : BEHIND_BUT;
      };
      result = result.map((hit) => ({ ...hit, weight: hit.weight * factor(hit) }));
    }
    if (lexicon.although.has(text)) {
      const end = clauseEnd(tokens, at);
      result = result.map((hit) =>
        hit.at > at && hit.at <= end ? { ...hit, weight: hit.weight * BEHIND_ALTHOUGH } : hit,
      );
    }
  }
  return result;
}

/** These part wherever they stand; "doch", "nur", "now" only behind a comma. */
const ALWAYS_PARTS = new Set(['aber', 'but', 'jedoch', 'however', 'allerdings']);

function isContrast(at: number, { tokens, lexicon }: Reading): boolean {
  const text = tokens[at]?.text ?? '';
  if (!lexicon.but.has(text)) return false;
  return ALWAYS_PARTS.has(text) || tokens[at - 1]?.kind === 'pause';
}

function sentenceAround(tokens: readonly Token[], at: number): readonly [number, number] {
  const from = tokens.findLastIndex(({ kind }, index) => index < at && kind === 'stop');
  const to = tokens.findIndex(({ kind }, index) => index > at && kind === 'stop');
  return [from, to === -1 ? tokens.length : to];
}

function clauseEnd(tokens: readonly Token[], at: number): number {
  const end = tokens.findIndex(({ kind }, index) => index > at && kind !== 'word');
  return Math.min(end === -1 ? tokens.length : end, at + ALTHOUGH_REACH);
}

const IRONY = -0.8;
/** From here on it is a reproach. */
const REPROACH = -1.4;
/** Praise before a reproach in one sentence, without a but, is seldom praise. */
const PRAISE_BEFORE_REPROACH = 0.2;
/** Applause or a laugh behind words like these mocks. */
const CLEARLY_NEGATIVE = -1;

/** Irony: a sign for it, a "Not." behind praise, praise that leads to a reproach, mocking applause. */
function turned(hits: readonly Hit[], reading: Reading): readonly Hit[] {
  if (isIronic(reading.tokens))
    return hits.map((hit) =>
      hit.weight > 0 ? { ...hit, weight: hit.weight * IRONY, reason: 'irony' } : hit,
    );
  const serious = hits.map((hit) =>
    hit.weight > 0 && hit.reason !== 'emoji' && leadsToReproach(hit, hits, reading)
      ? { ...hit, weight: hit.weight * PRAISE_BEFORE_REPROACH }
      : hit,
  );
  const said = totalOf(serious.filter(({ reason }) => reason !== 'emoji'));
  if (said > CLEARLY_NEGATIVE) return serious;
  return serious.filter(({ reason, weight }) => reason !== 'emoji' || weight < 0);
}

function leadsToReproach(praise: Hit, hits: readonly Hit[], reading: Reading): boolean {
  const [, end] = sentenceAround(reading.tokens, praise.at);
  const isBehind = (at: number): boolean => at > praise.at && at < end;
  const hasReproach = hits.some(({ at, weight }) => isBehind(at) && weight <= REPROACH);
  return hasReproach && !reading.tokens.some((_, at) => isBehind(at) && isContrast(at, reading));
}

const SAID_SO = new Set(['ironie', 'sarkasmus', 'irony', 'sarcasm']);

function isIronic(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, text }, at) => {
    if (IRONIC_SIGNS.has(text)) return true;
    if (kind !== 'word') return false;
    if (SAID_SO.has(text)) return tokens.length - at <= 3;
    const standsAlone = tokens[at - 1]?.kind === 'stop' && tokens[at + 1]?.kind !== 'word';
    return (text === 'nicht' || text === 'not') && standsAlone;
  });
}
