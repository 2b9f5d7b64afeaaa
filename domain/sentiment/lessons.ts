import type { Sentiment } from '#domain/sentiment.ts';
import type { Lessons } from './hits.ts';
import type { Judge } from './judge.ts';
import type { Mark } from './marks.ts';
import { tokenise } from './tokens.ts';

/** A text whose tone the person has set. */
export type Correction = {
  readonly text: string;
  readonly language?: string | undefined;
  readonly sentiment: Sentiment;
};

const AIM: Readonly<Record<Sentiment, number>> = {
  positive: 2,
  neutral: 0,
  negative: -2,
  unknown: 0,
};
/** What a listed word that decided wrongly loses by one correction. */
const UNLEARN = 0.4;
/** What a word that is in no list gains by each correction, from the second that agrees on. */
const LEARN = 0.6;
const MOST = 2.5;
const FEWEST_AGREEING = 2;
/** Shorter words are in every sentence. */
const SHORTEST = 5;

/**
 * What corrections teach: words that decided against the person weigh less at once; words that no
 * list has weigh something once two corrections agree about them. Computed anew from the corrections,
 * so that taking one back or forgetting a person leaves nothing behind.
 */
export function learn(corrections: readonly Correction[], judge: Judge): Lessons {
  const lessons = new Map<string, number>();
  const heard = new Map<string, number[]>();
  for (const correction of corrections) {
    const judged = judge(correction.text, { language: correction.language });
    if (judged.sentiment === correction.sentiment) continue;
    const aim = AIM[correction.sentiment];
    for (const word of wordsOf(correction.text, judged.marks)) {
      if (word.weight !== null) add(lessons, word.text, (aim - word.weight) * UNLEARN);
      else if (aim !== 0 && word.text.length >= SHORTEST)
        heard.set(word.text, [...(heard.get(word.text) ?? []), aim]);
    }
  }
  for (const [word, aims] of heard)
    if (aims.length >= FEWEST_AGREEING && aims.every((aim) => aim === aims[0]))
      add(lessons, word, Math.sign(aims[0] ?? 0) * LEARN * aims.length);
  return lessons;
}

type Weighed = { readonly text: string; readonly weight: number | null };

/** The words of a text that are a mark themselves, or part of none: those have the weight null. */
function wordsOf(text: string, marks: readonly Mark[]): readonly Weighed[] {
  return tokenise(text).flatMap((token): readonly Weighed[] => {
    if (token.kind !== 'word') return [];
    const around = marks.find(({ start, end }) => token.start >= start && token.end <= end);
    if (around === undefined) return [{ text: token.text, weight: null }];
    const isWhole = around.start === token.start && around.end === token.end;
    return isWhole ? [{ text: token.text, weight: around.weight }] : [];
  });
}

function add(lessons: Map<string, number>, word: string, by: number): void {
  lessons.set(word, Math.max(-MOST, Math.min(MOST, (lessons.get(word) ?? 0) + by)));
}
