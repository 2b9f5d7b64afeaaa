import type { CheckedCommandArgs, CommandValue } from '#contract/commands.ts';
import type { Result } from '#contract/result.ts';
import type { ConversationId, WorkspaceId } from '#domain/ids.ts';
import { sharedId } from '#domain/library.ts';
import type { Reply } from '#domain/reply.ts';
import { MOST_SENT, type Macro } from '#domain/rule.ts';
import type { Run } from '#main/rules/apply.ts';
import { runMacro } from '#main/rules/macro.ts';
import { readRulePlace } from '#main/rules/rule-set.ts';
import { done, refused } from './answer.ts';
import type { CommandPorts } from './command.ts';
import { newRun } from './new-run.ts';
import { makeSending, queueChecked } from './reply-queue.ts';
import { resolveTargets } from './targets.ts';

type Args = Pick<CheckedCommandArgs<'macro.run'>, 'conversations' | 'shown' | 'locale'>;
/** ms since epoch until which it can be taken back; null: nothing was done to it. */
type Outcome = { readonly undoUntil: number } | 'refused' | null;

/** Answers go through the outbox, each in the write that does the rest; what nobody has read does not. */
export async function sendByMacro(
  macro: Macro,
  { conversations, shown = [], locale = 'en' }: Args,
  ports: CommandPorts,
): Promise<Result<CommandValue<'macro.run'>>> {
  const targets = [...(await resolveTargets(conversations, ports))]
    .filter(([id]) => macro.workspaceId === sharedId || macro.workspaceId === id)
    .flatMap(([workspaceId, ids]) =>
      [...new Set(ids)].map((conversationId) => ({ workspaceId, conversationId })),
    );
  if (targets.length > MOST_SENT) return refused('invalid-input', 'too-many');
  const texts = new Map(shown.map(({ messageId, text }) => [messageId, text]));
  const wasShown = ({ inReplyTo, content }: Reply): boolean =>
    inReplyTo !== undefined && texts.get(inReplyTo.messageId) === content.text;
  const run = newRun(ports);
  const outcomes: Outcome[] = [];
  for (const target of targets)
    outcomes.push(await answerOne(target, { macro, run, sending: { locale, wasShown } }, ports));
  const sent = outcomes.flatMap((one) => (one === null || one === 'refused' ? [] : one.undoUntil));
  return done({
    runId: run.runId,
    count: sent.length,
    refused: outcomes.filter((one) => one === 'refused').length,
    ...(sent.length === 0 ? {} : { undoUntil: Math.min(...sent) }),
  });
}

type Target = { readonly workspaceId: WorkspaceId; readonly conversationId: ConversationId };
type Sending = {
  readonly macro: Macro;
  readonly run: Run;
  readonly sending: {
    readonly locale: 'en' | 'de';
    readonly wasShown: (draft: Reply) => boolean;
  };
};

async function answerOne(
  { workspaceId, conversationId }: Target,
  { macro, run, sending }: Sending,
  ports: CommandPorts,
): Promise<Outcome> {
  const client = ports.store.forWorkspace(workspaceId);
  const place = await readRulePlace(ports.store, workspaceId);
  const conversation = await client.get('conversations', conversationId);
  if (place === null || conversation === null) return null;
  const account = await client.get('accounts', conversation.accountId);
  const made = await makeSending(account, ports);
  return await client.change(
    (tx) => {
      const ran = runMacro(tx, conversationId, { macro, place, run, sending });
      if (ran === null) return null;
      if (ran.plan.refusal !== null) return 'refused';
      const draft = tx.get('replies', ran.replyId);
      const sent = draft === null ? null : queueChecked(draft, made, tx);
      return sent?.ok === true ? sent.value : null;
    },
    { safety: 'durable' },
  );
}
