import type { CheckedCommandArgs } from '#contract/commands.ts';
import type { Result } from '#contract/result.ts';
import type { Message } from '#domain/message.ts';
import { addressOf } from '#domain/reply-address.ts';
import type { Reply, ReplyContent } from '#domain/reply.ts';
import type { Store, Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';

type Args = Pick<
  CheckedCommandArgs<'draft.save'>,
  'workspaceId' | 'replyId' | 'messageId' | 'content'
>;
type GivenContent = Args['content'];

/** The draft as it would be with this content; nothing is written. */
export function draftOf(args: Args, tx: Transaction, now: number): Result<Reply> {
  const message = tx.get('messages', args.messageId);
  if (message === null) return refused('not-found');
  const existing = tx.get('replies', args.replyId);
  if (existing === null) return done(newDraft(args, { message, tx, now }));
  if (existing.status.state !== 'draft') return refused('not-allowed-now');
  // Another message of the same conversation may be answered instead, never another account's.
  if (existing.conversationId !== message.conversationId) return refused('not-allowed-now');
  const isSameMessage = existing.inReplyTo?.messageId === message.id;
  return done({
    ...existing,
    ...(isSameMessage ? {} : { inReplyTo: addressFor(message, tx) }),
    content: toContent(args.content),
    updatedAt: now,
  });
}

function newDraft(
  { workspaceId, replyId, content }: Args,
  {
    message,
    tx,
    now,
  }: { readonly message: Message; readonly tx: Transaction; readonly now: number },
): Reply {
  return {
    id: replyId,
    workspaceId,
    accountId: message.accountId,
    network: message.network,
    conversationId: message.conversationId,
    inReplyTo: addressFor(message, tx),
    content: toContent(content),
    status: { state: 'draft' },
    createdAt: now,
    updatedAt: now,
  };
}

function addressFor(message: Message, tx: Transaction): NonNullable<Reply['inReplyTo']> {
  return addressOf(
    message,
    tx.get('people', message.authorId),
    tx.get('conversations', message.conversationId),
  );
}

/** Without fields that are only there to say that they are not. */
export function toContent(given: GivenContent): ReplyContent {
  const { kind, text, media, visibility, contentWarning, language } = given;
  return {
    kind,
    text,
    media,
    ...(visibility === undefined ? {} : { visibility }),
    ...(contentWarning === undefined || contentWarning === '' ? {} : { contentWarning }),
    ...(language === undefined || language === '' ? {} : { language }),
  };
}

/** "Not found" is "another client's" when the message or the reply is there for somebody else. */
export async function belongsElsewhere(
  failed: Extract<Result<unknown>, { ok: false }>,
  { messageId, workspaceId }: Pick<Args, 'messageId' | 'workspaceId'>,
  store: Store,
): Promise<Extract<Result<unknown>, { ok: false }>> {
  if (failed.failure.code !== 'not-found') return failed;
  const message = await store.acrossWorkspaces.get('messages', messageId);
  return message !== null && message.workspaceId !== workspaceId
    ? refused('wrong-workspace')
    : failed;
}
