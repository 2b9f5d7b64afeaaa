import type { Account } from '#domain/account.ts';
import { dropAction, wantAction, wantEdit } from '#domain/action-steps.ts';
import type { ParleyEvent } from '#domain/events.ts';
import {
  isModerationAction,
  isUndoing,
  markAfter,
  markOf,
  oppositeOf,
  pendingAbout,
  subjectOf,
  type ActionSubject,
  type MessageAction,
} from '#domain/message-action.ts';
import type { Message } from '#domain/message.ts';
import type { Transaction } from '#main/store/store.ts';
import { actEventId, type TriageAct } from './triage.ts';

type Acted = Extract<ParleyEvent, { kind: 'message.acted' }>;

type Wanted = {
  /** As it was before. */
  readonly message: Message;
  readonly action: MessageAction;
  /** Of `edit`: the new text. */
  readonly text?: string;
};

/** The event that can take back what was wanted of a message. */
export function noteActed(
  tx: Transaction,
  { message, action, text }: Wanted,
  { batch, at }: TriageAct,
): void {
  const { id, workspaceId, conversationId } = message;
  tx.put('events', {
    id: actEventId(batch, id),
    workspaceId,
    at,
    kind: 'message.acted',
    conversationId,
    messageId: id,
    action,
    ...(text === undefined ? {} : { before: { text: message.text }, after: { text } }),
  });
}

/** The person gave the wish up: nothing of it is left to take back. */
export function markActed(
  tx: Transaction,
  { id, conversationId }: Message,
  { subject, now }: { readonly subject: ActionSubject; readonly now: number },
): void {
  for (const event of tx.find('events', { where: { conversationId, kind: 'message.acted' } }))
    if (
      event.kind === 'message.acted' &&
      event.messageId === id &&
      event.undoneAt === undefined &&
      subjectOf(event.action) === subject
    )
      tx.put('events', { ...event, undoneAt: now });
}

/** Wants the opposite, or drops what has not left. `final`: the network knows no way back. */
export function undoActed(tx: Transaction, event: Acted, now: number): 'final' | null {
  const message = tx.get('messages', event.messageId);
  if (message === null || isOtherwise(message, event)) return null;
  const account = tx.get('accounts', message.accountId);
  const back = backOf(message, event, { account, now });
  if (back === null) return 'final';
  tx.put('messages', back);
  return null;
}

/** It was changed again since, or the network refused it: what stands now stays. */
function isOtherwise(message: Message, { action, after }: Acted): boolean {
  const mark = markOf(message.mine, subjectOf(action));
  if (action === 'edit') return message.text !== after?.text;
  if (action === 'delete' || action === 'read') return false;
  return isModerationAction(action)
    ? mark !== markAfter(action)
    : isUndoing(action) === (mark !== undefined);
}

type Then = { readonly account: Account | null; readonly now: number };

function backOf(message: Message, event: Acted, then: Then): Message | null {
  const dropped = isLastWish(message, event) ? dropAction(message, subjectOf(event.action)) : null;
  return dropped ?? opposed(message, event, then);
}

/** As the person could want it by hand. */
function opposed(message: Message, { action, before }: Acted, then: Then): Message | null {
  const opposite = before === undefined ? oppositeOf(action) : 'edit';
  if (opposite === null || message.isDeletedRemotely) return null;
  const can = then.account?.capabilities.actions[opposite]?.can === true;
  if (!can || message.allowed?.includes(opposite) === false) return null;
  if (before !== undefined) return wantEdit(message, before.text, then.now);
  return opposite === 'edit' ? null : wantAction(message, opposite, then.now);
}

/** Dropping what waits gives back what was before this wish, and not before an earlier one. */
function isLastWish(message: Message, { action, before }: Acted): boolean {
  const pending = pendingAbout(message, subjectOf(action));
  return (
    pending?.action === action &&
    (before === undefined || pending.edit?.before.text === before.text)
  );
}
