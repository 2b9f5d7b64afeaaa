import { leadOf, profileOf, type Profile } from '#domain/identity.ts';
import type { Person } from '#domain/person.ts';
import type { Reader, Transaction } from './store.ts';

/** The person with all identities, whichever of them is asked for. Without its lead it leads itself. */
export async function readProfile(reader: Reader, person: Person): Promise<Profile> {
  const leadId = leadOf(person);
  const lead = leadId === person.id ? person : await reader.get('people', leadId);
  return profileOf(lead ?? person, await reader.find('people', { where: { leadId } }));
}

/** The same inside a change. */
export function findProfile(tx: Transaction, person: Person): Profile {
  const leadId = leadOf(person);
  return profileOf(tx.get('people', leadId) ?? person, tx.find('people', { where: { leadId } }));
}
