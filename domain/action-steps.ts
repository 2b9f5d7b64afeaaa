import type { Failure } from './failure.ts';
import {
  DONE,
  isModerationAction,
  isUndoing,
  markAfter,
  markOf,
  oppositeOf,
  pendingAbout,
  pendingActionsOf,
  subjectOf,
  withMark,
  withPending,
  type ActionSubject,
  type MessageAction,
  type PendingAction,
} from './message-action.ts';
import type { Message } from './message.ts';
import { SETTLE_MS } from './reply-steps.ts';

/**
 * One action's life as pure steps. Networks take a repeated action for the same one, so after doubt
 * it is done again. Both the repeat and the opposite wait until a request that may still be under way
 * has settled: it could overtake whatever comes after.
 */

const LONGEST_WAIT_MS = 1.1 * 24 * 3_600_000;

function replace(message: Message, next: PendingAction): Message {
  const subject = subjectOf(next.action);
  const others = pendingActionsOf(message).filter(({ action }) => subjectOf(action) !== subject);
  return withPending(message, [...others, next]);
}

function without(message: Message, subject: ActionSubject): Message {
  return withPending(
    message,
    pendingActionsOf(message).filter(({ action }) => subjectOf(action) !== subject),
  );
}

function marked(message: Message, subject: ActionSubject, mark: string | undefined): Message {
  return { ...message, mine: withMark(message.mine, subject, mark) };
}

/**
 * The message as the person should see it at once, with the wish noted on it. A wish and its opposite
 * that never left cancel each other out.
 */
export function wantAction(message: Message, action: MessageAction, at: number): Message {
  const subject = subjectOf(action);
  const earlier = pendingAbout(message, subject);
  const before = earlier === null ? markOf(message.mine, subject) : earlier.before;
  const isBack = earlier !== null && oppositeOf(earlier.action) === action;
  const isSoAlready = isModerationAction(action)
    ? isBack
    : isUndoing(action) === (before === undefined);
  if (earlier !== null && earlier.doubt === undefined && isSoAlready)
    return acted(marked(without(message, subject), subject, before), at);
  const wish = { action, at, attempts: 0, notBefore: at };
  const wanted = replace(message, {
    ...wish,
    ...(before === undefined ? {} : { before }),
    ...tokenFor(action, markOf(message.mine, subject) ?? before),
    ...(earlier?.doubt === undefined ? {} : { doubt: earlier.doubt }),
  });
  return acted(marked(wanted, subject, markAfter(action)), at);
}

/** The message as the person rewrote it, seen at once; the first text is kept for a refusal. */
export function wantEdit(message: Message, text: string, at: number): Message {
  const earlier = pendingAbout(message, 'edit');
  const before = earlier?.edit?.before ?? { text: message.text, spans: message.spans };
  const wish: PendingAction = {
    action: 'edit',
    at,
    attempts: 0,
    notBefore: at,
    edit: { text, before },
    ...(earlier?.doubt === undefined ? {} : { doubt: earlier.doubt }),
  };
  return acted(replace(edited(message, wish), wish), at);
}

function edited(message: Message, { edit }: PendingAction): Message {
  return edit === undefined ? message : { ...message, text: edit.text, spans: [] };
}

function unedited(message: Message, { edit }: PendingAction): Message {
  return edit === undefined ? message : { ...message, ...edit.before };
}

/** What the network gave for taking back what stands now. */
function tokenFor(action: MessageAction, mark: string | undefined): { readonly token?: string } {
  const isNeeded = isUndoing(action) && !isModerationAction(action);
  return isNeeded && mark !== undefined && mark !== DONE ? { token: mark } : {};
}

function acted(message: Message, at: number): Message {
  return { ...message, ext: { ...message.ext, actedAt: at } };
}

export type ActionStep =
  | { readonly kind: 'act' }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'nothing' };

export function nextActionStep(pending: PendingAction, now: number): ActionStep {
  if (pending.isRefused === true) return { kind: 'nothing' };
  const until = Math.max(pending.notBefore, settledAt(pending));
  const wait = until - now;
  // A wait that is longer than any we ever write down means that the clock was set back.
  return wait <= 0 || wait > LONGEST_WAIT_MS ? { kind: 'act' } : { kind: 'wait', until };
}

