/** What a monitor looks for, as a tree. In the form that `parseMonitor` gives: see there. */
export type MonitorQuery =
  | WordsNode
  | NearNode
  | FilterNode
  | { readonly kind: 'and' | 'or'; readonly parts: readonly MonitorQuery[] }
  | { readonly kind: 'not'; readonly part: MonitorQuery };

/** A word, or several that stand next to each other. */
export type WordsNode = {
  readonly kind: 'words';
  /** As typed, without quotes, one space between words. */
  readonly text: string;
  /** The last word may go on. */
  readonly isPrefix: boolean;
};

/** All of them, with at most `distance` other words in between, in any order. */
export type NearNode = {
  readonly kind: 'near';
  readonly terms: readonly WordsNode[];
  readonly distance: number;
};

export const FILTER_FIELDS = ['lang', 'network', 'feed', 'from', 'site'] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];
/** Lower case, without what does not matter (`@`, `https://`, `www.`). */
export type FilterNode = {
  readonly kind: 'filter';
  readonly field: FilterField;
  readonly value: string;
};

export const MOST_QUERY_LENGTH = 1000;
export const MOST_TERMS = 50;
export const MOST_DEPTH = 12;
export const USUAL_DISTANCE = 5;
export const MOST_DISTANCE = 30;
/** `a*` would find nearly everything. */
export const SHORTEST_PREFIX = 3;

/** What cannot be understood: `text` as typed, `at` its place (UTF-16). Each has a sentence. */
export const QUERY_PROBLEMS = [
  'empty',
  'too-long',
  'too-many',
  'too-deep',
  'open-quote',
  'open-bracket',
  'no-bracket',
  'missing-term',
  'no-word',
  'pattern',
  'short-prefix',
  'unknown-filter',
  'empty-filter',
  'bad-language',
  'near-words',
  'bad-distance',
  'finds-all',
] as const;
export type QueryProblem = {
  readonly kind: (typeof QUERY_PROBLEMS)[number];
  readonly text: string;
  readonly at: number;
};

/** Thrown inside the parser only; `parseMonitor` gives it back as a value. */
export class QueryError extends Error {
  readonly problem: QueryProblem;
  constructor(problem: QueryProblem) {
    super(problem.kind);
    this.name = 'QueryError';
    this.problem = problem;
  }
}

const HAS_WORD = /[\p{L}\p{N}]/u;

export function hasWord(text: string): boolean {
  return HAS_WORD.test(text);
}
