import type { PollRow } from '#contract/message-rows.ts';

/**
 * Whole per cent of each option; undefined where the votes are not known (yet). Of people where one
 * may choose several, so that the sum may be more than a hundred, else of votes.
 */
export function pollShares({
  options,
  voters,
  isMultiple,
}: Pick<PollRow, 'options' | 'voters' | 'isMultiple'>): readonly (number | undefined)[] {
  const votes = options.reduce((sum, option) => sum + (option.votes ?? 0), 0);
  const all = isMultiple ? (voters ?? votes) : votes;
  return options.map((option) => {
    if (option.votes === undefined) return undefined;
    return all === 0 ? 0 : Math.min(100, Math.round((option.votes / all) * 100));
  });
}
