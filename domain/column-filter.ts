import type { ColumnOptions } from './column.ts';
import type { Message } from './message.ts';
import { fold, spellings } from './search-text.ts';

type Seen = Pick<Message, 'text' | 'contentWarning' | 'media'>;

const NO_WORD = /[^\p{L}\p{N}]+/gu;

/** Words with one space around each: ` guten morgen `. */
function wordsOf(spelled: string): string {
  return ` ${spelled.replaceAll(NO_WORD, ' ').trim()} `;
}

function texts({ text, contentWarning }: Seen): readonly string[] {
  return spellings(`${text} ${contentWarning ?? ''}`).map(wordsOf);
}

/** What a column shows of what its source gives; null: all of it. */
export function columnFilter(options: ColumnOptions = {}): ((message: Seen) => boolean) | null {
  const { mediaOnly = false } = options;
  const wanted = wordsOf(fold(options.words ?? ''))
    .split(' ')
    .filter(Boolean);
  const muted = (options.mutedWords ?? [])
    .map((words) => wordsOf(fold(words)))
    .filter((words) => words.trim() !== '');
  if (!mediaOnly && wanted.length === 0 && muted.length === 0) return null;
  return (message) => {
    if (mediaOnly && message.media.length === 0) return false;
    const spelled = texts(message);
    const isIn = (words: string): boolean => spelled.some((text) => text.includes(words));
    // Words that are looked for may go on; what is muted is muted as it stands.
    return wanted.every((word) => isIn(` ${word}`)) && !muted.some(isIn);
  };
}

/** Muted words as they are typed: one a line or with commas between; without doubles. */
export function readMutedWords(typed: string): readonly string[] {
  const words = typed
    .split(/[,\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return [...new Set(words)];
}
