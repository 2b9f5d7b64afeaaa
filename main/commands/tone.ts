import { commands } from '#contract/commands.ts';
import { corrected, HEARD_BACK, withTone } from '#domain/sentiment/hear.ts';
import type { ParleyEvent } from '#domain/events.ts';
import type { Message } from '#domain/message.ts';
import type { Transaction } from '#main/store/store.ts';
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
          putHeard(tx, corrected(message, sentiment));
          tx.put('events', {
            id: random.uuid(),
            workspaceId,
            at: clock.now(),
            kind: 'message.judged',
            conversationId,
            messageId,
            sentiment,
            before: toneOf(message),
          });
          return done({});
        },
        { safety: 'durable' },
      ),
  ),
};

type Judged = Extract<ParleyEvent, { kind: 'message.judged' }>;

/** What was said of it since stays. */
export function undoTone(tx: Transaction, { messageId, sentiment, before }: Judged): void {
  const message = tx.get('messages', messageId);
  if (message === null) return;
  const saidNow = message.tone?.by === 'person' ? message.sentiment : null;
  if (saidNow !== sentiment) return;
  const { sentiment: _sentiment, tone: _tone, ...rest } = message;
  putHeard(tx, { ...rest, ...before });
}

function toneOf({ sentiment, tone }: Message): Judged['before'] {
  return {
    ...(sentiment === undefined ? {} : { sentiment }),
    ...(tone === undefined ? {} : { tone }),
  };
}

/** The conversation sounds as its messages do. */
function putHeard(tx: Transaction, message: Message): void {
  const { conversationId } = message;
  tx.put('messages', message);
  const conversation = tx.get('conversations', conversationId);
  if (conversation === null) return;
  const newest = tx.find('messages', { where: { conversationId }, ...HEARD_BACK });
  tx.put('conversations', withTone(conversation, newest));
}
