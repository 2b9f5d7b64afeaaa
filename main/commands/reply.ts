import { commands } from '#contract/commands.ts';
import type { Result } from '#contract/result.ts';
import { messageId, type ReplyId, type WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply, ReplyStatus } from '#domain/reply.ts';
import {
  backToDraft,
  discardReply,
  restoreReply,
  retryReply,
  settleReply,
} from '#domain/reply-wishes.ts';
import { joinedDraft, openParts, partsThrownAway, placeAfter } from '#domain/reply-parts.ts';
import { isRuleEvent, takeBackBesideReply } from '#main/rules/take-back.ts';
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
        const parts = waitingParts(reply, tx);
        const status = parts.length === 0 ? backToDraft(reply.status) : putJoined(parts, now, tx);
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
        for (const part of waitingParts(reply, tx)) {
          const canceled = discardReply(part.status, now);
          if (canceled !== null && part.id !== reply.id)
            tx.put('replies', { ...part, status: canceled, updatedAt: now });
        }
        const status = discardReply(reply.status, now);
        if (status !== null) takeBackDone(reply, now, tx);
        return status;
      }),
  ),

  'reply.restore': command(
    commands['reply.restore'],
    async (args, ports) =>
      await step(args, ports, (reply, now, tx) => {
        const { conversationId } = reply;
        const parts =
          reply.part === undefined
            ? []
            : partsThrownAway(reply, tx.find('replies', { where: { conversationId } }));
        return parts.length === 0 ? restoreReply(reply.status) : putJoined(parts, now, tx);
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

function waitingParts(reply: Reply, tx: Transaction): readonly Reply[] {
  if (reply.part === undefined) return [];
  const { conversationId } = reply;
  return openParts(reply, tx.find('replies', { where: { conversationId } }));
}

/** The parts become one draft again, with its place behind what is sent of them already. */
function putJoined(parts: readonly Reply[], now: number, tx: Transaction): 'written' | null {
  const [first, ...others] = parts;
  const draft = joinedDraft(parts);
  if (first === undefined || draft === null) return null;
  const before = tx.get('replies', first.part?.after ?? '');
  const placed = placeAfter(first, before, sentMessage(before, tx));
  for (const { id } of others) tx.remove('replies', id);
  const place = 'failure' in placed ? first : placed;
  const { inReplyTo } = place;
  tx.put('replies', { ...draft, ...(inReplyTo && { inReplyTo }), updatedAt: now });
  return 'written';
}

/** The own message that a sent reply became. */
function sentMessage(reply: Reply | null, tx: Transaction): Message | null {
  if (reply?.status.state !== 'sent' || reply.status.remoteId === undefined) return null;
  return tx.get('messages', messageId(reply.accountId, reply.status.remoteId));
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
