import type { Failure, FailureCode } from './failure.ts';

/**
 * When a feed is asked again. Polite and adaptive: something new halves the interval, silence
 * stretches it by a quarter; nothing is asked before a server's Retry-After. Times are ms since
 * epoch, `fraction` is 0 ≤ x < 1 and spreads the requests of many installations.
 */

const FOCUSED_MIN_MS = 30_000;
const BACKGROUND_MIN_MS = 120_000;
const LONGEST_INTERVAL_MS = 15 * 60_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;
const LIMITED_PAUSE_MS = 60_000;
/** Of what will not change by itself: the server has no such feed, the scope is missing. */
const LASTING_PAUSE_MS = 60 * 60_000;
/** A server that asks us to wait longer is asked again after a day. */
const LONGEST_ASKED_MS = 24 * 3_600_000;
/** Longer than any wait that is ever written down: Retry-After plus its spread. */
const LONGEST_WAIT_MS = 1.1 * LONGEST_ASKED_MS;

/** `focused`: a client that the person looks at. */
export type Attention = 'focused' | 'background';

export function shortestInterval(attention: Attention): number {
  return attention === 'focused' ? FOCUSED_MIN_MS : BACKGROUND_MIN_MS;
}

type Moment = { readonly now: number; readonly fraction: number };
export type Pace = { readonly intervalMs: number; readonly nextAt: number };

function clamp(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), to);
}

/** After a pull that worked. `intervalMs` 0 means that the feed was never asked. */
export function paceAfterPull(
  intervalMs: number,
  pull: { readonly found: 'news' | 'nothing'; readonly attention: Attention },
  { now, fraction }: Moment,
): Pace {
  const wanted = pull.found === 'news' ? intervalMs / 2 : intervalMs * 1.25;
  const next = clamp(wanted, shortestInterval(pull.attention), LONGEST_INTERVAL_MS);
  return { intervalMs: next, nextAt: Math.round(now + next * (0.8 + 0.4 * fraction)) };
}

const LASTING: ReadonlySet<FailureCode> = new Set([
  'not-an-api',
  'scope-missing',
  'forbidden',
  'rejected',
  'gone',
  'server-unsupported',
  'address-refused',
  'not-found',
  'not-allowed-now',
  'invalid-input',
]);

/** Not before this, after the `failureCount`th failure in a row (1 for the first). */
export function retryAfterFailure(
  failure: Failure,
  failureCount: number,
  { now, fraction }: Moment,
): number {
  const doublings = Math.min(Math.max(0, failureCount - 1), 12);
  if (failure.retryAt !== undefined) {
    const wait = clamp(failure.retryAt - now, 0, LONGEST_ASKED_MS);
    return Math.ceil(now + Math.max(wait * (1 + 0.1 * fraction), FIRST_PAUSE_MS));
  }
  if (failure.code === 'rate-limited') {
    const longest = Math.min(2 * LIMITED_PAUSE_MS * 2 ** doublings, LONGEST_INTERVAL_MS);
    return Math.ceil(now + longest / 2 + (longest / 2) * fraction);
  }
  if (LASTING.has(failure.code)) return Math.ceil(now + LASTING_PAUSE_MS * (1 + 0.1 * fraction));
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** doublings, LONGEST_PAUSE_MS);
  return Math.ceil(now + FIRST_PAUSE_MS + (longest - FIRST_PAUSE_MS) * fraction);
}

/** What the schedule reads of a feed's cursor. */
export type Waiting = {
  readonly nextAt: number;
  readonly notBefore?: number;
  readonly lastTriedAt?: number;
  readonly failureCount: number;
  readonly failure?: Failure;
};

/**
 * When a feed is due. Looking at a client makes its feeds due at the shorter interval at once. A last
 * attempt in the future, or a wait that is never written down, means that the clock was set back.
 */
export function dueAt(waiting: Waiting, attention: Attention, now: number): number {
  const { nextAt, lastTriedAt, failure } = waiting;
  const asked = failure?.retryAt ?? waiting.notBefore;
  if (asked !== undefined && asked > now && asked - now <= LONGEST_WAIT_MS)
    return Math.max(asked, nextAt);
  if (nextAt - now > LONGEST_WAIT_MS || (lastTriedAt ?? 0) > now) return now;
  if (waiting.failureCount > 0 || attention === 'background') return nextAt;
  return Math.min(nextAt, (lastTriedAt ?? 0) + FOCUSED_MIN_MS * 1.2);
}

/**
 * Guards one host: after five failures in a row nothing is asked for a while, then one request
 * tries whether it is back.
 */
export type Circuit = { readonly failures: number; readonly closedUntil: number };
export const HEALTHY: Circuit = { failures: 0, closedUntil: 0 };
const MOST_FAILURES = 5;
const FIRST_REST_MS = 60_000;

/** Trouble that says something about the host, not about one request or account. */
const HOST_TROUBLE: ReadonlySet<FailureCode> = new Set([
  'unreachable',
  'unknown-host',
  'tls',
  'timeout',
  'server-error',
]);

export function circuitAfter(circuit: Circuit, failure: Failure | null, now: number): Circuit {
  if (failure === null) return HEALTHY;
  if (!HOST_TROUBLE.has(failure.code)) return circuit;
  const failures = circuit.failures + 1;
  if (failures < MOST_FAILURES) return { failures, closedUntil: 0 };
  const rest = Math.min(
    FIRST_REST_MS * 2 ** Math.min(failures - MOST_FAILURES, 12),
    LONGEST_INTERVAL_MS,
  );
  return { failures, closedUntil: now + rest };
}

/** While a circuit is shut, `until` says when one request may try; null: ask away. */
export function shutUntil(circuit: Circuit, now: number): number | null {
  const wait = circuit.closedUntil - now;
  return wait > 0 && wait <= LONGEST_INTERVAL_MS ? circuit.closedUntil : null;
}

/**
 * What background work may ask of one host: a quarter of the usual 300 requests in five minutes, so
 * that the person's own actions always find room.
 */
const BUDGET_WINDOW_MS = 5 * 60_000;
const BUDGET_REQUESTS = 75;
export type Budget = { readonly since: number; readonly used: number };
export const UNUSED: Budget = { since: 0, used: 0 };

export function spend(budget: Budget, now: number): Budget {
  const isOver = now - budget.since >= BUDGET_WINDOW_MS || now < budget.since;
  return isOver ? { since: now, used: 1 } : { ...budget, used: budget.used + 1 };
}

/** When the budget allows the next request; `now` when it does already. */
export function affordableAt(budget: Budget, now: number): number {
  const ends = budget.since + BUDGET_WINDOW_MS;
  return budget.used < BUDGET_REQUESTS || now >= ends || now < budget.since ? now : ends;
}