function settledAt({ doubt }: PendingAction): number {
  return doubt === undefined ? 0 : doubt.since + SETTLE_MS;
}

/** The network is about to be called. Must be on the disk before it is. */
export function startAction(message: Message, pending: PendingAction, now: number): Message {
  const { failure: _over, ...rest } = pending;
  return replace(message, {
    ...rest,
    attempts: pending.attempts + 1,
    doubt: { about: pending.action, since: now, isOlder: pending.doubt !== undefined },
  });
}

function current(message: Message, { action, at }: PendingAction): PendingAction | null {
  const pending = pendingAbout(message, subjectOf(action));
  return pending?.at === at ? pending : null;
}

/**
 * The network did it. When the person has wanted something else meanwhile, what is needed to take
 * this one back is handed to the newer wish.
 */
export function actionDone(
  message: Message,
  done: PendingAction,
  outcome: { readonly undo?: string; readonly at: number },
): Message {
  const subject = subjectOf(done.action);
  const isTaken = isUndoing(done.action) && !isModerationAction(done.action);
  const mark = isTaken ? undefined : (outcome.undo ?? markAfter(done.action));
  const newer = pendingAbout(message, subject);
  if (newer !== null && newer.at !== done.at) {
    const { doubt: _known, before: _before, token: _token, ...rest } = newer;
    return replace(message, {
      ...rest,
      ...(mark === undefined ? {} : { before: mark }),
      ...(mark === undefined ? {} : tokenFor(newer.action, mark)),
    });
  }
  const settled = acted(marked(without(message, subject), subject, mark), outcome.at);
  if (done.action === 'edit') return { ...settled, editedAt: outcome.at };
  return done.action === 'delete' ? { ...settled, isDeletedRemotely: true } : settled;
}

/** It did not work now, and will be done again. `unclear`: it may have been done all the same. */
export function actionDelayed(
  message: Message,
  tried: PendingAction,
  trouble: {
    readonly failure: Failure;
    readonly notBefore: number;
    readonly answer: 'no' | 'unclear';
  },
): Message {
  const pending = pendingAbout(message, subjectOf(tried.action));
  if (pending === null) return message;
  const { doubt, ...rest } = pending;
  const isOver = doubt === undefined || (trouble.answer === 'no' && !doubt.isOlder);
  const known = isOver ? rest : pending;
  if (pending.at !== tried.at) return replace(message, known);
  const { failure, notBefore } = trouble;
  return replace(message, { ...known, failure, notBefore });
}

/**
 * The network refused for good: back to how it was, and the reason stands in the outbox. Whether an
 * earlier attempt was done all the same shows when the message is fetched again.
 */
export function actionRefused(message: Message, tried: PendingAction, failure: Failure): Message {
  const pending = current(message, tried);
  if (pending === null) return message;
  const subject = subjectOf(tried.action);
  const { doubt, ...rest } = pending;
  // Nobody asked for it by hand: it is not worth a word.
  if (subject === 'read') return without(message, subject);
  const before = unedited(marked(message, subject, pending.before), pending);
  const kept = doubt?.isOlder === true ? { doubt } : {};
  return replace(before, { ...rest, ...kept, failure, isRefused: true });
}

/** The person wants it tried again, now. */
export function retryAction(message: Message, subject: ActionSubject, now: number): Message {
  const pending = pendingAbout(message, subject);
  if (pending === null) return message;
  const { isRefused: _asked, ...rest } = pending;
  const again = replace(edited(message, pending), { ...rest, notBefore: now });
  return acted(marked(again, subject, markAfter(pending.action)), now);
}

/** The person gives it up; what may be under way cannot be given up, only taken back. */
export function dropAction(message: Message, subject: ActionSubject): Message | null {
  const pending = pendingAbout(message, subject);
  if (pending === null) return null;
  if (pending.isRefused === true) return without(message, subject);
  if (pending.doubt !== undefined) return null;
  return unedited(marked(without(message, subject), subject, pending.before), pending);
}
