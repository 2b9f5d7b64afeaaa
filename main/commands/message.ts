import { commands } from '#contract/commands.ts';
import type { Account } from '#domain/account.ts';
import type { FailureCode } from '#domain/failure.ts';
import type { Message } from '#domain/message.ts';
import { measureText } from '#domain/text-limit.ts';
import { dropAction, retryAction, wantAction, wantEdit } from '#domain/action-steps.ts';
import { pendingAbout, subjectOf } from '#domain/message-action.ts';
import { setState } from '#domain/triage.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { markActed, noteActed } from './message-undo.ts';
import { putTaken } from './take-undo.ts';
import { newAct, putTriaged } from './triage.ts';

function editTrouble(text: string, message: Message, account: Account): FailureCode | null {
  const { actions, text: rule } = account.capabilities;
  const isOwn = message.direction === 'out' && message.kind !== 'post';
  const isAllowed = actions.edit?.can === true && message.allowed?.includes('edit') !== false;
  if (!isOwn || !isAllowed) return 'not-allowed-now';
  if (message.isDeletedRemotely) return 'gone';
  const { length, max } = measureText(text, rule);
  return length > max ? 'too-long' : null;
}

export const messageCommands = {
  /** Notes the wish on the message, where the person sees it at once; the outbox carries it out. */
  'message.act': command(
    commands['message.act'],
    async (args, ports) =>
      await ports.store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const message = tx.get('messages', args.messageId);
          const account = message && tx.get('accounts', message.accountId);
          if (message === null || account === null) return refused('not-found');
          const can = account.capabilities.actions[args.action]?.can === true;
          if (!can || message.allowed?.includes(args.action) === false)
            return refused('not-allowed-now');
          if (message.isDeletedRemotely) return refused('gone');
          const act = newAct(ports);
          tx.put('messages', wantAction(message, args.action, act.at));
          noteActed(tx, { message, action: args.action }, act);
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  /** The same with a new text of an own message, as long as the network takes it. */
  'message.edit': command(
    commands['message.edit'],
    async ({ workspaceId, messageId, text }, ports) =>
      await ports.store.forWorkspace(workspaceId).change(
        (tx) => {
          const message = tx.get('messages', messageId);
          const account = message && tx.get('accounts', message.accountId);
          if (message === null || account === null) return refused('not-found');
          const trouble = editTrouble(text, message, account);
          if (trouble !== null) return refused(trouble);
          if (text === message.text) return done({});
          const act = newAct(ports);
          tx.put('messages', wantEdit(message, text, act.at));
          noteActed(tx, { message, action: 'edit', text }, act);
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  /** What the person decides about an action that waits or was refused. */
  'message.settleAction': command(
    commands['message.settleAction'],
    async (args, { store, clock }) =>
      await store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const message = tx.get('messages', args.messageId);
          if (message === null) return refused('not-found');
          const subject = subjectOf(args.action);
          if (pendingAbout(message, subject) === null) return done({});
          const next =
            args.as === 'retry'
              ? retryAction(message, subject, clock.now())
              : dropAction(message, subject);
          if (next === null) return refused('not-allowed-now');
          tx.put('messages', next);
          if (args.as === 'drop') markActed(tx, message, { subject, now: clock.now() });
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  /** Twice is once; a conversation that is done is open again. */
  'message.takeIntoInbox': command(
    commands['message.takeIntoInbox'],
    async (args, ports) =>
      await ports.store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const message = tx.get('messages', args.messageId);
          if (message === null) return refused('not-found');
          const before = tx.get('conversations', message.conversationId);
          if (before === null) putTaken(tx, message, newAct(ports));
          else putTriaged(tx, { before, after: setState(before, 'open') }, newAct(ports));
          return done({ conversationId: message.conversationId });
        },
        { safety: 'durable' },
      ),
  ),
};
