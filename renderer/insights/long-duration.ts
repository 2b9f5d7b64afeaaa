import type { Text } from '#renderer/i18n/catalogue.ts';
import { durationText } from '#renderer/i18n/duration.ts';

const HOUR_MS = 3_600_000;

/** `23 min`, `1 h 02`, `3 days`: finer than what a list needs. */
export function longDuration(ms: number, text: Text): string {
  if (ms < HOUR_MS || ms >= 24 * HOUR_MS) return durationText(ms, text);
  const minutes = String(Math.floor((ms % HOUR_MS) / 60_000)).padStart(2, '0');
  return text('insights.hoursMinutes', { hours: Math.floor(ms / HOUR_MS), minutes });
}
