/** Why a stretch of the text counted as it did. `taught`: the person's corrections say so. */
export const MARK_REASONS = ['word', 'denied', 'emoji', 'irony', 'taught'] as const;
export type MarkReason = (typeof MARK_REASONS)[number];
/** A stretch that decided, with its final weight. Indexes are UTF-16. */
export type Mark = {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly reason: MarkReason;
};

export function totalOf(marks: readonly Mark[]): number {
  return marks.reduce((sum, { weight }) => sum + weight, 0);
}
