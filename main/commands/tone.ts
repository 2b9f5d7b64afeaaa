import { commands } from '#contract/commands.ts';
import { corrected, HEARD_BACK, withTone } from '#domain/sentiment/hear.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';

export const toneCommands = {
  /** The event is what the machine learns from, and what figures are counted from. */
  'message.setSentiment': command(
    commands['message.setSentiment'],
    async ({ workspaceId, messageId, sentiment }, { store, clock, random }) =>
      await store.forWorkspace(workspaceId).change(
        (tx) => {
          const message = tx.get('messages', messageId);
          if (message === null) return refused('not-found');
          if (message.direction === 'out') return refused('not-allowed-now');
          const { conversationId } = message;
          tx.put('messages', corrected(message, sentiment));
          tx.put('events', {
            id: random.uuid(),
            workspaceId,
            at: clock.now(),
            kind: 'message.judged',
            conversationId,
            messageId,
            sentiment,
          });
          const conversation = tx.get('conversations', conversationId);
          if (conversation !== null) {
            const newest = tx.find('messages', { where: { conversationId }, ...HEARD_BACK });
            tx.put('conversations', withTone(conversation, newest));
          }
          return done({});
        },
        { safety: 'durable' },
      ),
  ),
};
