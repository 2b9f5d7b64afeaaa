import { commands } from '#contract/commands.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { ParleyEvent } from '#domain/events.ts';
import type { Message } from '#domain/message.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { resolveTargets } from './targets.ts';
import { actEventId, eachTarget, newAct, type TriageAct } from './triage.ts';

type Marked = Extract<ParleyEvent, { kind: 'conversation.marked' }>;

export const readCommands = {
  'conversation.setRead': command(commands['conversation.setRead'], async (args, ports) => {
    const targets = await resolveTargets(args.conversations, ports);
    const act = newAct(ports);
    const { found, changed } = await eachTarget(ports.store, targets, (conversation, tx) =>
      mark(tx, conversation, { act, isRead: args.isRead }),
    );
    return found > 0 ? done({ count: changed }) : refused('not-found');
  }),
};

export function unreadOf(conversation: Conversation, tx: Transaction): readonly Message[] {
  return tx.find('messages', {
    where: { conversationId: conversation.id, direction: 'in', readAt: { exists: false } },
  });
}

function mark(
  tx: Transaction,
  conversation: Conversation,
  { act, isRead }: { readonly act: TriageAct; readonly isRead: boolean },
): boolean {
  const messages = isRead ? unreadOf(conversation, tx) : newestRead(conversation, tx);
  if (messages.length === 0) return false;
  putRead(tx, messages, isRead ? act.at : null);
  tx.put('conversations', { ...conversation, unreadCount: unreadOf(conversation, tx).length });
  tx.put('events', {
    id: actEventId(act.batch, conversation.id),
    workspaceId: conversation.workspaceId,
    at: act.at,
    kind: 'conversation.marked',
    conversationId: conversation.id,
    messageIds: messages.map(({ id }) => id),
    isRead,
  });
  return true;
}

/** What "unread" is said of: the newest thing that somebody wrote, unless it is unread already. */
function newestRead(conversation: Conversation, tx: Transaction): readonly Message[] {
  return tx
    .find('messages', {
      where: { conversationId: conversation.id, direction: 'in', isDeletedRemotely: false },
      sort: [['createdAt', 'desc']],
      limit: 1,
    })
    .filter(({ readAt }) => readAt !== undefined);
}

function putRead(tx: Transaction, messages: readonly Message[], readAt: number | null): void {
  for (const message of messages) {
    const { readAt: _, ...unread } = message;
    tx.put('messages', readAt === null ? unread : { ...unread, readAt });
  }
}

/** Messages that have gone meanwhile stay gone. */
export function undoMark(tx: Transaction, event: Marked, now: number): void {
  const messages = event.messageIds
    .map((id) => tx.get('messages', id))
    .filter((message) => message !== null);
  putRead(tx, messages, event.isRead ? null : now);
  const conversation = tx.get('conversations', event.conversationId);
  if (conversation !== null)
    tx.put('conversations', { ...conversation, unreadCount: unreadOf(conversation, tx).length });
}
