import { postCommands as shapes } from '#contract/post-commands.ts';
import type { CheckedCommandArgs } from '#contract/commands.ts';
import type { Result } from '#contract/result.ts';
import { ownPlace } from '#domain/new-post.ts';
import type { Reply } from '#domain/reply.ts';
import { isEmpty, postTrouble } from '#domain/send-trouble.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { toContent } from './reply-draft.ts';
import { queueOnce } from './reply-queue.ts';

/** What answers nothing: posts, and first direct messages. Drafts and outbox are those of replies. */
export const postCommands = {
  'post.save': command(
    shapes['post.save'],
    async (args, { store, clock }) =>
      await store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const draft = postOf(args, tx, clock.now());
          if (!draft.ok) return draft;
          if (!isEmpty(args.content)) tx.put('replies', draft.value);
          else tx.remove('replies', args.replyId);
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  'post.send': command(shapes['post.send'], async (args, ports) => {
    const account = await ports.store
      .forWorkspace(args.workspaceId)
      .get('accounts', args.accountId);
    return await queueOnce(
      { ...args, afterwards: 'stay' },
      {
        account,
        draft: (tx, now) => postOf(args, tx, now),
        troubleOf: ({ accountId, workspaceId, to }, content, tx) => {
          const by = tx.get('accounts', accountId);
          if (by === null) return { code: 'not-found' };
          const client = tx.get('workspaces', workspaceId);
          return postTrouble(content, { account: by, client, to });
        },
      },
      ports,
    );
  }),
};

/** The draft as it would be; its account may change as long as it is one, its client never. */
function postOf(
  { replyId, workspaceId, accountId, to, content }: CheckedCommandArgs<'post.save'>,
  tx: Transaction,
  now: number,
): Result<Reply> {
  const account = tx.get('accounts', accountId);
  if (account === null) return refused('not-found');
  const existing = tx.get('replies', replyId);
  const isDraft = existing === null || existing.status.state === 'draft';
  if (!isDraft || existing?.inReplyTo !== undefined) return refused('not-allowed-now');
  return done({
    id: replyId,
    workspaceId,
    accountId,
    network: account.network,
    conversationId: ownPlace(accountId, replyId),
    ...(to === undefined || content.kind === 'public' ? {} : { to }),
    content: toContent(content),
    status: { state: 'draft' },
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
  });
}
