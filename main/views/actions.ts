import type { z } from 'zod';
import type { actionRow } from '#contract/action-rows.ts';
import { views } from '#contract/views.ts';
import type { Account } from '#domain/account.ts';
import { PENDING_ACTION_FEED, pendingActionsOf } from '#domain/message-action.ts';
import type { Message } from '#domain/message.ts';
import type { Reader } from '#main/store/store.ts';
import { alters, wasOrIs } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

type Row = z.input<typeof actionRow>;
const EXCERPT_LENGTH = 140;

/** What else is on its way to the networks: likes, boosts, hidden, deleted, followed. */
export const actionsView = view(views.actions, {
  on: {
    messages: ({ documents }) => documents.some(wasOrIs(hasPendingActions)),
    accounts: alters<Account>('handle'),
  },
  async read({ workspaceId }, ports) {
    const reader = readerOf(ports.store, workspaceId);
    const messages = await messagesWithActions(reader);
    const accounts = await reader.getMany(
      'accounts',
      messages.map(({ accountId }) => accountId),
    );
    const rows = messages.flatMap((message) => toRows(message, accounts.get(message.accountId)));
    return { rows: rows.toSorted((a, b) => a.askedAt - b.askedAt), rest: {} };
  },
});

export function hasPendingActions({ feeds }: Message): boolean {
  return feeds.includes(PENDING_ACTION_FEED);
}

async function messagesWithActions(reader: Reader): Promise<readonly Message[]> {
  return await reader.find('messages', { where: { feeds: { has: PENDING_ACTION_FEED } } });
}

/** How many actions were refused and wait for the person. */
export async function countRefusedActions(reader: Reader): Promise<number> {
  const messages = await messagesWithActions(reader);
  return messages.flatMap(pendingActionsOf).filter(({ isRefused }) => isRefused === true).length;
}

function toRows(message: Message, account: Account | undefined): Row[] {
  return pendingActionsOf(message).flatMap((pending) => {
    const { action, at, notBefore, isRefused = false, doubt, failure } = pending;
    // Reading is told by itself and is not worth a line.
    if (action === 'read') return [];
    return [
      {
        id: `${message.id} ${action}`,
        workspaceId: message.workspaceId,
        accountId: message.accountId,
        accountHandle: account?.handle ?? '',
        messageId: message.id,
        conversationId: message.conversationId,
        network: message.network,
        action,
        authorName: message.authorName,
        text: message.text.slice(0, EXCERPT_LENGTH),
        askedAt: at,
        dueAt: notBefore,
        isRefused,
        mayHaveArrived: doubt !== undefined,
        failure,
      },
    ];
  });
}
