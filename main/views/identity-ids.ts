import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { readProfile } from '#main/store/profile.ts';
import type { ChangeOf, Reader } from '#main/store/store.ts';

/** All identities of the person that one of them belongs to; of somebody unknown the one that was asked for. */
export async function identityIds(
  reader: Reader,
  personId: PersonId,
): Promise<readonly PersonId[]> {
  const person = await reader.get('people', personId);
  if (person === null) return [personId];
  const { identities } = await readProfile(reader, person);
  return identities.map(({ id }) => id);
}

/** Identities became one person, or several again. */
export function altersIdentities({ documents }: ChangeOf<'people'>): boolean {
  return documents.some(({ before, after }) => leadIn(before) !== leadIn(after));
}

function leadIn(person: Person | null): PersonId | undefined {
  return person?.leadId;
}
