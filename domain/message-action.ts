import type { ActionKind } from './capabilities.ts';
import type { Failure } from './failure.ts';
import type { Message, Moderation } from './message.ts';

export type MessageAction = Exclude<ActionKind, 'reply'> | 'read';
type Mine = Message['mine'];
/** An action and its opposite are about the same thing: of the two only the newest wish counts. */
export type ActionSubject =
  | 'like'
  | 'boost'
  | 'hide'
  | 'follow'
  | 'block'
  | 'moderation'
  | 'edit'
  | 'delete'
  | 'read';

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
  /** Of `edit`: the new text, and what stood there. */
  readonly edit?: { readonly text: string; readonly before: Pick<Message, 'text' | 'spans'> };
  readonly attempts: number;
  /** Not before, ms since epoch. */
  readonly notBefore: number;
  /** A request left, or may have left, and nobody knows what became of it: see action-steps.ts. */
  readonly doubt?: {
    readonly about: MessageAction;
    readonly since: number;
    /** There was doubt before this attempt already: a no to it does not end it. */
    readonly isOlder: boolean;
  };
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
  block: 'block',
  unblock: 'block',
  approve: 'moderation',
  unapprove: 'moderation',
  spam: 'moderation',
  unspam: 'moderation',
  trash: 'moderation',
  restore: 'moderation',
  edit: 'edit',
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

type Opposed = Exclude<MessageAction, 'edit' | 'delete' | 'read'>;
const OPPOSITES: Readonly<Record<Opposed, Opposed>> = {
  like: 'unlike',
  unlike: 'like',
  boost: 'unboost',
  unboost: 'boost',
  hide: 'unhide',
  unhide: 'hide',
  follow: 'unfollow',
  unfollow: 'follow',
  block: 'unblock',
  unblock: 'block',
  approve: 'unapprove',
  unapprove: 'approve',
  spam: 'unspam',
  unspam: 'spam',
  trash: 'restore',
  restore: 'trash',
};

/** What takes an action back; null where the network cannot. */
export function oppositeOf(action: MessageAction): Opposed | null {
  return action === 'edit' || action === 'delete' || action === 'read' ? null : OPPOSITES[action];
}

/**
 * Where a comment stands after it was moderated. Where it comes back to from spam and trash is the site's
 * to say; until then it counts as what fewest people see.
 */
const AFTER_MODERATION = {
  approve: 'approved',
  unapprove: 'held',
  spam: 'spam',
  unspam: 'held',
  trash: 'trashed',
  restore: 'held',
} as const satisfies Partial<Record<MessageAction, Moderation>>;
export type ModerationAction = keyof typeof AFTER_MODERATION;

export function isModerationAction(action: MessageAction): action is ModerationAction {
  return Object.hasOwn(AFTER_MODERATION, action);
}

const MODERATED_FROM: Readonly<Record<ModerationAction, readonly Moderation[]>> = {
  approve: ['held'],
  unapprove: ['approved'],
  spam: ['approved', 'held'],
  unspam: ['spam'],
  trash: ['approved', 'held', 'spam'],
  restore: ['trashed'],
};

/** Does the action change anything for a comment that stands so? undefined: nothing is moderated. */
export function canModerateFrom(from: Moderation | undefined, action: ModerationAction): boolean {
  return from !== undefined && MODERATED_FROM[action].includes(from);
}

/** What `mine` says of the subject once the action is done, as far as it is known before. */
export function markAfter(action: MessageAction): string | undefined {
  if (isModerationAction(action)) return AFTER_MODERATION[action];
  return isUndoing(action) ? undefined : DONE;
}

const MODERATIONS: ReadonlySet<string> = new Set<Moderation>([
  'approved',
  'held',
  'spam',
  'trashed',
]);
function isModeration(mark: string): mark is Moderation {
  return MODERATIONS.has(mark);
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

const KEYS = {
  like: 'liked',
  boost: 'boosted',
  hide: 'hidden',
  follow: 'followed',
  block: 'blocked',
} as const;

/** What `mine` says about the subject of an action; absent: it is not done. */
export function markOf(mine: Mine, subject: ActionSubject): string | undefined {
  switch (subject) {
    case 'like':
    case 'boost':
    case 'follow':
    case 'block':
      return mine[KEYS[subject]];
    case 'moderation':
      return mine.moderation;
    case 'hide':
      return mine.hidden === true ? DONE : undefined;
    case 'edit':
    case 'delete':
    case 'read':
      return undefined;
  }
}

const UNMARKED = new Set<ActionSubject>(['edit', 'delete', 'read']);
type MarkedSubject = Exclude<ActionSubject, 'moderation' | 'edit' | 'delete' | 'read'>;

function isMarked(subject: ActionSubject): subject is MarkedSubject | 'moderation' {
  return !UNMARKED.has(subject);
}

/** `mine` with this mark for the subject; `undefined` takes it away. */
export function withMark(mine: Mine, subject: ActionSubject, mark: string | undefined): Mine {
  if (!isMarked(subject)) return mine;
  if (subject === 'moderation')
    return mark !== undefined && isModeration(mark) ? { ...mine, moderation: mark } : mine;
  const { [KEYS[subject]]: _before, ...rest } = mine;
  if (mark === undefined) return rest;
  return subject === 'hide' ? { ...rest, hidden: true } : { ...rest, [KEYS[subject]]: mark };
}
