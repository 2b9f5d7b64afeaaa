/** A week of what somebody wrote: how much, and how it sounded. */
export type SoundWeek = {
  /** Its first moment, ms since epoch. */
  readonly from: number;
  readonly messages: number;
  readonly positive: number;
  readonly negative: number;
};
type Times = {
  readonly written: readonly number[];
  /** Of those written. */
  readonly positive: readonly number[];
  readonly negative: readonly number[];
};

/** `starts`: when each week begins, in order; the last one goes on until `end`. */
export function soundWeeks(
  times: Times,
  starts: readonly number[],
  end: number,
): readonly SoundWeek[] {
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? end;
    const within = (some: readonly number[]): number =>
      some.filter((at) => at >= from && at < to).length;
    return {
      from,
      messages: within(times.written),
      positive: within(times.positive),
      negative: within(times.negative),
    };
  });
}
