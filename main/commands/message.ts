import { commands } from '#contract/commands.ts';
import { startConversation } from '#domain/start-conversation.ts';
import { dropAction, retryAction, wantAction } from '#domain/action-steps.ts';
import { pendingAbout, subjectOf } from '#domain/message-action.ts';
import { setState } from '#domain/triage.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { newAct, putTriaged } from './triage.ts';

export const messageCommands = {
  /** Notes the wish on the message, where the person sees it at once; the outbox carries it out. */
  'message.act': command(
    commands['message.act'],
    async (args, { store, clock }) =>
      await store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const message = tx.get('messages', args.messageId);
          const account = message && tx.get('accounts', message.accountId);
          if (message === null || account === null) return refused('not-found');
          const can = account.capabilities.actions[args.action]?.can === true;
          if (!can || message.allowed?.includes(args.action) === false)
            return refused('not-allowed-now');
          if (message.isDeletedRemotely) return refused('gone');
          tx.put('messages', wantAction(message, args.action, clock.now()));
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
          if (before === null)
            tx.put('conversations', startConversation(message, tx.get('people', message.authorId)));
          else putTriaged(tx, { before, after: setState(before, 'open') }, newAct(ports));
          return done({ conversationId: message.conversationId });
        },
        { safety: 'durable' },
      ),
  ),
};
