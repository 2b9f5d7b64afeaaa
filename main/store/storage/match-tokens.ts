import { StorageError } from './errors.ts';

export type Token = {
  readonly kind: 'word' | 'text' | '(' | ')' | '{' | '}' | ':' | '*';
  readonly text: string;
  /** Index in the search text, UTF-16. */
  readonly start: number;
};

const TOKEN = /(?<sign>[(){}:*])|"(?<text>(?:[^"]|"")*)"|(?<quote>")|(?<word>[^\s"(){}:*]+)/gu;

/** A quotation mark inside quotes is doubled; one that never closes is `bad-match`. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const start = match.index;
    const { quote, word, text: quoted } = match.groups ?? {};
    if (quote !== undefined)
      throw new StorageError('bad-match', `position ${start}`, 'A quotation mark is not closed');
    if (word !== undefined) return { kind: 'word', text: word, start };
    if (quoted !== undefined) return { kind: 'text', text: quoted.replaceAll('""', '"'), start };
    return { kind: signOf(match[0]), text: match[0], start };
  });
}

function signOf(sign: string): Token['kind'] {
  switch (sign) {
    case '(':
    case ')':
    case '{':
    case '}':
    case ':':
      return sign;
    default:
      return '*';
  }
}
