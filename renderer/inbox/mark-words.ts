import { foundIn, startNear } from '#domain/found-words.ts';

/** A stretch of a text; the found ones are marked. */
export type Stretch = { readonly text: string; readonly isFound: boolean };

/** The text with the found words apart; begins near the first one. */
export function markWords(text: string, words: readonly string[]): readonly Stretch[] {
  if (words.length === 0) return [{ text, isFound: false }];
  const found = foundIn(text, words);
  const from = startNear(text, found[0]);
  const stretches: Stretch[] = from > 0 ? [{ text: '… ', isFound: false }] : [];
  let at = from;
  for (const { start, end } of found) {
    if (start > at) stretches.push({ text: text.slice(at, start), isFound: false });
    stretches.push({ text: text.slice(start, end), isFound: true });
    at = end;
  }
  return at < text.length ? [...stretches, { text: text.slice(at), isFound: false }] : stretches;
}
