import type { CheckedCommandArgs } from '#contract/commands.ts';
import { sendTrouble } from '#domain/send-trouble.ts';
import type { CommandPorts } from './command.ts';
import { belongsElsewhere, draftOf } from './reply-draft.ts';
import { queueOnce, type Sent } from './reply-queue.ts';

type Args = CheckedCommandArgs<'reply.send'>;

/** An answer to a message: by the account that was addressed, whatever is on the screen. */
export async function sendReply(args: Args, ports: CommandPorts): Promise<Sent> {
  const store = ports.store.forWorkspace(args.workspaceId);
  const message = await store.get('messages', args.messageId);
  const account = message && (await store.get('accounts', message.accountId));
  const sent = await queueOnce(
    args,
    {
      account,
      draft: (tx, now) => draftOf(args, tx, now),
      troubleOf: ({ accountId, workspaceId }, content, tx) => {
        const answered = tx.get('messages', args.messageId);
        const by = tx.get('accounts', accountId);
        if (answered === null || by === null) return { code: 'not-found' };
        const client = tx.get('workspaces', workspaceId);
        return sendTrouble(content, { message: answered, account: by, client });
      },
    },
    ports,
  );
  return sent.ok ? sent : await belongsElsewhere(sent, args, ports.store);
}
