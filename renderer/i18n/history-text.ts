import type { Text } from './catalogue.ts';
import { dayMonth } from './dates.ts';

/** The past of an account as in the contract; repeated here because this folder imports nothing. */
type HistoryLike = {
  readonly state: 'running' | 'done' | 'whole';
  readonly reachedAt: number;
  readonly count: number;
};
/** Times in ms since epoch. */
type HistoryContext = { readonly connectedAt: number; readonly now: number };

/** How far back an account's messages are here, in one sentence. */
export function historyText(
  { state, reachedAt, count }: HistoryLike,
  text: Text,
  { connectedAt, now }: HistoryContext,
): string {
  const date = dayMonth(reachedAt, { now, locale: text.locale });
  if (reachedAt < connectedAt) return text(`history.${state}`, { date, count });
  return text(state === 'running' ? 'history.next' : 'history.nothingOlder');
}
