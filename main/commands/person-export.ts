import { commands } from '#contract/commands.ts';
import { personFile } from '#domain/person-file.ts';
import { gatherPerson } from '#main/store/gather-person.ts';
import { readProfile } from '#main/store/profile.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';

const PATTERNS = { en: 'd MMM yyyy, HH:mm', de: 'dd.MM.yyyy, HH:mm' } as const;

/** How moments are written in the file; what it needs is read when somebody wants one. */
async function momentsIn(locale: keyof typeof PATTERNS): Promise<(at: number) => string> {
  const [{ format }, { de }, { enGB }] = await Promise.all([
    import('date-fns/format'),
    import('date-fns/locale/de'),
    import('date-fns/locale/en-GB'),
  ]);
  return (at) => format(at, PATTERNS[locale], { locale: locale === 'de' ? de : enGB });
}

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
    const when = await momentsIn(locale);
    const text = personFile(held, {
      clientName: client.name,
      locale,
      exportedAt: ports.clock.now(),
      when,
    });
    const saved = await ports.saveFile({ name: `${lead.name}.html`, text });
    return saved.kind === 'failed'
      ? { ok: false, failure: saved.failure }
      : done({ isSaved: saved.kind === 'saved' });
  }),
};
