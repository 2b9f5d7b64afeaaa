import type { z } from 'zod';
import type { replyRow } from '#contract/rows.ts';
import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { Failure } from '#domain/failure.ts';
import { isNewPost } from '#domain/new-post.ts';
import type { Reply, ReplyStatus } from '#domain/reply.ts';

type Row = z.input<typeof replyRow>;

export function toReplyRow(
  reply: Reply,
  account: Account | undefined,
  conversation: Conversation | undefined,
): Row {
  const { status } = reply;
  return {
    id: reply.id,
    entry: 'reply',
    replyId: reply.id,
    workspaceId: reply.workspaceId,
    accountId: reply.accountId,
    accountHandle: account?.handle ?? '',
    conversationId: reply.conversationId,
    network: reply.network,
    personName: conversation?.personName ?? nameIn(reply),
    isNew: isNewPost(reply) ? true : undefined,
    to: reply.to,
    content: reply.content,
    state: status.state,
    dueAt: dueAt(status),
    needsPerson: needsPerson(status),
    mayHaveArrived: 'progress' in status && status.progress.mayHaveArrived,
    question: questionOf(status),
    looks: looksOf(status),
    failure: failureOf(status),
    ...onNetwork(status),
    createdAt: reply.createdAt,
    updatedAt: reply.updatedAt,
  };
}

function nameIn({ inReplyTo, to }: Reply): string {
  return inReplyTo?.authorHandle ?? to?.handle ?? '';
}

function questionOf(status: ReplyStatus): Row['question'] {
  return status.state === 'queued' ? status.question : undefined;
}

function looksOf(status: ReplyStatus): Row['looks'] {
  return status.state === 'unclear' ? status.progress.looks : undefined;
}

function onNetwork(status: ReplyStatus): Pick<Row, 'url' | 'widenedTo'> {
  if (status.state !== 'sent') return {};
  return { url: status.url, widenedTo: status.widenedTo };
}

/** Only a person can bring it further. */
export function needsPerson(status: ReplyStatus): boolean {
  switch (status.state) {
    case 'failed':
      return true;
    case 'queued':
      return status.question !== undefined;
    case 'unclear':
      return status.needs === 'person';
    case 'draft':
    case 'sending':
    case 'sent':
    case 'canceled':
      return false;
  }
}

function dueAt(status: ReplyStatus): number | undefined {
  if (status.state === 'queued') return status.notBefore;
  return status.state === 'unclear' && status.needs === 'checking' ? status.nextCheckAt : undefined;
}

function failureOf(status: ReplyStatus): Failure | undefined {
  if (status.state === 'failed') return status.failure;
  return 'progress' in status ? status.progress.failure : undefined;
}

/** On their way, or waiting for the person: what "Outbox" shows. */
export const OUTBOX_STATES = ['queued', 'sending', 'unclear', 'failed'] as const;

export const MARKED_STATES = ['failed', 'unclear', 'sending', 'queued', 'draft'] as const;
const MARKS = ['failed', 'unclear', 'asks', 'sending', 'queued', 'draft'] as const;
type ReplyMark = (typeof MARKS)[number];

/** Of several replies in one conversation the state that the person should see first. */
export function markOf(replies: readonly Reply[]): ReplyMark | undefined {
  return MARKS.find((mark) => replies.some(({ status }) => markOfOne(status) === mark));
}

function markOfOne(status: ReplyStatus): string {
  return status.state === 'queued' && status.question !== undefined ? 'asks' : status.state;
}
