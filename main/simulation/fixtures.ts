import type { Account } from '#domain/account.ts';
import {
  conversationId,
  messageId,
  personId,
  toId,
  type AccountId,
  type ReplyId,
  type WorkspaceId,
} from '#domain/ids.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import { guaranteeOf, type ServerKind } from './server.ts';

/** Documents that the simulation and the outbox's tests start from. */

export function workspaceIdOf(name: string): WorkspaceId {
  return toId<WorkspaceId>(name);
}

export function accountOn(kind: ServerKind, id: string, workspaceId: WorkspaceId): Account {
  return {
    id: toId<AccountId>(id),
    workspaceId,
    network: kind,
    serverUrl: `https://${kind}.example`,
    remoteUserId: id,
    handle: `@${id}`,
    displayName: id,
    capabilities: {
      text: { unit: 'grapheme', max: 500 },
      visibilities: ['public', 'direct'],
      contentWarning: false,
      language: false,
      actions: { reply: { can: true } },
      feeds: ['interactions'],
      sendGuarantee: guaranteeOf(kind),
      streaming: false,
    },
    state: 'ready',
    secretRef: id,
    createdAt: 0,
  };
}

export function incomingMessage(account: Account, remoteId: string, at: number): Message {
  return {
    id: messageId(account.id, remoteId),
    workspaceId: account.workspaceId,
    accountId: account.id,
    network: account.network,
    remoteId,
    conversationId: conversationId(account.id, remoteId),
    kind: 'comment',
    direction: 'in',
    authorId: personId(account.workspaceId, account.network, 'jana'),
    authorName: 'Jana',
    authorHandle: '@jana',
    text: 'When do you open?',
    spans: [],
    media: [],
    counts: {},
    mine: {},
    feeds: ['interactions'],
    version: 1,
    createdAt: at,
    isDeletedRemotely: false,
    receivedAt: at,
  };
}

export function conversationOf(message: Message): Conversation {
  return {
    id: message.conversationId,
    workspaceId: message.workspaceId,
    accountId: message.accountId,
    network: message.network,
    remoteRootId: message.remoteId,
    kind: message.kind,
    personId: message.authorId,
    personName: message.authorName,
    personHandle: message.authorHandle,
    preview: {
      messageId: message.id,
      authorName: message.authorName,
      direction: 'in',
      text: message.text,
      at: message.createdAt,
    },
    state: 'open',
    labelIds: [],
    notes: [],
    isMuted: false,
    unreadCount: 1,
    firstInboundAt: message.createdAt,
    lastInboundAt: message.createdAt,
    lastActivityAt: message.createdAt,
  };
}

export function draftTo(message: Message, id: string, text: string): Reply {
  return {
    id: toId<ReplyId>(id),
    workspaceId: message.workspaceId,
    accountId: message.accountId,
    network: message.network,
    conversationId: message.conversationId,
    inReplyTo: {
      messageId: message.id,
      remoteId: message.remoteId,
      rootRemoteId: message.remoteId,
      authorHandle: message.authorHandle,
      authorRemoteId: 'jana',
      version: message.version,
    },
    content: { kind: 'public', text, media: [] },
    status: { state: 'draft' },
    createdAt: message.createdAt,
    updatedAt: message.createdAt,
  };
}
