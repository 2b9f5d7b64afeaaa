import type { Ends } from '#contract/stretch.ts';
import type { CheckedViewArgs } from '#contract/views.ts';

type Stretch = Pick<CheckedViewArgs<'replies'>, 'after' | 'upTo' | 'limit'>;

/** As main cuts a list into windows; a place here is the number of the row. */
export function stretchOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  { after, upTo, limit }: Stretch,
): { readonly shown: readonly Row[]; readonly ends: Ends } {
  const placeAt = (at: number) => ({ part: 0, at, id: rows[at]?.id ?? '' });
  const first = after === undefined ? 0 : after.at + 1;
  const end = Math.min(rows.length, upTo === undefined ? Infinity : upTo.at + 1);
  const shown = rows.slice(first, Math.min(end, first + limit));
  const last = first + shown.length - 1;
  return {
    shown,
    ends: {
      middle: shown.length === 0 ? null : placeAt(Math.floor((first + last) / 2)),
      last: shown.length === 0 ? null : placeAt(last),
      hasMore: last + 1 < end,
    },
  };
}
