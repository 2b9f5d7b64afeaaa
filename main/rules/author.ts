import { compose, type Profile } from '#domain/identity.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import { findProfile, readProfiles } from '#main/store/profile.ts';
import type { Reader, Transaction } from '#main/store/store.ts';

/** Who wrote it, with the star, the reach and the first day of all that they are on the networks. */
export function authorOf(tx: Transaction, { authorId }: Pick<Message, 'authorId'>): Person | null {
  const person = tx.get('people', authorId);
  return person && asOne(person, findProfile(tx, person));
}

/** The same of many, outside of a change. */
export async function readAuthors(
  reader: Reader,
  messages: readonly Pick<Message, 'authorId'>[],
): Promise<ReadonlyMap<PersonId, Person>> {
  const profiles = await readProfiles(reader, [
    ...new Set(messages.map(({ authorId }) => authorId)),
  ]);
  return new Map(
    [...profiles].flatMap(([id, profile]): [PersonId, Person][] => {
      const person = profile.identities.find((one) => one.id === id);
      return person === undefined ? [] : [[id, asOne(person, profile)]];
    }),
  );
}

function asOne(person: Person, profile: Profile): Person {
  const { isVip, firstSeenAt, reach } = compose(profile);
  return { ...person, isVip, firstSeenAt, ...(reach === undefined ? {} : { reach }) };
}
