import { commands } from '#contract/commands.ts';
import type { Result } from '#contract/result.ts';
import type { ReplyId, WorkspaceId } from '#domain/ids.ts';
import type { Reply, ReplyStatus } from '#domain/reply.ts';
import { retryReply, settleReply } from '#domain/reply-wishes.ts';
import { isRuleEvent, takeBackBesideReply } from '#main/rules/take-back.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command, type CommandPorts } from './command.ts';
import { noteDiscarded, putBack, putDiscarded } from './reply-back.ts';
import { sendReply } from './reply-send.ts';
import { actEventId, newAct } from './triage.ts';
import { undoEvent } from './undo-event.ts';

export const replyCommands = {
  'reply.send': command(commands['reply.send'], sendReply),

  /** Also takes back that the conversation was done with it. */
  'reply.cancel': command(
    commands['reply.cancel'],
    async (args, ports) =>
      await step(args, ports, (reply, now, tx) => {
        if (!putBack(tx, reply, now)) return null;
        takeBackDone(reply, now, tx);
        return 'written';
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
        if (status?.state !== 'canceled') return status;
        takeBackDone(reply, now, tx);
        noteDiscarded(tx, reply, newAct(ports));
        return status;
      }),
  ),

  'reply.discard': command(
    commands['reply.discard'],
    async (args, ports) =>
      await step(args, ports, (reply, now, tx) => {
        if (!putDiscarded(tx, reply, newAct(ports))) return null;
        takeBackDone(reply, now, tx);
        return 'written';
      }),
  ),
};

type Ref = { readonly workspaceId: WorkspaceId; readonly replyId: ReplyId };
type Step = (reply: Reply, now: number, tx: Transaction) => ReplyStatus | 'written' | null;

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
      if (status === 'written') return done({});
      tx.put('replies', { ...reply, status, updatedAt: now });
      return done({});
    },
    { safety: 'durable' },
  );
}

/** The conversation went to "done" with the reply, or with the macro that sent it: it is owed an answer again. */
function takeBackDone(reply: Reply, now: number, tx: Transaction): void {
  const { status, part, conversationId } = reply;
  if (!('intent' in status)) return;
  undoEvent(tx, actEventId(part?.key ?? status.intent.key, conversationId), now);
  const macro = tx
    .find('events', { where: { conversationId, kind: 'rule.applied' } })
    .filter(isRuleEvent)
    .find(({ replyId, undoneAt }) => replyId === reply.id && undoneAt === undefined);
  if (macro !== undefined) takeBackBesideReply(tx, macro, now);
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
