import type { ActionKind } from './capabilities.ts';
import type { Failure } from './failure.ts';
import type { Message } from './message.ts';

export type MessageAction = Exclude<ActionKind, 'reply'>;
type Mine = Message['mine'];

/**
 * An action that the person wants and the network has not confirmed. It lies on the message itself
 * (`ext.pendingAction`), so that one write makes it visible and durable; sync carries it out.
 */
export type PendingAction = {
  readonly action: MessageAction;
  /** When it was asked for; tells two requests apart. */
  readonly at: number;
  /** How `mine` stood before, for when the network refuses. */
  readonly before: Mine;
  /** What the network gave for taking the opposite action back. */
  readonly token?: string;
};

/**
 * Stands in `feeds` as long as an action is pending: `feeds` has an index, so that after a restart
 * `{ feeds: { has: PENDING_ACTION_FEED } }` finds what was not done yet.
 */
export const PENDING_ACTION_FEED = 'pending-action';

/** Stored in `mine` for networks that need no token to take an action back. */
export const DONE = 'yes';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const ACTIONS: ReadonlySet<unknown> = new Set<MessageAction>([
  'like',
  'unlike',
  'boost',
  'unboost',
  'delete',
  'hide',
  'unhide',
]);

function isPendingAction(value: unknown): value is PendingAction {
  return (
    isRecord(value) &&
    ACTIONS.has(value['action']) &&
    typeof value['at'] === 'number' &&
    isRecord(value['before'])
  );
}

/** The action that waits to be carried out, or null. */
export function pendingActionOf(message: Message): PendingAction | null {
  const pending = message.ext?.['pendingAction'];
  return isPendingAction(pending) ? pending : null;
}

/** When an action on this message was last wanted or confirmed; 0 when never. */
export function actedAt(message: Message): number {
  const at = message.ext?.['actedAt'];
  return typeof at === 'number' ? at : 0;
}

function without(mine: Mine, key: keyof Mine): Mine {
  const { [key]: _gone, ...rest } = mine;
  return rest;
}

/** `mine` after the action; `token` is what takes it back. */
function mineAfter(mine: Mine, action: MessageAction, token: string): Mine {
  switch (action) {
    case 'like':
      return { ...mine, liked: token };
    case 'unlike':
      return without(mine, 'liked');
    case 'boost':
      return { ...mine, boosted: token };
    case 'unboost':
      return without(mine, 'boosted');
    case 'hide':
      return { ...mine, hidden: true };
    case 'unhide':
      return without(mine, 'hidden');
    case 'delete':
      return mine;
  }
}

function tokenFor(mine: Mine, action: MessageAction): string | undefined {
  if (action === 'unlike') return mine.liked;
  return action === 'unboost' ? mine.boosted : undefined;
}

function withoutPending(message: Message): Message {
  const { pendingAction: _done, ...ext } = message.ext ?? {};
  return { ...message, ext, feeds: message.feeds.filter((feed) => feed !== PENDING_ACTION_FEED) };
}

/** The message as the person should see it at once, with the wish noted on it. */
export function withAction(message: Message, action: MessageAction, at: number): Message {
  const token = tokenFor(message.mine, action);
  const pending: PendingAction = {
    action,
    at,
    before: pendingActionOf(message)?.before ?? message.mine,
    ...(token === undefined ? {} : { token }),
  };
  return {
    ...message,
    mine: mineAfter(message.mine, action, DONE),
    feeds: [...new Set([...message.feeds, PENDING_ACTION_FEED])],
    ext: { ...message.ext, pendingAction: pending, actedAt: at },
  };
}

/**
 * The network did it. When the person has wanted something else meanwhile, only what is needed to
 * take this one back is handed to the newer wish.
 */
export function actionDone(
  message: Message,
  done: PendingAction,
  outcome: { readonly undo?: string; readonly at: number },
): Message {
  const pending = pendingActionOf(message);
  const mine = mineAfter(done.before, done.action, outcome.undo ?? DONE);
  if (pending !== null && pending.at !== done.at) {
    const token = tokenFor(mine, pending.action) ?? pending.token;
    const next: PendingAction = {
      ...pending,
      before: mine,
      ...(token === undefined ? {} : { token }),
    };
    return { ...message, ext: { ...message.ext, pendingAction: next } };
  }
  const settled = withoutPending(message);
  return {
    ...settled,
    mine: mineAfter(message.mine, done.action, outcome.undo ?? DONE),
    isDeletedRemotely: message.isDeletedRemotely || done.action === 'delete',
    ext: { ...settled.ext, actedAt: outcome.at },
  };
}

/** The network refused for good: back to how it was, with the reason kept in `ext.actionFailure`. */
export function actionRefused(message: Message, refused: PendingAction, failure: Failure): Message {
  if (pendingActionOf(message)?.at !== refused.at) return message;
  const settled = withoutPending(message);
  return {
    ...settled,
    mine: refused.before,
    ext: { ...settled.ext, actionFailure: failure },
  };
}
