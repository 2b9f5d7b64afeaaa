import type { SendGuarantee, Visibility } from './capabilities.ts';
import type { Failure, FailureCode } from './failure.ts';
import type { Look, ReplyStatus, SendIntent, SendProgress, SendQuestion } from './reply.ts';

/**
 * What the outbox does with one reply, as pure steps. A step that is not allowed from where the reply stands gives null
 * and changes nothing, so each may be tried inside the write that depends on it.
 *
 * The policy: the intent is on the disk before the network is called; an unclear answer is left to
 * settle, then looked for, and only then repeated under the same key or id, where the network
 * knows that key again. Everywhere else a person decides.
 */

/** An applied request may show up on the server this much later. */
export const SETTLE_MS = 90_000;
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** A server that asks us to wait longer is asked again after a day. */
export const LONGEST_ASKED_MS = 24 * 3_600_000;
const MOST_CHECKS = 5;
const MOST_LOOKS = 5;
const LONGEST_UNDO_MS = 60_000;

type StatusOf<State extends ReplyStatus['state']> = Extract<ReplyStatus, { state: State }>;

/** It stays in the queue until the person says "send anyway", edits it or throws it away. */
export function askPerson(status: ReplyStatus, question: SendQuestion): ReplyStatus | null {
  return status.state === 'queued' ? { ...status, question } : null;
}

/** What it answers was fetched anew. */
export function noteParentChecked(status: ReplyStatus, now: number): ReplyStatus | null {
  if (status.state !== 'queued') return null;
  return { ...status, progress: { ...status.progress, parentCheckedAt: now } };
}

/** Something that has to come before the attempt could not be done: nothing has left. */
export function postponeReply(
  status: ReplyStatus,
  failure: Failure,
  at: { readonly now: number; readonly fraction: number },
): ReplyStatus | null {
  if (status.state !== 'queued') return null;
  const attempts = status.progress.attempts + 1;
  const progress = { ...status.progress, attempts, failure };
  return { ...status, progress, waitsFor: 'retry', notBefore: pauseUntil(progress, at) };
}

/** Sync brought the post itself: no doubt is left. */
export function linkEcho(
  status: ReplyStatus,
  found: { readonly remoteId: string; readonly url?: string },
  now: number,
): ReplyStatus | null {
  if (status.state !== 'unclear') return null;
  return { state: 'sent', intent: status.intent, sentAt: now, ...found };
}

/** The network is about to be called. Must be on the disk before it is. */
export function startSending(status: ReplyStatus, now: number): StatusOf<'sending'> | null {
  if (status.state !== 'queued' && status.state !== 'unclear') return null;
  const { intent, progress } = status;
  return {
    state: 'sending',
    intent,
    progress: {
      ...progress,
      attempts: progress.attempts + 1,
      firstTriedAt: progress.firstTriedAt ?? now,
      lastTriedAt: now,
      checks: 0,
    },
  };
}

export type SendAnswer =
  | {
      readonly kind: 'yes';
      readonly remoteId: string;
      readonly url?: string;
      readonly widenedTo?: Visibility;
    }
  /** Nothing was written, for certain. */
  | { readonly kind: 'no'; readonly failure: Failure }
  | { readonly kind: 'unclear'; readonly failure: Failure };

/** A definite no that time or the person's sign-in can turn into a yes. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  'offline',
  'unreachable',
  'unknown-host',
  'tls',
  'timeout',
  'server-error',
  'rate-limited',
  'login-needed',
  'secrets-unavailable',
]);

export function afterAnswer(
  status: ReplyStatus,
  answer: SendAnswer,
  at: { readonly now: number; readonly fraction: number },
): ReplyStatus | null {
  if (status.state !== 'sending') return null;
  const { intent } = status;
  if (answer.kind === 'yes') {
    const { kind: _, ...found } = answer;
    return { state: 'sent', intent, sentAt: at.now, ...found };
  }
  const progress = { ...status.progress, failure: answer.failure };
  if (answer.kind === 'unclear') return doubt(intent, progress, at.now + SETTLE_MS);
  // Signing in again ends the wait: until then the account's whole lane rests.
  const pause = answer.failure.code === 'login-needed' ? at.now : pauseUntil(progress, at);
  const isPassing = PASSING.has(answer.failure.code);
  if (progress.mayHaveArrived)
    return isPassing
      ? { state: 'unclear', intent, progress, needs: 'checking', nextCheckAt: pause }
      : { state: 'unclear', intent, progress, needs: 'person', nextCheckAt: at.now };
  if (isPassing) return { state: 'queued', intent, progress, notBefore: pause, waitsFor: 'retry' };
  return { state: 'failed', intent, progress, failure: answer.failure };
}

/** The app ended while a request was on its way: nobody knows. */
export function recoverReply(status: ReplyStatus, now: number): ReplyStatus | null {
  if (status.state !== 'sending') return null;
  return doubt(status.intent, status.progress, now + SETTLE_MS);
}

/**
 * The data came back from a backup: what waits in it may have been sent since. It is looked for
 * before anything is sent; a key of then counts from when the reply was written.
 */
export function recoverFromBackup(status: ReplyStatus, now: number): ReplyStatus | null {
  if (status.state !== 'queued' && status.state !== 'sending') return null;
  const { intent, progress } = status;
  const firstTriedAt = progress.firstTriedAt ?? intent.createdAt;
  return doubt(intent, { ...progress, firstTriedAt }, now + SETTLE_MS);
}

