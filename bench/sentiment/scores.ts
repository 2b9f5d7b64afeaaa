import type { Judgement } from '#domain/sentiment/judge.ts';
import type { Sentence } from './sentences.ts';

export type Judged = Sentence & { readonly judgement: Judgement };
type Tone = Sentence['sentiment'];
const TONES: readonly Tone[] = ['positive', 'neutral', 'negative'];

function harmonic(hits: number, wrong: number, missed: number): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong + missed);
}

export function recall(all: readonly Judged[], tone: Tone): number {
  const those = all.filter(({ sentiment }) => sentiment === tone);
  return those.filter(({ judgement }) => judgement.sentiment === tone).length / those.length;
}

/** Unknown counts as missed. */
export function macroF1(all: readonly Judged[]): number {
  const scores = TONES.map((tone) => {
    const said = all.filter(({ judgement }) => judgement.sentiment === tone);
    const hits = said.filter(({ sentiment }) => sentiment === tone).length;
    const those = all.filter(({ sentiment }) => sentiment === tone).length;
    return harmonic(hits, said.length - hits, those - hits);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

export function shareOfUnknown(all: readonly Judged[]): number {
  return all.filter(({ judgement }) => judgement.sentiment === 'unknown').length / all.length;
}

export function f1(all: readonly Judged[], what: 'question' | 'complaint'): number {
  const key = what === 'question' ? 'isQuestion' : 'isComplaint';
  const hits = all.filter((one) => one[key] && one.judgement[key]).length;
  const wrong = all.filter((one) => !one[key] && one.judgement[key]).length;
  const missed = all.filter((one) => one[key] && !one.judgement[key]).length;
  return harmonic(hits, wrong, missed);
}
