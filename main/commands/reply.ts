import { commands } from '#contract/commands.ts';
import type { Result } from '#contract/result.ts';
import type { ReplyId, WorkspaceId } from '#domain/ids.ts';
import type { Reply, ReplyStatus } from '#domain/reply.ts';
import { backToDraft, discardReply, retryReply, settleReply } from '#domain/reply-wishes.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command, type CommandPorts } from './command.ts';
import { sendReply } from './reply-send.ts';
import { actEventId } from './triage.ts';
import { undoEvent } from './undo.ts';

export const replyCommands = {
  'reply.send': command(commands['reply.send'], sendReply),

  /** Also takes back that the conversation was done with it. */
  'reply.cancel': command(
    commands['reply.cancel'],
    async (args, ports) =>
      await step(args, ports, (reply, now, tx) => {
        const status = backToDraft(reply.status);
        if (status !== null) takeBackDone(reply, now, tx);
        return status;
      }),
  ),

  'reply.retry': command(
    commands['reply.retry'],
    async (args, ports) => await step(args, ports, (reply, now) => retryReply(reply.status, now)),
  ),

  'reply.settle': command(
    commands['reply.settle'],
    async (args, ports) =>
      await step(args, ports, (reply, now, tx) => {
        const status = settleReply(reply.status, args.as, now);
        if (status?.state === 'sent') putSent(reply, ports, tx);
        if (status?.state === 'canceled') takeBackDone(reply, now, tx);
        return status;
      }),
  ),

  'reply.discard': command(
    commands['reply.discard'],
    async (args, ports) =>
      await step(args, ports, (reply, now, tx) => {
        const status = discardReply(reply.status, now);
        if (status !== null) takeBackDone(reply, now, tx);
        return status;
      }),
  ),
};

type Ref = { readonly workspaceId: WorkspaceId; readonly replyId: ReplyId };
type Step = (reply: Reply, now: number, tx: Transaction) => ReplyStatus | null;

/** One step of a reply, decided inside the write; `not-allowed-now` when the outbox was quicker. */
async function step(
  { workspaceId, replyId }: Ref,
  { store, clock }: CommandPorts,
  next: Step,
): Promise<Result<Record<string, never>>> {
  return await store.forWorkspace(workspaceId).change(
    (tx) => {
      const reply = tx.get('replies', replyId);
      if (reply === null) return refused('not-found');
      const now = clock.now();
      const status = next(reply, now, tx);
      if (status === null) return refused('not-allowed-now');
      tx.put('replies', { ...reply, status, updatedAt: now });
      return done({});
    },
    { safety: 'durable' },
  );
}

/** The conversation went to "done" with the reply: it is owed an answer again. */
function takeBackDone({ status, conversationId }: Reply, now: number, tx: Transaction): void {
  if ('intent' in status) undoEvent(tx, actEventId(status.intent.key, conversationId), now);
}

function putSent(reply: Reply, { clock, random }: CommandPorts, tx: Transaction): void {
  tx.put('events', {
    id: random.uuid(),
    workspaceId: reply.workspaceId,
    at: clock.now(),
    kind: 'reply.sent',
    conversationId: reply.conversationId,
    replyId: reply.id,
  });
}
