import { playHistory, type HistoryOptions } from './history.ts';
import { judge, type Violation } from './judge.ts';

const MOST_PLAYS = 400;

export type Shrunk = {
  /** Places of the happenings that are enough to break the promise. */
  readonly keep: readonly number[];
  readonly violation: Violation;
};

/**
 * The fewest happenings of a history that still break the same promise: parts are left out, halves
 * first, until none can be spared.
 */
export async function shrink(
  broken: Violation,
  happenings: number,
  options: HistoryOptions = {},
): Promise<Shrunk> {
  let keep = Array.from({ length: happenings }, (_, place) => place);
  let violation = broken;
  let plays = 0;
  const stillBreaks = async (kept: readonly number[]): Promise<boolean> => {
    if (++plays > MOST_PLAYS) return false;
    const history = await playHistory(broken.seed, { ...options, keep: new Set(kept) });
    const found = judge(history).find(({ promise }) => promise === broken.promise);
    if (found !== undefined) violation = found;
    return found !== undefined;
  };
  for (let size = Math.ceil(keep.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let start = 0; start < keep.length;) {
      const without = [...keep.slice(0, start), ...keep.slice(start + size)];
      if (await stillBreaks(without)) keep = without;
      else start += size;
    }
  return { keep, violation };
}
