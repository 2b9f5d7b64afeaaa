import { createJudge } from '#domain/sentiment/judge.ts';
import { atLeast, benchOptions, figure, report, timed, type Figure } from './harness.ts';
import { readSentences, type Sentence } from './sentiment/sentences.ts';
import { f1, macroF1, recall, shareOfUnknown, type Judged } from './sentiment/scores.ts';

/**
 * How well the judgement of tone, question and complaint holds on labelled sentences, and what it
 * costs. A sentence that is judged "unknown" counts as missed. The word lists may be tuned with the
 * first part; the held-out part was written first and is only measured.
 */
const options = benchOptions(process.argv.slice(2));
const judge = createJudge();
const ROUNDS = options.isQuick ? 3 : 20;

function judged(sentences: readonly Sentence[]): readonly Judged[] {
  return sentences.map((sentence) => ({ ...sentence, judgement: judge(sentence.text) }));
}

function figuresOf(name: string, all: readonly Judged[]): readonly Figure[] {
  return [
    figure(`${name}: sentences`, [all.length, '']),
    atLeast(`${name}: macro F1 of the tone`, [macroF1(all), ''], 0.7),
    atLeast(`${name}: negatives found`, [recall(all, 'negative'), ''], 0.8),
    figure(`${name}: unknown`, [100 * shareOfUnknown(all), '%'], 25),
    atLeast(`${name}: F1 of questions`, [f1(all, 'question'), ''], 0.7),
    atLeast(`${name}: F1 of complaints`, [f1(all, 'complaint'), ''], 0.7),
    figure(`${name}: a message`, [msPerMessage(all), 'ms'], 1),
  ];
}

function msPerMessage(all: readonly Judged[]): number {
  const ms = timed(() => {
    for (let round = 0; round < ROUNDS; round++) for (const { text } of all) judge(text);
  });
  return ms / (ROUNDS * all.length);
}

const figures: Figure[] = [];
for (const language of ['de', 'en'] as const)
  for (const part of ['tuning', 'held-out'] as const)
    figures.push(...figuresOf(`${language} ${part}`, judged(await readSentences(part, language))));
const long = 'Die Lieferung kam nie an, und niemand antwortet auf Mails. '.repeat(170);
figures.push(
  figure(
    '10,000 characters',
    [timed(() => Array.from({ length: ROUNDS }, () => judge(long))) / ROUNDS, 'ms'],
    10,
  ),
);
await report(figures, options);
