import { commands } from '#contract/commands.ts';
import { startConversation } from '#domain/start-conversation.ts';
import { withAction } from '#domain/message-action.ts';
import { setState } from '#domain/triage.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { newAct, putTriaged } from './triage.ts';

export const messageCommands = {
  /** Notes the wish on the message, where the person sees it at once; sync carries it out. */
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
          tx.put('messages', withAction(message, args.action, clock.now()));
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
