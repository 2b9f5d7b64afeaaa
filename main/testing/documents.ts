import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import {
  conversationId,
  messageId,
  personId,
  toId,
  type AccountId,
  type ReplyId,
  type WorkspaceId,
} from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import type { Reply } from '#domain/reply.ts';
import type { Workspace } from '#domain/workspace.ts';

/** Whole documents for tests; `with` changes what a test is about. */

export const BAKERY = toId<WorkspaceId>('bakery');
export const GARAGE = toId<WorkspaceId>('garage');

export function aWorkspace(id: WorkspaceId, change: Partial<Workspace> = {}): Workspace {
  return {
    id,
    name: id,
    color: '#8a4b2a',
    position: 0,
    isSample: false,
    focusedAt: 0,
    createdAt: 0,
    ...change,
  };
}

export function anAccount(workspaceId: WorkspaceId, change: Partial<Account> = {}): Account {
  const id = change.id ?? toId<AccountId>(`${workspaceId}-account`);
  return {
    id,
    workspaceId,
    network: 'mastodon',
    serverUrl: 'https://kaffee.example',
    remoteUserId: '1',
    handle: `@${workspaceId}@kaffee.example`,
    displayName: workspaceId,
    capabilities: {
      text: { unit: 'grapheme', max: 500 },
      visibilities: ['public', 'direct'],
      contentWarning: true,
      language: true,
      parts: true,
      actions: {
        reply: { can: true },
        like: { can: true },
        unlike: { can: true },
        delete: { can: true },
      },
      feeds: ['interactions', 'home'],
      sendGuarantee: { kind: 'idempotency-key', windowMs: 3_600_000 },
      streaming: false,
    },
    state: 'ready',
    secretRef: `secret-${id}`,
    createdAt: 0,
    ...change,
  };
}

export function aMessage(
  account: Account,
  remoteId: string,
  change: Partial<Message> = {},
): Message {
  const { workspaceId, network } = account;
  return {
    id: messageId(account.id, remoteId),
    workspaceId,
    accountId: account.id,
    network,
    remoteId,
    conversationId: conversationId(account.id, 'post'),
    kind: 'comment',
    direction: 'in',
    authorId: personId(workspaceId, network, 'jana'),
    authorName: 'Jana Öztürk',
    authorHandle: '@jana@kaffee.example',
    text: 'Habt ihr am Sonntag offen?',
    spans: [],
    media: [],
    counts: {},
    mine: {},
    feeds: ['interactions'],
    version: 1,
    createdAt: 1000,
    isDeletedRemotely: false,
    receivedAt: 1000,
    ...change,
  };
}

export function aConversation(account: Account, change: Partial<Conversation> = {}): Conversation {
  const { workspaceId, network } = account;
  const remoteRootId = change.remoteRootId ?? 'post';
  return {
    id: conversationId(account.id, remoteRootId),
    workspaceId,
    accountId: account.id,
    network,
    remoteRootId,
    kind: 'comment',
    personId: personId(workspaceId, network, 'jana'),
    personName: 'Jana Öztürk',
    personHandle: '@jana@kaffee.example',
    preview: {
      authorName: 'Jana Öztürk',
      direction: 'in',
      text: 'Habt ihr am Sonntag offen?',
      at: 1000,
    },
    state: 'open',
    labelIds: [],
    notes: [],
    isMuted: false,
    unreadCount: 1,
    lastInboundAt: 1000,
    lastActivityAt: 1000,
    ...change,
  };
}

export function aPerson(workspaceId: WorkspaceId, change: Partial<Person> = {}): Person {
  return {
    id: personId(workspaceId, 'mastodon', 'jana'),
    workspaceId,
    network: 'mastodon',
    remoteId: 'jana',
    name: 'Jana Öztürk',
    handle: '@jana@kaffee.example',
    firstSeenAt: 0,
    lastSeenAt: 0,
    isVip: false,
    labelIds: [],
    ...change,
  };
}

export function aReply(message: Message, change: Partial<Reply> = {}): Reply {
  return {
    id: toId<ReplyId>('0199c1de-0000-7000-8000-000000000001'),
    workspaceId: message.workspaceId,
    accountId: message.accountId,
    network: message.network,
    conversationId: message.conversationId,
    inReplyTo: {
      messageId: message.id,
      remoteId: message.remoteId,
      rootRemoteId: 'post',
      authorHandle: message.authorHandle,
      authorRemoteId: 'jana',
      version: message.version,
    },
    content: { kind: 'public', text: 'Ja, ab acht.', media: [] },
    status: { state: 'draft' },
    createdAt: 2000,
    updatedAt: 2000,
    ...change,
  };
}
