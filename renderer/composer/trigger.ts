/** What is being typed that can be completed, and since where. */
export type Trigger = {
  readonly kind: 'mention' | 'emoji' | 'saved';
  /** UTF-16 index of the sign that began it. */
  readonly from: number;
  /** What was typed behind the sign. */
  readonly word: string;
};

/** Further back nothing begins. */
const LONGEST = 60;
/** A time such as 10:30, an address such as https://… and a path are no beginnings. */
const SIGNS: readonly (readonly [Trigger['kind'], RegExp])[] = [
  ['mention', /(?<![\w@/.])@(?<word>[\p{L}\p{N}_.@-]{0,59})$/u],
  ['emoji', /(?<![\p{L}\p{N}:/]):(?<word>[\p{L}+][\p{L}\p{N}_+-]{1,40})$/u],
  ['saved', /(?<!\S)\/(?<word>[^\s/]{0,59})$/u],
];

/** What could be completed at the caret, or null. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const start = Math.max(0, caret - LONGEST);
  const before = text.slice(start, caret);
  for (const [kind, pattern] of SIGNS) {
    const match = pattern.exec(before);
    const word = match?.groups?.['word'];
    if (match !== null && word !== undefined) return { kind, from: start + match.index, word };
  }
  return null;
}

export type Completion = { readonly from: number; readonly to: number; readonly by: string };

/**
 * What takes the place of a word that was completed: one space behind it, and none before a comma or
 * a bracket.
 */
export function completion(text: string, { from, to, by }: Completion): Completion {
  const next = text.slice(to, to + 1);
  if (!by.endsWith(' ') || next === '') return { from, to, by };
  if (next === ' ') return { from, to: to + 1, by };
  return { from, to, by: /[\n\p{P}]/u.test(next) ? by.trimEnd() : by };
}
