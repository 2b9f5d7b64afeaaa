const DAY_MS = 86_400_000;
/** On average. */
const DAYS_IN_MONTH = 30.4375;

/** What was last active before this is old; null: nothing ever gets old. ms since epoch. */
export function oldBefore(now: number, months: number): number | null {
  return months < 1 ? null : now - Math.round(months * DAYS_IN_MONTH) * DAY_MS;
}
