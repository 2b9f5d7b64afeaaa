export type Change = {
  readonly way: 'up' | 'down';
  /** Of the value before, rounded. */
  readonly percent: number;
  readonly look: 'good' | 'bad' | 'plain';
};

export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Against the span of time before; null when there is nothing to compare, or no change. */
export function changeOf(
  now: number | null,
  before: number | null,
  meaning: 'more-is-good' | 'less-is-good' | 'neutral',
): Change | null {
  if (now === null || before === null || before === 0) return null;
  const percent = Math.round((100 * Math.abs(now - before)) / before);
  if (percent === 0) return null;
  const way = now > before ? 'up' : 'down';
  if (meaning === 'neutral') return { way, percent, look: 'plain' };
  const isGood = (way === 'up') === (meaning === 'more-is-good');
  return { way, percent, look: isGood ? 'good' : 'bad' };
}
