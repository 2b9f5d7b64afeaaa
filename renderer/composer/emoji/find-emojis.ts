import type { EmojiEntry } from './emoji-data.ts';

/** How well a word fits: whole words before beginnings of words, the name before the other words. */
function rank({ label, words }: EmojiEntry, wanted: string): number | null {
  const name = label.toLowerCase();
  if (name === wanted) return 0;
  const all = ` ${words} `;
  if (all.includes(` ${wanted} `)) return 1;
  if (name.startsWith(wanted)) return 2;
  if (all.includes(` ${wanted}`) || name.includes(` ${wanted}`)) return 3;
  return null;
}

/** The emojis that a word means, best first, none twice. `lists`: of several languages. */
export function findEmojis(
  lists: readonly (readonly EmojiEntry[])[],
  word: string,
  most: number,
): readonly EmojiEntry[] {
  const wanted = word.toLowerCase();
  const found = new Map<string, { readonly entry: EmojiEntry; readonly rank: number }>();
  for (const entry of lists.flat()) {
    const place = rank(entry, wanted);
    const before = found.get(entry.emoji);
    if (place !== null && (before === undefined || place < before.rank))
      found.set(entry.emoji, { entry, rank: place });
  }
  return [...found.values()]
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry);
}
