import type { Budget } from '#main/networks/http.ts';

/** https://developers.google.com/youtube/v3/determine_quota_cost */
export const COST = { list: 1, write: 50 } as const;
const DAILY_UNITS = 10_000;
const DAY_MS = 86_400_000;

const pacific = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
});

/** Midnight Pacific time, when the units come back. On the two days of the clock change an hour off. */
export function nextMidnight(now: number): number {
  const parts = new Map(pacific.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const [hour = 0, minute = 0, second = 0] = (['hour', 'minute', 'second'] as const).map((part) =>
    parts.get(part),
  );
  const sinceMidnight = ((hour * 60 + minute) * 60 + second) * 1000 + (now % 1000);
  return now - sinceMidnight + DAY_MS;
}

/** Google tells neither what is left nor when it resets: the units are counted here. */
export function budgetFor(cost: number, now: number): Budget {
  return { limit: DAILY_UNITS, cost, resetAt: nextMidnight(now) };
}
