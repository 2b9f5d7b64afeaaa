import type { Text } from './catalogue.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `38 min`, `2 h`, `3 days`; rounded down, never 0 min while there is time. */
export function durationText(ms: number, text: Text): string {
  if (ms < HOUR_MS)
    return text('duration.minutes', { count: Math.max(1, Math.floor(ms / MINUTE_MS)) });
  if (ms < 2 * DAY_MS) return text('duration.hours', { count: Math.floor(ms / HOUR_MS) });
  return text('duration.days', { count: Math.floor(ms / DAY_MS) });
}
