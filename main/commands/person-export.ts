import { commands } from '#contract/commands.ts';
import { personFile } from '#domain/person-file.ts';
import { gatherPerson } from '#main/store/gather-person.ts';
import { readProfile } from '#main/store/profile.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';

const LANGUAGES = { en: 'en-GB', de: 'de-DE' } as const;

export const personExportCommands = {
  /** Whatever the person keeps of it lies outside of Parley from then on. */
  'person.export': command(commands['person.export'], async (args, ports) => {
    const { workspaceId, personId, locale } = args;
    const store = ports.store.forWorkspace(workspaceId);
    const client = await store.get('workspaces', workspaceId);
    const person = await store.get('people', personId);
    if (person === null || client === null) return refused('not-found');
    const { identities, lead } = await readProfile(store, person);
    const held = await gatherPerson(store, identities);
    const moment = new Intl.DateTimeFormat(LANGUAGES[locale], {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    const text = personFile(held, {
      clientName: client.name,
      locale,
      exportedAt: ports.clock.now(),
      when: (at) => moment.format(at),
    });
    const saved = await ports.saveFile({ name: `${lead.name}.html`, text });
    return saved.kind === 'failed'
      ? { ok: false, failure: saved.failure }
      : done({ isSaved: saved.kind === 'saved' });
  }),
};
