import {
  FILTER_FIELDS,
  hasWord,
  MOST_DISTANCE,
  QueryError,
  SHORTEST_PREFIX,
  USUAL_DISTANCE,
  type FilterField,
  type FilterNode,
  type QueryProblem,
  type WordsNode,
} from './query.ts';

/** One piece of what was typed; `text` and `at` (UTF-16) for complaints. */
export type Token = { readonly text: string; readonly at: number } & (
  | { readonly kind: '(' | ')' | 'and' | 'or' | 'not' }
  | { readonly kind: 'near'; readonly distance: number }
  | { readonly kind: 'words'; readonly node: WordsNode }
  | { readonly kind: 'filter'; readonly node: FilterNode }
);

const PIECE =
  /(?<sign>[()])|(?<minus>-)(?=[^\s)])|(?<field>\p{L}+):(?:(?<quotedValue>["„“][^"“”„]*["“”])|(?<value>[^\s()"„“”]*))|(?<open>["„“])(?<quoted>[^"“”„]*)(?<close>["“”]?)(?<star>\*?)|(?<bare>[^\s()"„“”]+)|(?<stray>[“”])/gu;

const OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['UND', 'and'],
  ['OR', 'or'],
  ['ODER', 'or'],
  ['NOT', 'not'],
  ['NICHT', 'not'],
]);
const NEAR = /^(?:NEAR|NAHE)(?:\/(\d+))?$/u;
const FIELDS: ReadonlyMap<string, FilterField> = new Map<string, FilterField>([
  ...FILTER_FIELDS.map((field) => [field, field] as const),
  ['language', 'lang'],
  ['sprache', 'lang'],
  ['netz', 'network'],
  ['netzwerk', 'network'],
  ['von', 'from'],
  ['seite', 'site'],
]);
/** A pattern as programmers write it: `/ra+be/`. */
const PATTERN = /^\/.+\/[a-z]*$/u;

/** Throws `QueryError`. */
export function tokensOf(input: string): readonly Token[] {
  return [...input.matchAll(PIECE)].map((match) =>
    tokenOf(match.groups ?? {}, { text: match[0], at: match.index }),
  );
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, place: At): Token {
  const { sign, minus, field, quotedValue, value, open, quoted, close, star, bare } = groups;
  if (sign === '(' || sign === ')') return { kind: sign, ...place };
  if (minus !== undefined) return { kind: 'not', ...place };
  if (field !== undefined) return filterToken(field, quotedValue?.slice(1, -1) ?? value, place);
  if (open !== undefined) {
    if (close === '') throw problem('open-quote', place);
    return { kind: 'words', node: wordsNode(quoted ?? '', star === '*', place), ...place };
  }
  if (bare === undefined) throw problem('open-quote', place);
  return bareToken(bare, place);
}

type At = { readonly text: string; readonly at: number };

export function problem(kind: QueryProblem['kind'], { text, at }: At): QueryError {
  return new QueryError({ kind, text, at });
}

function bareToken(bare: string, place: At): Token {
  const operator = OPERATORS.get(bare);
  if (operator !== undefined) return { kind: operator, ...place };
  const near = NEAR.exec(bare);
  if (near !== null) {
    const distance = Number(near[1] ?? USUAL_DISTANCE);
    if (distance < 1 || distance > MOST_DISTANCE) throw problem('bad-distance', place);
    return { kind: 'near', distance, ...place };
  }
  if (PATTERN.test(bare)) throw problem('pattern', place);
  const isPrefix = bare.endsWith('*');
  const text = isPrefix ? bare.slice(0, -1) : bare;
  return { kind: 'words', node: wordsNode(text, isPrefix, place), ...place };
}

function wordsNode(typed: string, isPrefix: boolean, place: At): WordsNode {
  const text = typed.replaceAll(/\s+/gu, ' ').trim();
  if (!hasWord(text)) throw problem('no-word', place);
  if (text.includes('*')) throw problem('pattern', place);
  const last = /[\p{L}\p{N}\p{M}]+$/u.exec(text)?.[0] ?? '';
  if (isPrefix && [...last].length < SHORTEST_PREFIX) throw problem('short-prefix', place);
  return { kind: 'words', text, isPrefix };
}

function filterToken(name: string, typed = '', place: At): Token {
  const field = FIELDS.get(name.toLowerCase());
  if (field === undefined) throw problem('unknown-filter', place);
  const value = valueOf(field, typed.replaceAll(/\s+/gu, ' ').trim().toLowerCase());
  if (value === '') throw problem('empty-filter', place);
  if (field === 'lang' && !/^[a-z]{2,3}$/u.test(value)) throw problem('bad-language', place);
  return { kind: 'filter', node: { kind: 'filter', field, value }, ...place };
}

function valueOf(field: FilterField, typed: string): string {
  switch (field) {
    case 'from':
      return typed.replace(/^@+/u, '').trim();
    case 'site':
      return typed
        .replace(/^[a-z]+:\/\//u, '')
        .replace(/^www\./u, '')
        .replace(/[/?#].*$/u, '')
        .trim();
    case 'lang':
    case 'network':
    case 'feed':
      return typed;
  }
}