function doubt(intent: SendIntent, progress: SendProgress, nextCheckAt: number): ReplyStatus {
  const doubtful = { ...progress, mayHaveArrived: true, checks: 0 };
  return { state: 'unclear', intent, progress: doubtful, needs: 'checking', nextCheckAt };
}

/** Doubling pauses with jitter, never before the server's own Retry-After. */
function pauseUntil(
  progress: SendProgress,
  at: { readonly now: number; readonly fraction: number },
): number {
  const steps = Math.max(0, progress.attempts + progress.checks - 1);
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(steps, 12));
  const pause = longest / 2 + (longest / 2) * at.fraction;
  const asked = Math.min(progress.failure?.retryAt ?? 0, at.now + LONGEST_ASKED_MS);
  return Math.max(at.now + pause, asked);
}

export type CheckResult =
  | { readonly kind: 'found'; readonly remoteId: string; readonly url?: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'cannot-tell' }
  /** The network has no way to look. */
  | { readonly kind: 'not-possible' }
  /** We could not even look. */
  | { readonly kind: 'failed'; readonly failure: Failure };

const rest = (status: ReplyStatus) => ({ status, next: 'rest' as const });

/** What looking for it showed. `repeat`: send it once more, under the same key or id. */
export function afterCheck(
  status: ReplyStatus,
  result: CheckResult,
  at: {
    readonly now: number;
    readonly fraction: number;
    readonly guarantee: SendGuarantee;
    /** ms since the key was first used, at least: see `keyAge`. */
    readonly keyAgeMs: number;
  },
): { readonly status: ReplyStatus; readonly next: 'rest' | 'repeat' } | null {
  if (status.state !== 'unclear') return null;
  const { intent } = status;
  const progress = looked(status.progress, result, at.now);
  const toPerson: ReplyStatus = { ...status, progress, needs: 'person', nextCheckAt: at.now };
  switch (result.kind) {
    case 'found': {
      const { kind: _, ...found } = result;
      return rest({ state: 'sent', intent, sentAt: at.now, ...found });
    }
    case 'absent':
    case 'not-possible':
      return mayRepeat(at) ? { status: { ...status, progress }, next: 'repeat' } : rest(toPerson);
    case 'cannot-tell':
    case 'failed': {
      if (result.kind === 'cannot-tell' && progress.checks >= MOST_CHECKS) return rest(toPerson);
      const failure = result.kind === 'failed' ? result.failure : status.progress.failure;
      const tried: SendProgress = failure === undefined ? progress : { ...progress, failure };
      return rest({ ...status, progress: tried, nextCheckAt: pauseUntil(tried, at) });
    }
  }
}

function looked(progress: SendProgress, result: CheckResult, at: number): SendProgress {
  const checks = progress.checks + 1;
  if (result.kind === 'found') return { ...progress, checks };
  const look: Look =
    result.kind === 'failed'
      ? { at, result: 'failed', failure: result.failure }
      : { at, result: result.kind };
  return { ...progress, checks, looks: [...(progress.looks ?? []), look].slice(-MOST_LOOKS) };
}

/** ms since an attempt first used its key; a clock that stands before that tells nothing. */
export function keyAge({ firstTriedAt }: SendProgress, now: number): number {
  const age = now - (firstTriedAt ?? now);
  return age < 0 ? Number.POSITIVE_INFINITY : age;
}

/** Only in the first half of a key's life: a request may be under way for long. */
function mayRepeat({
  guarantee,
  keyAgeMs,
}: {
  readonly guarantee: SendGuarantee;
  readonly keyAgeMs: number;
}): boolean {
  switch (guarantee.kind) {
    case 'chosen-id':
      return true;
    case 'idempotency-key':
      return keyAgeMs < guarantee.windowMs / 2;
    case 'lookup':
    case 'none':
      return false;
  }
}

export type NextStep =
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'send' }
  | { readonly kind: 'check' }
  /** Needs a person, or is over. `holds`: later replies of the conversation wait for it. */
  | { readonly kind: 'nothing'; readonly holds: boolean };

/** What the outbox has to do with a reply now. */
export function nextStep(status: ReplyStatus, now: number): NextStep {
  switch (status.state) {
    case 'queued':
      if (status.question !== undefined) return { kind: 'nothing', holds: true };
      return isDue(status.notBefore - now, longestWait(status))
        ? { kind: 'send' }
        : { kind: 'wait', until: status.notBefore };
    case 'unclear':
      return nextCheck(status, now);
    case 'sending':
    case 'failed':
      return { kind: 'nothing', holds: true };
    case 'draft':
    case 'sent':
    case 'canceled':
      return { kind: 'nothing', holds: false };
  }
}

function nextCheck(status: StatusOf<'unclear'>, now: number): NextStep {
  if (status.needs === 'person') return { kind: 'nothing', holds: true };
  return isDue(status.nextCheckAt - now, longestPause(status.progress))
    ? { kind: 'check' }
    : { kind: 'wait', until: status.nextCheckAt };
}

/** The longest that a wait is ever written down for. */
function longestWait({ waitsFor, progress }: StatusOf<'queued'>): number {
  switch (waitsFor) {
    case 'undo':
      return LONGEST_UNDO_MS;
    case 'later':
      return Number.POSITIVE_INFINITY;
    case 'retry':
      return longestPause(progress);
  }
}

function longestPause({ failure }: SendProgress): number {
  return failure?.retryAt === undefined ? LONGEST_PAUSE_MS : LONGEST_ASKED_MS;
}

/** A wait that is longer than any we ever write down means that the clock was set back. */
function isDue(wait: number, longest: number): boolean {
  return wait <= 0 || wait > longest;
}
