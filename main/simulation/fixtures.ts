import type { Account } from '#domain/account.ts';
import {
  conversationId,
  toId,
  type AccountId,
  type ReplyId,
  type WorkspaceId,
} from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import { aMessage, anAccount, aReply } from '#main/testing/documents.ts';
import { guaranteeOf, type ServerKind } from './server.ts';

/** Documents that a history starts from. */

export function accountOn(kind: ServerKind, id: string, workspaceId: WorkspaceId): Account {
  const account = anAccount(workspaceId, { id: toId<AccountId>(id), network: kind });
  const sendGuarantee = guaranteeOf(kind);
  const can = { can: true } as const;
  return {
    ...account,
    capabilities: {
      ...account.capabilities,
      actions: { ...account.capabilities.actions, boost: can, unboost: can },
      feeds: ['own'],
      sendGuarantee,
    },
  };
}

/** A first post that somebody wrote; its conversation is its own. */
export function firstMessage(account: Account, remoteId: string, at: number): Message {
  return aMessage(account, remoteId, {
    conversationId: conversationId(account.id, remoteId),
    createdAt: at,
    receivedAt: at,
  });
}

export function draftTo(message: Message, id: string, text: string): Reply {
  const reply = aReply(message, { id: toId<ReplyId>(id) });
  return {
    ...reply,
    ...(reply.inReplyTo && {
      inReplyTo: { ...reply.inReplyTo, rootRemoteId: message.remoteId },
    }),
    content: { ...reply.content, text },
  };
}
