/** A stretch of text that leads somewhere. Indexes are UTF-16. */
export type Span = {
  readonly kind: 'link' | 'mention' | 'tag';
  readonly start: number;
  readonly end: number;
  readonly url: string;
};
export type Piece = {
  readonly text: string;
  /** Where it starts: a stable key. */
  readonly start: number;
  readonly span: Span | null;
};

/** A text cut at its spans. Spans that overlap or lie outside are left out; no letter is lost. */
export function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const isUsable = span.start >= at && span.end > span.start && span.end <= text.length;
    if (!isUsable) continue;
    if (span.start > at) pieces.push({ text: text.slice(at, span.start), start: at, span: null });
    pieces.push({ text: text.slice(span.start, span.end), start: span.start, span });
    at = span.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, span: null });
  return pieces;
}

/** A stretch of a piece; what is looked for in the text is marked. */
export type Stretch = { readonly text: string; readonly start: number; readonly isMark: boolean };
type Mark = { readonly start: number; readonly end: number };

/** A piece cut at the marks that lie over it, in order and without overlaps; no letter is lost. */
export function stretchesOf({ text, start }: Piece, marks: readonly Mark[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const put = (end: number, isMark: boolean): void => {
    if (end <= at) return;
    stretches.push({ text: text.slice(at, end), start: start + at, isMark });
    at = end;
  };
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    put(Math.min(text.length, mark.start - start), false);
    put(Math.min(text.length, mark.end - start), true);
  }
  put(text.length, false);
  return stretches;
}
