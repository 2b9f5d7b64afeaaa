import { foldWord } from './lexicon.ts';

/** `stop` ends a sentence, `pause` a clause. Indexes are UTF-16. */
export type Token = {
  readonly kind: 'word' | 'emoji' | 'stop' | 'pause';
  readonly start: number;
  readonly end: number;
  /** The word folded; the sign itself of everything else. */
  readonly text: string;
  /** Written in capitals only. */
  readonly isLoud: boolean;
};

/** Longer texts are judged by their beginning: nobody decides how to answer by page two. */
const MOST_CHARACTERS = 2000;
const EMOJI = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*`;
const FACE = String.raw`[:;=]-?[)(DPp/|](?![\p{L}\p{N}])|<3`;
const WORD = String.raw`\d+\/\d+|[\p{L}\p{M}\p{N}]+(?:['’*][\p{L}\p{M}]+)*`;
/** Addresses, mentions and tags say where, not how; a tag that says how is read as a word. */
const SKIP = String.raw`https?:\S+|www\.\S+|@\S+`;
const SIGN = String.raw`\.{2,}|…|[.!?]+|[,;:()–—\n]`;
const TOKEN = new RegExp(
  [SKIP, FACE, EMOJI, WORD, SIGN].map((part) => `(${part})`).join('|'),
  'gu',
);

export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(0, MOST_CHARACTERS).matchAll(TOKEN)) {
    const [found, skipped, face, emoji, word] = match;
    if (skipped !== undefined) continue;
    const place = { start: match.index, end: match.index + found.length };
    if (word !== undefined)
      tokens.push({ ...place, kind: 'word', text: foldWord(word), isLoud: isLoud(word) });
    else tokens.push({ ...place, kind: kindOf(face ?? emoji, found), text: found, isLoud: false });
  }
  return tokens;
}

function kindOf(face: string | undefined, sign: string): Token['kind'] {
  if (face !== undefined) return 'emoji';
  return /^[.!?…\n]/u.test(sign) ? 'stop' : 'pause';
}

function isLoud(word: string): boolean {
  return word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
}

const STRETCHED = /(\p{L})\1{2,}/gu;

/** "suuuper" as it is in the dictionary: with one letter, and with two. */
export function unstretched(word: string): readonly string[] {
  const once = word.replaceAll(STRETCHED, '$1');
  return once === word ? [word] : [once, word.replaceAll(STRETCHED, '$1$1')];
}
