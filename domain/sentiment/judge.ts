import type { Sentiment } from '#domain/sentiment.ts';
import { namesAGrievance } from './complaint.ts';
import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';
import type { Lessons } from './hits.ts';
import { languageOf, type ToneLanguage } from './language.ts';
import { compile, type Lexicon } from './lexicon.ts';
import { totalOf, type Mark } from './marks.ts';
import { isQuestion } from './question.ts';
import { tokenise, type Token } from './tokens.ts';
import { weigh } from './weigh.ts';

/** How a text sounds, and what decided it. */
export type Judgement = {
  readonly sentiment: Sentiment;
  readonly language: ToneLanguage;
  readonly isQuestion: boolean;
  readonly isComplaint: boolean;
  /** In the order of the text; their weights add up to the tone. */
  readonly marks: readonly Mark[];
};

/** The network's language tag, and what the person's corrections have taught. */
export type JudgeOptions = { readonly language?: string | undefined; readonly lessons?: Lessons };
export type Judge = (text: string, options?: JudgeOptions) => Judgement;

const NOTHING_TAUGHT: Lessons = new Map();

/** Compiles the word lists once: some milliseconds. */
export function createJudge(): Judge {
  const german = compile(GERMAN);
  const english = compile(ENGLISH);
  return (text, { language: given, lessons = NOTHING_TAUGHT } = {}) => {
    const tokens = tokenise(text);
    const words = tokens.filter(({ kind }) => kind === 'word').map((token) => token.text);
    const language = languageOf(words, { text, given });
    const asks = isQuestion(tokens);
    const readings = lexiconsFor(language, { german, english }).map((lexicon) =>
      weigh({ tokens, lexicon, lessons }),
    );
    const marks = clearest(readings);
    const sentiment = decide(marks, { tokens, language, asks });
    return {
      sentiment,
      language,
      isQuestion: asks,
      isComplaint: sentiment === 'negative' && namesAGrievance(tokens),
      marks,
    };
  };
}

type Lexicons = { readonly german: Lexicon; readonly english: Lexicon };

function lexiconsFor(language: ToneLanguage, { german, english }: Lexicons): readonly Lexicon[] {
  if (language === 'de') return [german];
  if (language === 'en') return [english];
  return [german, english];
}

function clearest(readings: readonly (readonly Mark[])[]): readonly Mark[] {
  return readings.toSorted((a, b) => clearness(b) - clearness(a))[0] ?? [];
}

function clearness(marks: readonly Mark[]): number {
  return Math.abs(totalOf(marks));
}

/** From this sum on it is said aloud; between it and `SILENT` nobody can say. */
const CLEAR = 1;
const SILENT = 0.5;
/** Questions ask about bad things without meaning them: "What helps against mould?" */
const IN_A_QUESTION = 0.45;

type Text = {
  readonly tokens: readonly Token[];
  readonly language: ToneLanguage;
  readonly asks: boolean;
};

function decide(marks: readonly Mark[], { tokens, language, asks }: Text): Sentiment {
  const isSilent = tokens.every(({ kind }) => kind === 'stop' || kind === 'pause');
  if (language === 'other' || isSilent) return 'unknown';
  const sum = asks ? sumWithQuestions(marks, tokens) : totalOf(marks);
  if (sum >= CLEAR) return 'positive';
  if (sum <= -CLEAR) return 'negative';
  if (asks) return 'neutral';
  const loudest = Math.max(0, ...marks.map(({ weight }) => Math.abs(weight)));
  const isQuiet = Math.abs(sum) < SILENT && loudest < CLEAR;
  return isQuiet && !isExcited(tokens, marks) ? 'neutral' : 'unknown';
}

/** What stands in a sentence with a question mark counts less than what stands beside it. */
function sumWithQuestions(marks: readonly Mark[], tokens: readonly Token[]): number {
  const stops = tokens.filter(({ kind }) => kind === 'stop');
  const isAsked = ({ end }: Mark): boolean => {
    const stop = stops.find((token) => token.start >= end);
    return stop === undefined ? stops.length === 0 : stop.text.includes('?');
  };
  return marks.reduce((sum, mark) => sum + mark.weight * (isAsked(mark) ? IN_A_QUESTION : 1), 0);
}

/** An exclamation that no list knows means something, and nobody can say what. */
function isExcited(tokens: readonly Token[], marks: readonly Mark[]): boolean {
  return (
    marks.length === 0 && tokens.some(({ kind, text }) => kind === 'stop' && text.includes('!'))
  );
}
