/** A stretch of a text; what matched is marked. */
export type Stretch = { readonly text: string; readonly isMark: boolean; readonly start: number };
type Span = { readonly start: number; readonly end: number };

const MOST_LENGTH = 420;
const BEFORE = 60;

/**
 * The text with what matched apart, in order and without overlaps. A long text begins near the first
 * match and is cut, never inside a character.
 */
export function markedText(text: string, marks: readonly Span[]): readonly Stretch[] {
  const { from, to } = windowOf(text, marks);
  const stretches: Stretch[] = from > 0 ? [{ text: '… ', isMark: false, start: -1 }] : [];
  let at = from;
  const put = (end: number, isMark: boolean): void => {
    if (end > at) stretches.push({ text: text.slice(at, end), isMark, start: at });
    at = Math.max(at, end);
  };
  for (const { start, end } of marks) {
    if (start >= to || end <= at) continue;
    put(Math.max(at, start), false);
    put(Math.min(end, to), true);
  }
  put(to, false);
  if (to < text.length) stretches.push({ text: ' …', isMark: false, start: text.length });
  return stretches;
}

function windowOf(
  text: string,
  marks: readonly Span[],
): { readonly from: number; readonly to: number } {
  if (text.length <= MOST_LENGTH) return { from: 0, to: text.length };
  const first = marks[0]?.start ?? 0;
  const from = first > MOST_LENGTH / 2 ? wholeCharacter(text, first - BEFORE) : 0;
  return { from, to: wholeCharacter(text, Math.min(text.length, from + MOST_LENGTH)) };
}

function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/u.test(text[at] ?? '') ? at - 1 : at;
}
