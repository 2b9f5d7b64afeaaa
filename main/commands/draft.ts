import { commands } from '#contract/commands.ts';
import { isEmpty } from '#domain/send-trouble.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { belongsElsewhere, draftOf } from './reply-draft.ts';
import { putDiscarded } from './reply-back.ts';
import { newAct } from './triage.ts';

export const draftCommands = {
  /**
   * Creates or changes the draft. An empty one is none. The reply names the account of the message
   * that it answers, for ever.
   */
  'draft.save': command(commands['draft.save'], async (args, ports) => {
    const store = ports.store.forWorkspace(args.workspaceId);
    const saved = await store.change(
      (tx) => {
        const draft = draftOf(args, tx, ports.clock.now());
        if (!draft.ok) return draft;
        if (!isEmpty(args.content)) tx.put('replies', draft.value);
        else tx.remove('replies', args.replyId);
        return done({});
      },
      { safety: 'durable' },
    );
    return saved.ok ? saved : await belongsElsewhere(saved, args, ports.store);
  }),

  /** Nothing there is fine: it was empty or is discarded already. */
  'draft.discard': command(
    commands['draft.discard'],
    async ({ workspaceId, replyId }, ports) =>
      await ports.store.forWorkspace(workspaceId).change(
        (tx) => {
          const reply = tx.get('replies', replyId);
          if (reply === null || reply.status.state === 'canceled') return done({});
          if (reply.status.state !== 'draft') return refused('not-allowed-now');
          putDiscarded(tx, reply, newAct(ports));
          return done({});
        },
        { safety: 'durable' },
      ),
  ),
};
