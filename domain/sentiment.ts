import type { ToneLanguage } from './sentiment/language.ts';
import type { Mark } from './sentiment/marks.ts';

/** How somebody sounds. `unknown`: nobody has looked, or nobody can say. */
export const SENTIMENTS = ['positive', 'neutral', 'negative', 'unknown'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** What else was heard in a message, and by whom. */
export type Tone = {
  readonly isQuestion: boolean;
  readonly isComplaint: boolean;
  /** As the words are; what the network says is on the message. */
  readonly language: ToneLanguage;
  /** The words that decided; none when the person said so. */
  readonly marks: readonly Mark[];
  readonly by: 'words' | 'person';
};
