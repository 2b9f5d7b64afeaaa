import { isStanding, type FeedCursor, type FeedGap } from './cursor.ts';

/**
 * What an account missed for good. `not-shown`: the network did not give it any more;
 * `not-readable`: it gave entries that nobody can read.
 */
export const GAP_REASONS = ['not-shown', 'not-readable'] as const;
export type GapReason = (typeof GAP_REASONS)[number];
/** Times in ms since epoch; absent: not known. */
export type NewGap = Omit<FeedGap, 'seenAt' | 'isAccepted'>;

const MOST_GAPS = 50;
/** The same broken entry may come with every page: that is said once in this time. */
const SAID_ONCE_MS = 7 * 24 * 3_600_000;

/** The gaps of a feed after another one was met. */
export function withGap(
  gaps: readonly FeedGap[],
  gap: NewGap | undefined,
  seenAt: number,
): readonly FeedGap[] {
  if (gap === undefined) return gaps;
  const isSaid = gaps.some((one) => isAlike(one, gap) && seenAt - one.seenAt < SAID_ONCE_MS);
  return isSaid ? gaps : [...gaps, { ...gap, seenAt }].slice(-MOST_GAPS);
}

function isAlike(one: FeedGap, other: NewGap): boolean {
  return one.from === other.from && one.to === other.to && one.why === other.why;
}

/** The person knows: the records stay, nobody speaks of them again. */
export function acceptGaps(cursor: FeedCursor): FeedCursor {
  return { ...cursor, gaps: cursor.gaps.map((gap) => ({ ...gap, isAccepted: true })) };
}

export type Missed = {
  readonly why: GapReason;
  readonly from?: number;
  readonly to?: number;
  /** When it was noticed last. */
  readonly seenAt: number;
};

/**
 * What a person has to be told of, one for each reason: gaps of all feeds that can bring something to
 * the inbox, joined. An end is given only where it is known of each of them.
 */
export function missedOf(cursors: readonly FeedCursor[]): readonly Missed[] {
  const open = cursors
    .filter(({ feed }) => isStanding(feed))
    .flatMap(({ gaps }) => gaps)
    .filter(({ isAccepted }) => isAccepted !== true);
  return GAP_REASONS.flatMap((why) => {
    const gaps = open.filter((gap) => (gap.why ?? 'not-shown') === why);
    if (gaps.length === 0) return [];
    const from = known(gaps.map((gap) => gap.from));
    const to = known(gaps.map((gap) => gap.to));
    return [
      {
        why,
        seenAt: Math.max(...gaps.map(({ seenAt }) => seenAt)),
        ...(from === null ? {} : { from: Math.min(...from) }),
        ...(to === null ? {} : { to: Math.max(...to) }),
      },
    ];
  });
}

/** null when one of them is not known. */
function known(times: readonly (number | undefined)[]): readonly number[] | null {
  const all = times.filter((time) => time !== undefined);
  return all.length === times.length ? all : null;
}
