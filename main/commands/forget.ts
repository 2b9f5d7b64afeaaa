import { commands } from '#contract/commands.ts';
import { findProfile } from '#main/store/profile.ts';
import { hashOf } from '#main/store/forgotten.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';

const SALT_BYTES = 16;

export const forgetCommands = {
  /** Not undone by anything: the window has asked before. An account of ours is nobody to forget. */
  'person.forget': command(commands['person.forget'], async ({ workspaceId, personId }, ports) => {
    const workspace = ports.store.forWorkspace(workspaceId);
    const people = await workspace.change(
      (tx) => {
        const person = tx.get('people', personId);
        return person === null ? [] : findProfile(tx, person).identities;
      },
      { safety: 'cache' },
    );
    const client = await workspace.get('workspaces', workspaceId);
    if (people.length === 0 || client === null) return refused('not-found');
    const accounts = await workspace.find('accounts', {});
    const isOurs = people.some(({ network, remoteId }) =>
      accounts.some((account) => account.network === network && account.remoteUserId === remoteId),
    );
    if (isOurs) return refused('not-allowed-now');
    const salt = client.forgetSalt ?? Buffer.from(ports.random.bytes(SALT_BYTES)).toString('hex');
    const marks = people.map((person) => ({ workspaceId, salt, hash: hashOf(person, salt) }));
    const { urls } = await ports.store.forgetPeople(people, marks);
    // Once more: a window may have shown a face meanwhile, and so fetched it again.
    await ports.dropMedia(urls);
    return done({});
  }),
};
