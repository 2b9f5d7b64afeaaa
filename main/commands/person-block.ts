import { commands } from '#contract/commands.ts';
import type { MessageId, PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { changePerson } from './person-change.ts';
import { newAct } from './triage.ts';
import { wantBlocked } from './want-blocked.ts';

/** Enough to find one for each account that they wrote to. */
const LOOKED_AT = 500;

export const personBlockCommands = {
  /**
   * On the network, for every account of the client there that can and that they wrote to. Noted on
   * messages of theirs, where the outbox finds it.
   */
  'person.block': command(commands['person.block'], async (asked, ports) => {
    const { workspaceId, personId, isOn } = asked;
    const act = newAct(ports);
    return await ports.store.forWorkspace(workspaceId).change(
      (tx) => {
        const person = tx.get('people', personId);
        if (person === null) return refused('not-found');
        const before = person.blocked ?? [];
        const after = isOn ? anchorsOf(tx, person) : [];
        if (isOn && after.length === 0) return refused('not-allowed-now');
        wantBlocked(tx, { before, after }, act.at);
        changePerson(tx, { person, change: { blocked: after } }, act);
        return done({});
      },
      { safety: 'durable' },
    );
  }),
};

/** For each account that can block, the newest message that they wrote to it. */
function anchorsOf(tx: Transaction, { id, network }: Person): readonly MessageId[] {
  const accounts = tx
    .find('accounts', {})
    .filter((account) => account.network === network)
    .filter(({ capabilities }) => capabilities.actions.block?.can === true);
  const messages = messagesBy(tx, id);
  return accounts.flatMap((account) => {
    const own = messages.filter(({ accountId }) => accountId === account.id);
    return own.find(({ isDeletedRemotely }) => !isDeletedRemotely)?.id ?? own[0]?.id ?? [];
  });
}

function messagesBy(tx: Transaction, authorId: PersonId): readonly Message[] {
  return tx.find('messages', {
    where: { authorId },
    sort: [['createdAt', 'desc']],
    limit: LOOKED_AT,
  });
}
