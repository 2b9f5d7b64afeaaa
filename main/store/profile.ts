import { leadOf, profileOf, type Profile } from '#domain/identity.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { chunksOf, MOST_AT_ONCE } from './inbox-questions.ts';
import type { Reader, Transaction } from './store.ts';

/** The person with all identities, whichever of them is asked for. Without its lead it leads itself. */
export async function readProfile(reader: Reader, person: Person): Promise<Profile> {
  const leadId = leadOf(person);
  const lead = leadId === person.id ? person : await reader.get('people', leadId);
  return profileOf(lead ?? person, await reader.find('people', { where: { leadId } }));
}

/** The persons that these identities belong to, by each identity that was asked for and is there. */
export async function readProfiles(
  reader: Reader,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Profile>> {
  const asked = await reader.getMany('people', ids);
  const leadIds = [...new Set([...asked.values()].map(leadOf))];
  const leads = await reader.getMany('people', leadIds);
  const followers = await Promise.all(
    chunksOf(leadIds, MOST_AT_ONCE).map(
      async (inList) => await reader.find('people', { where: { leadId: { inList } } }),
    ),
  );
  const byLead = Map.groupBy(followers.flat(), leadOf);
  return new Map(
    [...asked.values()].map((person): [PersonId, Profile] => {
      const leadId = leadOf(person);
      return [person.id, profileOf(leads.get(leadId) ?? person, byLead.get(leadId) ?? [])];
    }),
  );
}

/** The same inside a change. */
export function findProfile(tx: Transaction, person: Person): Profile {
  const leadId = leadOf(person);
  return profileOf(tx.get('people', leadId) ?? person, tx.find('people', { where: { leadId } }));
}
