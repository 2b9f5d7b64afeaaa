import type { EmojiEntry } from './emoji-data.ts';

/** What is meant most often comes first of all that a word may mean, in this order. */
const COMMON =
  '❤ 👍 🙏 👏 🎉 😊 😂 😍 😀 😅 😉 🤣 😄 😎 🥳 🤔 😢 😮 😕 😭 🙌 💪 👌 👋 🤝 🔥 ✨ ⭐ ✅ ❌ ⚠ ☕ 🍰 🥐 🎁 📦 🚚 🛒 📅 📍 ☎ ✉ 💡 💯 💔 🌱 ☀ 🌈 🍀 🎄'.split(
    ' ',
  );

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
    const fit = rank(entry, wanted);
    const often = COMMON.indexOf(entry.emoji.replace('\uFE0F', ''));
    const place = fit === null || often === -1 ? fit : often - COMMON.length;
    const before = found.get(entry.emoji);
    if (place !== null && (before === undefined || place < before.rank))
      found.set(entry.emoji, { entry, rank: place });
  }
  return [...found.values()]
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry);
}
