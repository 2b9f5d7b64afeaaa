import type { Clock, Random } from '#main/ports.ts';
import type { Budget, HttpRequest, Lane, RateState } from './http.ts';

const MINUTE = 60_000;
/** Nobody waits longer on a server's word. */
const LONGEST_WAIT = 24 * 60 * MINUTE;

/** Share of a limit that a lane leaves to those before it: the person's own steps come first. */
const RESERVE: Readonly<Record<Lane, number>> = {
  send: 0,
  interactive: 0,
  sync: 0.2,
  backfill: 0.4,
};

/**
 * When a limit starts anew, ms since epoch on our clock. Mastodon writes ISO 8601, Bluesky and X unix
 * seconds, RFC drafts seconds from now; times are taken relative to the server's own `Date`.
 */
function momentOf(value: string, headers: Headers, now: number): number | undefined {
  const text = value.trim();
  const serverNow = Date.parse(headers.get('date') ?? '');
  const offset = Number.isNaN(serverNow) ? 0 : now - serverNow;
  if (/^\d+(?:\.\d+)?$/u.test(text)) {
    const number = Number(text);
    if (number < 1e9) return now + number * 1000;
    return (number < 1e12 ? number * 1000 : number) + offset;
  }
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? undefined : parsed + offset;
}

function capped(moment: number | undefined, now: number): number | undefined {
  return moment === undefined ? undefined : Math.min(Math.max(moment, now), now + LONGEST_WAIT);
}

function numberIn(headers: Headers, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = /^\s*(\d+)/u.exec(headers.get(name) ?? '')?.[1];
    if (value !== undefined) return Number(value);
  }
  return undefined;
}

/** What an answer says about its limit, or null when it says nothing. */
export function rateOf(headers: Headers, now: number): RateState | null {
  const told = numberIn(headers, ['x-ratelimit-limit', 'ratelimit-limit', 'x-rate-limit-limit']);
  const remaining = numberIn(headers, [
    'x-ratelimit-remaining',
    'ratelimit-remaining',
    'x-rate-limit-remaining',
  ]);
  const reset =
    headers.get('x-ratelimit-reset') ??
    headers.get('ratelimit-reset') ??
    headers.get('x-rate-limit-reset');
  const resetAt = reset === null ? undefined : capped(momentOf(reset, headers, now), now);
  // Reddit says how much was used, and not of what.
  const used = numberIn(headers, ['x-ratelimit-used']);
  const limit = told ?? (used === undefined ? undefined : used + (remaining ?? 0));
  if (limit === undefined || remaining === undefined || resetAt === undefined) return null;
  return { limit, remaining, resetAt };
}

/** `Retry-After` in seconds or as a date; undefined when absent or unreadable. */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after');
  return value === null ? undefined : capped(momentOf(value, headers, now), now);
}

type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly rateIn?: HttpRequest['rateIn'] | undefined;
};

export type Rates = {
  /** null: go ahead. Otherwise the moment before which this lane must not ask. */
  admit(bucket: string, lane: Lane, budget?: Budget): number | null;
  /** Learns from an answer; for a 429 it returns when to come back. */
  learn(bucket: string, answer: Answer): number | undefined;
  stateOf(bucket: string): RateState | null;
};

/** Still ahead? A clock that was set back must not close a bucket for longer than the cap. */
function isAhead(moment: number, now: number): boolean {
  return moment > now && moment - now <= LONGEST_WAIT * 1.1;
}

type Bucket = { state: RateState | null; closedUntil: number };

export function createRates(clock: Pick<Clock, 'now'>, random: Pick<Random, 'fraction'>): Rates {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (name: string): Bucket => {
    const known = buckets.get(name);
    if (known !== undefined) return known;
    const fresh: Bucket = { state: null, closedUntil: 0 };
    buckets.set(name, fresh);
    return fresh;
  };
  /** Not all at the same moment: up to a tenth of the wait later than the server asked. */
  const late = (moment: number, now: number): number =>
    Math.round(moment + (moment - now) * 0.1 * random.fraction());

  return {
    admit(name, lane, budget) {
      const bucket = bucketOf(name);
      const now = clock.now();
      if (isAhead(bucket.closedUntil, now)) return bucket.closedUntil;
      if (budget !== undefined && !isAhead(bucket.state?.resetAt ?? 0, now)) {
        const { limit, resetAt } = budget;
        bucket.state = { limit, remaining: limit, resetAt };
      }
      const { state } = bucket;
      if (state === null || !isAhead(state.resetAt, now)) return null;
      const left = state.remaining - (budget?.cost ?? 1);
      if (left < Math.floor(state.limit * RESERVE[lane])) return state.resetAt;
      bucket.state = { ...state, remaining: left };
      return null;
    },
    learn(name, { status, headers, rateIn }) {
      const bucket = bucketOf(name);
      const now = clock.now();
      bucket.state = rateIn?.(headers, now) ?? rateOf(headers, now) ?? bucket.state;
      if (status !== 429) return retryAfterOf(headers, now);
      // GoToSocial answers 429 with a reset header only, others with neither.
      const asked = retryAfterOf(headers, now) ?? rateOf(headers, now)?.resetAt;
      const wait = Math.max((asked ?? 0) - now, asked === undefined ? MINUTE : 1000);
      bucket.closedUntil = late(now + wait, now);
      return bucket.closedUntil;
    },
    stateOf(name) {
      const { state, closedUntil } = bucketOf(name);
      const now = clock.now();
      if (isAhead(closedUntil, now))
        return {
          limit: state?.limit ?? 0,
          remaining: 0,
          resetAt: closedUntil,
          failure: { code: 'rate-limited', retryAt: closedUntil },
        };
      return state !== null && isAhead(state.resetAt, now) ? state : null;
    },
  };
}
