import { spellings } from '#domain/search-text.ts';
import type { WordQuestion } from '#domain/monitor/word-question.ts';
import type { ParsedSearch } from '#domain/search-query.ts';

/** Names of the columns of the index over messages. */
const EVERYWHERE = '{words spelled author}';
const AUTHOR = '{author}';
/** What was written, without who wrote it. */
const WRITTEN = '{words spelled}';

type Indexed = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldsOf(value: unknown, names: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const fields = new Map<string, unknown>(Object.entries(value));
  return names.map((name) => textOf(fields.get(name)));
}

/** All that a person could look for in a message: its text, its warning, what hangs on it. */
function wordsOf(message: Indexed): string {
  const media = Array.isArray(message['media']) ? message['media'] : [];
  const alts = media.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'alt' in one ? textOf(one.alt) : '',
  );
  const hanging = [
    ...fieldsOf(message['quote'], ['text', 'authorName']),
    ...fieldsOf(message['card'], ['title', 'description']),
  ];
  return [textOf(message['contentWarning']), textOf(message['text']), ...alts, ...hanging]
    .filter((part) => part !== '')
    .join('\n');
}

/**
 * Columns of the full text index over messages. `spelled` is filled only where the text has a second
 * spelling (umlauts as two letters). Raise the version when one of these changes.
 */
export const messageText = {
  version: 2,
  newestBy: 'createdAt',
  columns: {
    words: (message: Indexed) => spellings(wordsOf(message))[0],
    spelled: (message: Indexed) => spellings(wordsOf(message))[1],
    author: (message: Indexed) =>
      spellings(`${textOf(message['authorName'])} ${textOf(message['authorHandle'])}`).join(' '),
  },
};

const HAS_WORD = /[\p{L}\p{N}]/u;

/** The index knows words only: emoji and signs must be looked for in the text itself. */
export function hasWord(text: string): boolean {
  return HAS_WORD.test(text);
}

/** The question in FTS5's language, or null when the index has nothing to say about it. */
export function matchOf({ terms, from }: ParsedSearch): string | null {
  const wanted = terms
    .filter((term) => !term.isExcluded && hasWord(term.text))
    .map((term) => either(EVERYWHERE, [term.text], term.isPrefix));
  const authors = from.filter(hasWord);
  if (authors.length > 0) wanted.push(either(AUTHOR, authors, true));
  if (wanted.length === 0) return null;
  const unwanted = terms
    .filter((term) => term.isExcluded && hasWord(term.text))
    .map((term) => ` NOT ${either(EVERYWHERE, [term.text], term.isPrefix)}`);
  return `(${wanted.join(' AND ')})${unwanted.join('')}`;
}

/** A monitor's question in FTS5's language. */
export function matchOfQuestion(question: WordQuestion): string {
  switch (question.kind) {
    case 'words':
      return either(WRITTEN, [question.text], question.isPrefix);
    case 'and':
    case 'or':
      return `(${question.parts.map(matchOfQuestion).join(question.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `(${matchOfQuestion(question.from)} NOT ${matchOfQuestion(question.what)})`;
  }
}

function either(columns: string, texts: readonly string[], isPrefix: boolean): string {
  const phrases = [...new Set(texts.flatMap((text) => spellings(text)))].map(
    (phrase) => `${columns} : "${phrase.replaceAll('"', ' ')}"${isPrefix ? ' *' : ''}`,
  );
  return phrases.length === 1 ? phrases.join('') : `(${phrases.join(' OR ')})`;
}
