import { fold } from '#domain/search-text.ts';

/** What suggestions are made of. */
export type SearchKnowledge = {
  /** Earlier searches, newest first. */
  readonly history: readonly string[];
  readonly labels: readonly string[];
  readonly handles: readonly string[];
  readonly networks: readonly string[];
  readonly people: readonly string[];
  /** Days as `2026-11-23`, the newest first. */
  readonly days: readonly string[];
};
export type Suggestion = {
  /** What the field says when it is taken. */
  readonly input: string;
  readonly kind: 'history' | 'filter' | 'value';
};

const FILTERS = ['from:', 'in:', 'label:', 'network:', 'before:', 'after:'];
const STATES = ['open', 'waiting', 'snoozed', 'done'];
const MOST = 8;
const LAST_PIECE = /(?:^|\s)(-?)(?:([a-z]+):)?("[^"]*|[^\s"]*)$/iu;

function valuesOf(filter: string, known: SearchKnowledge): readonly string[] {
  switch (filter) {
    case 'from':
      return known.people;
    case 'in':
      return [...STATES, ...known.handles];
    case 'label':
      return known.labels;
    case 'network':
      return known.networks;
    case 'before':
    case 'after':
      return known.days;
    default:
      return [];
  }
}

const quoted = (value: string): string => (/\s/u.test(value) ? `"${value}"` : value);

/** What could come next behind what is typed. */
export function suggest(input: string, known: SearchKnowledge): readonly Suggestion[] {
  if (input.trim() === '')
    return [
      ...known.history.map((entry): Suggestion => ({ input: entry, kind: 'history' })),
      ...FILTERS.map((filter): Suggestion => ({ input: filter, kind: 'filter' })),
    ].slice(0, MOST + FILTERS.length);
  const match = LAST_PIECE.exec(input);
  const [whole = '', sign = '', filter, typed = ''] = match ?? [];
  const head = input.slice(0, input.length - whole.trimStart().length);
  const wanted = fold(typed.replace('"', ''));
  if (filter === undefined)
    return wanted === ''
      ? []
      : FILTERS.filter((name) => name.startsWith(wanted)).map((name) => ({
          input: `${head}${sign}${name}`,
          kind: 'filter',
        }));
  return [...new Set(valuesOf(filter.toLowerCase(), known))]
    .filter((value) => fold(value).includes(wanted) && fold(value) !== wanted)
    .slice(0, MOST)
    .map((value) => ({ input: `${head}${sign}${filter}:${quoted(value)} `, kind: 'value' }));
}

/** With the newest search in front, and not twice. */
export function remembered(history: readonly string[], search: string): readonly string[] {
  const words = search.trim();
  return words === ''
    ? history
    : [words, ...history.filter((entry) => entry !== words)].slice(0, MOST);
}
