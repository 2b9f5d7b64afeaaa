import { DAY_MS } from './civil-day.ts';

/** What came of looking at somebody in the list of multipliers. */
export type WorkMark = { readonly kind: 'written' | 'not-now'; readonly at: number };

/** "For now" is so long; then they stand in the list again. */
export const MARK_DAYS = 90;

export function holds(mark: WorkMark | undefined, now: number): boolean {
  return mark !== undefined && now - mark.at < MARK_DAYS * DAY_MS;
}
