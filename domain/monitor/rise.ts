/**
 * When a name is spoken of much more than usual. "Usual" is the monitor's own history: the same hours
 * of the weeks before. Times are ms since epoch.
 */
export type Rise = {
  /** Beginning of the first loud hour. */
  readonly since: number;
  /** Mentions since then. */
  readonly count: number;
  /** The middle of how many there were in the same hours of earlier weeks (or days). */
  readonly usual: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** A storm shows in an evening, or over a day. */
const WINDOWS_MS = [6 * HOUR_MS, 24 * HOUR_MS] as const;
/** Fewer mentions are no rise, whatever is usual. */
const FEWEST = 5;
const TIMES_USUAL = 2;
/** So many spreads above the middle: by chance once in years. */
const SPREADS = 4;
/** From the median absolute deviation to what a standard deviation would be. */
const TO_DEVIATION = 1.4826;
const MOST_WEEKS = 8;
const FEWEST_WEEKS = 3;
const MOST_DAYS = 14;
const FEWEST_DAYS = 5;
const LONGEST_MS = 7 * DAY_MS;

/** Mentions older than this are not looked at. */
export const RISE_HISTORY_MS = (MOST_WEEKS + 2) * WEEK_MS;

/**
 * `times` of all mentions in the last `RISE_HISTORY_MS`, in no order; `historyFrom`: what was said
 * before is not stored. null: as usual, or the history is too short to say.
 */
export function riseOf(
  times: readonly number[],
  { now, historyFrom }: { readonly now: number; readonly historyFrom: number },
): Rise | null {
  const count = counter(times);
  const isLoud = (end: number): number | null =>
    WINDOWS_MS.find((lengthMs) => isRise(count, { end, lengthMs, historyFrom })) ?? null;
  if (isLoud(now) === null) return null;
  let end = now;
  while (now - end < LONGEST_MS && isLoud(end - HOUR_MS) !== null) end -= HOUR_MS;
  const lengthMs = isLoud(end) ?? HOUR_MS;
  const since = firstLoudHour(count, { end, lengthMs, historyFrom });
  const spanMs = Math.max(HOUR_MS, now - since);
  const usual = middle(samplesOf(count, { end: now, lengthMs: spanMs, historyFrom }));
  return { since, count: count(since, now), usual };
}

type Count = (from: number, to: number) => number;
type Window = { readonly end: number; readonly lengthMs: number; readonly historyFrom: number };

/** How many lie in a stretch of time, its end counted in. */
function counter(times: readonly number[]): Count {
  const sorted = Float64Array.from(times).toSorted();
  const upTo = (at: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((sorted[half] ?? 0) <= at) low = half + 1;
      else high = half;
    }
    return low;
  };
  return (from, to) => upTo(to) - upTo(from);
}

function isRise(count: Count, window: Window): boolean {
  const found = count(window.end - window.lengthMs, window.end);
  if (found < FEWEST) return false;
  const samples = samplesOf(count, window);
  if (samples.length === 0) return false;
  const usual = middle(samples);
  const deviation = TO_DEVIATION * middle(samples.map((sample) => Math.abs(sample - usual)));
  // Counts scatter by their root even where the weeks before happen to be alike.
  const spread = Math.max(deviation, Math.sqrt(Math.max(usual, 1)));
  return found >= TIMES_USUAL * usual && found > usual + SPREADS * spread;
}

/** The same hours of the weeks before; of the days before while there are not enough weeks. */
function samplesOf(count: Count, { end, lengthMs, historyFrom }: Window): readonly number[] {
  const back = (stepMs: number, most: number): readonly number[] =>
    Array.from({ length: most }, (_, index) => end - (index + 1) * stepMs)
      .filter((to) => to - lengthMs >= historyFrom && to <= end - lengthMs)
      .map((to) => count(to - lengthMs, to));
  const weeks = back(WEEK_MS, MOST_WEEKS);
  if (weeks.length >= FEWEST_WEEKS) return weeks;
  const days = back(DAY_MS, MOST_DAYS);
  return days.length >= FEWEST_DAYS ? days : [];
}

function firstLoudHour(count: Count, window: Window): number {
  const { end, lengthMs } = window;
  const usualPerHour = (middle(samplesOf(count, window)) * HOUR_MS) / lengthMs;
  const start = Math.floor((end - lengthMs) / HOUR_MS) * HOUR_MS;
  for (let hour = start; hour < end; hour += HOUR_MS)
    if (count(hour - 1, hour + HOUR_MS - 1) >= Math.max(2, TIMES_USUAL * usualPerHour)) return hour;
  return start;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [(sorted.length - 1) >> 1, sorted.length >> 1];
  return ((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2;
}
