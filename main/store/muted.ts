import { leadOf } from '#domain/identity.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { chunksOf, MOST_AT_ONCE } from './inbox-questions.ts';
import type { Query, Reader, Transaction } from './store.ts';

const MUTED: Query = { where: { isMuted: true } };

/** Whether somebody is muted, whichever of their identities it was said of. Asked once for many. */
export function mutedIn(tx: Transaction): (person: Pick<Person, 'id' | 'leadId'>) => boolean {
  const leads = new Set(tx.find('people', MUTED).map(leadOf));
  return (person) => leads.has(leadOf(person));
}

/** All identities of everybody who is muted. */
export async function readMuted(reader: Reader): Promise<ReadonlySet<PersonId>> {
  return await readIdentities(reader, MUTED);
}

/** All identities of everybody with a star. */
export async function readStarred(reader: Reader): Promise<ReadonlySet<PersonId>> {
  return await readIdentities(reader, { where: { isVip: true } });
}

/** What is said of one identity holds for all. */
async function readIdentities(reader: Reader, query: Query): Promise<ReadonlySet<PersonId>> {
  const leads = [...new Set((await reader.find('people', query)).map(leadOf))];
  const ids = new Set(leads);
  for (const inList of chunksOf(leads, MOST_AT_ONCE))
    for (const { id } of await reader.find('people', { where: { leadId: { inList } } }))
      ids.add(id);
  return ids;
}
