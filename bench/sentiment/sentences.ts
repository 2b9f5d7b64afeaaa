import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sentiment } from '#domain/sentiment.ts';

export type Sentence = {
  readonly text: string;
  readonly sentiment: Exclude<Sentiment, 'unknown'>;
  readonly isQuestion: boolean;
  readonly isComplaint: boolean;
};

const TONES: ReadonlyMap<string, Sentence['sentiment']> = new Map([
  ['+', 'positive'],
  ['0', 'neutral'],
  ['-', 'negative'],
]);
const LINE = /^(?<tone>[+0-])(?<kinds>[qc]*) (?<text>.+)$/u;

/** Throws on a line that it cannot read: a check that skips lines checks nothing. */
export async function readSentences(
  part: 'tuning' | 'held-out',
  language: 'de' | 'en',
): Promise<readonly Sentence[]> {
  const file = await readFile(join(import.meta.dirname, `${part}-${language}.txt`), 'utf8');
  const lines = file.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
  return lines.map((line) => {
    const { tone = '', kinds = '', text = '' } = LINE.exec(line)?.groups ?? {};
    const sentiment = TONES.get(tone);
    if (sentiment === undefined) throw new Error(`No label: ${line}`);
    return {
      text,
      sentiment,
      isQuestion: kinds.includes('q'),
      isComplaint: kinds.includes('c'),
    };
  });
}
