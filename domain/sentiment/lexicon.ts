import { spellOut } from '#domain/search-text.ts';

/** Words with what they weigh: -3 (very negative) to 3; 0: says nothing, whatever its parts say. */
export type WordList = {
  /** Parted by spaces; a hyphen makes a phrase. `~` and `*` at the end: see german.ts. */
  readonly words: readonly (readonly [weight: number, words: string])[];
  /** Words in a row, parted by `|`. The longest wins, and before single words. */
  readonly phrases: readonly (readonly [weight: number, phrases: string])[];
  readonly negators: string;
  /** Positive words that a negator behind them denies: "gefällt mir nicht". */
  readonly deniedBehind: string;
  readonly stronger: string;
  readonly weaker: string;
  /** What comes behind counts more. */
  readonly but: string;
  /** What comes behind counts less. */
  readonly although: string;
};

type Roles = 'negators' | 'deniedBehind' | 'stronger' | 'weaker' | 'but' | 'although';
export type Phrase = { readonly weight: number; readonly length: number };
export type Lexicon = Readonly<Record<Roles, ReadonlySet<string>>> & {
  /** The weight of one folded word, null when it says nothing. */
  weigh(word: string): number | null;
  /** The longest phrase that begins at `at`. */
  phraseAt(words: readonly string[], at: number): Phrase | null;
};

/** Folded as in the search index, with a plain apostrophe. */
export function foldWord(word: string): string {
  return PLAIN.test(word) ? word.toLowerCase() : spellOut(word).replaceAll('’', "'");
}

/** Most words: folding the others takes ten times as long. */
const PLAIN = /^[A-Za-z0-9']+$/u;

/** Endings of German adjectives, also when compared. */
const ENDINGS = ['', ...endings(''), ...endings('er'), ...endings('st'), ...endings('est')];
const SHORTEST_STEM = 3;

function endings(before: string): readonly string[] {
  return ['e', 'er', 'es', 'en', 'em'].map((ending) => before + ending);
}

function split(list: string, separator: string | RegExp): readonly string[] {
  return foldWord(list)
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

export function compile(list: WordList): Lexicon {
  const whole = new Map<string, number>();
  const stems = new Map<string, number>();
  const phrases = new Map<
    string,
    { readonly rest: readonly string[]; readonly weight: number }[]
  >();
  const addPhrase = (weight: number, [first = '', ...rest]: readonly string[]): void => {
    phrases.set(first, [...(phrases.get(first) ?? []), { rest, weight }]);
  };
  for (const [weight, entries] of list.words)
    for (const entry of split(entries, /\s+/u)) {
      if (entry.includes('-')) addPhrase(weight, entry.split('-'));
      else if (entry.endsWith('*')) stems.set(entry.slice(0, -1), weight);
      else if (entry.endsWith('~'))
        for (const ending of ENDINGS) whole.set(entry.slice(0, -1) + ending, weight);
      else whole.set(entry, weight);
    }
  for (const [weight, entries] of list.phrases)
    for (const entry of split(entries, '|')) addPhrase(weight, entry.split(/[\s-]+/u));
  for (const known of phrases.values()) known.sort((a, b) => b.rest.length - a.rest.length);
  return {
    weigh: (word) => whole.get(word) ?? stemWeight(stems, word),
    phraseAt(words, at) {
      const found = phrases
        .get(words[at] ?? '')
        ?.find(({ rest }) => rest.every((word, index) => words[at + 1 + index] === word));
      return found === undefined ? null : { weight: found.weight, length: found.rest.length + 1 };
    },
    negators: role(list.negators),
    deniedBehind: role(list.deniedBehind),
    stronger: role(list.stronger),
    weaker: role(list.weaker),
    but: role(list.but),
    although: role(list.although),
  };
}

function role(words: string): ReadonlySet<string> {
  return new Set(split(words, /\s+/u));
}

function stemWeight(stems: ReadonlyMap<string, number>, word: string): number | null {
  for (let end = word.length; end >= SHORTEST_STEM; end--) {
    const weight = stems.get(word.slice(0, end));
    if (weight !== undefined) return weight;
  }
  return null;
}
