import type { ActionKind } from './capabilities.ts';
import type { Failure } from './failure.ts';
import type { Message } from './message.ts';

export type MessageAction = Exclude<ActionKind, 'reply'> | 'read';
type Mine = Message['mine'];
/** An action and its opposite are about the same thing: of the two only the newest wish counts. */
export type ActionSubject = 'like' | 'boost' | 'hide' | 'follow' | 'delete' | 'read';

/**
 * An action that the person wants and the network has not confirmed. It lies on the message itself
 * (`ext.pendingActions`), so that one write makes it visible and durable; the outbox carries it out.
 */
export type PendingAction = {
  readonly action: MessageAction;
  /** When it was asked for; tells two requests apart. ms since epoch. */
  readonly at: number;
  /** What stood in `mine` before, for when the network refuses. */
  readonly before?: string;
  /** What the network gave for taking the opposite action back. */
  readonly token?: string;
  readonly attempts: number;
  /** Not before, ms since epoch. */
  readonly notBefore: number;
  /** A request left, or may have left, and nobody knows what became of it: see action-steps.ts. */
  readonly doubt?: { readonly about: MessageAction; readonly since: number };
  /** The trouble of the last attempt. */
  readonly failure?: Failure;
  /** The network said no for good: only the person brings it further. */
  readonly isRefused?: boolean;
};

/**
 * Stands in `feeds` as long as an action is pending: `feeds` has an index, so that after a restart
 * `{ feeds: { has: PENDING_ACTION_FEED } }` finds what was not done yet.
 */
export const PENDING_ACTION_FEED = 'pending-action';

/** Stored in `mine` for networks that need no token to take an action back. */
export const DONE = 'yes';

const SUBJECTS: Readonly<Record<MessageAction, ActionSubject>> = {
  like: 'like',
  unlike: 'like',
  boost: 'boost',
  unboost: 'boost',
  hide: 'hide',
  unhide: 'hide',
  follow: 'follow',
  unfollow: 'follow',
  delete: 'delete',
  read: 'read',
};

export function subjectOf(action: MessageAction): ActionSubject {
  return SUBJECTS[action];
}

/** Whether an action takes something back. */
export function isUndoing(action: MessageAction): boolean {
  return action.startsWith('un');
}

/** What takes an action back; null where the network cannot. */
export function oppositeOf(action: MessageAction): Exclude<ActionKind, 'reply'> | null {
  switch (action) {
    case 'like':
      return 'unlike';
    case 'unlike':
      return 'like';
    case 'boost':
      return 'unboost';
    case 'unboost':
      return 'boost';
    case 'hide':
      return 'unhide';
    case 'unhide':
      return 'hide';
    case 'follow':
      return 'unfollow';
    case 'unfollow':
      return 'follow';
    case 'delete':
    case 'read':
      return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPendingAction(value: unknown): value is PendingAction {
  return (
    isRecord(value) &&
    typeof value['action'] === 'string' &&
    value['action'] in SUBJECTS &&
    typeof value['at'] === 'number'
  );
}

/** The actions that wait to be carried out, oldest first. */
export function pendingActionsOf(message: Message): readonly PendingAction[] {
  const pending = message.ext?.['pendingActions'];
  return Array.isArray(pending) ? pending.filter(isPendingAction) : [];
}

export function pendingAbout(message: Message, subject: ActionSubject): PendingAction | null {
  return pendingActionsOf(message).find(({ action }) => subjectOf(action) === subject) ?? null;
}

/** When an action on this message was last wanted or confirmed; 0 when never. */
export function actedAt(message: Message): number {
  const at = message.ext?.['actedAt'];
  return typeof at === 'number' ? at : 0;
}

/** The same message with these pending actions and no others. */
export function withPending(message: Message, pending: readonly PendingAction[]): Message {
  const { pendingActions: _before, ...ext } = message.ext ?? {};
  const feeds = message.feeds.filter((feed) => feed !== PENDING_ACTION_FEED);
  return pending.length === 0
    ? { ...message, feeds, ext }
    : {
        ...message,
        feeds: [...feeds, PENDING_ACTION_FEED],
        ext: { ...ext, pendingActions: pending },
      };
}

const KEYS = { like: 'liked', boost: 'boosted', hide: 'hidden', follow: 'followed' } as const;

/** What `mine` says about the subject of an action; absent: it is not done. */
export function markOf(mine: Mine, subject: ActionSubject): string | undefined {
  switch (subject) {
    case 'like':
    case 'boost':
    case 'follow':
      return mine[KEYS[subject]];
    case 'hide':
      return mine.hidden === true ? DONE : undefined;
    case 'delete':
    case 'read':
      return undefined;
  }
}

/** `mine` with this mark for the subject; `undefined` takes it away. */
export function withMark(mine: Mine, subject: ActionSubject, mark: string | undefined): Mine {
  if (subject === 'delete' || subject === 'read') return mine;
  const { [KEYS[subject]]: _before, ...rest } = mine;
  if (mark === undefined) return rest;
  return subject === 'hide' ? { ...rest, hidden: true } : { ...rest, [KEYS[subject]]: mark };
}
