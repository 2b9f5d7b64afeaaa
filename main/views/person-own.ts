import { touchSpan } from '#domain/keep-in-touch.ts';
import type { PersonField } from '#domain/library.ts';
import { ownOf } from '#domain/person-own.ts';
import type { Person } from '#domain/person.ts';
import { readLastContact } from '#main/store/last-contact.ts';
import type { Reader } from '#main/store/store.ts';

/** What the client keeps about a person, by the names that the person at this desk gave. */
export async function ownRow(reader: Reader, identities: readonly Person[]) {
  const { listIds, fields, touch } = ownOf(identities);
  const lists = await reader.find('library', { where: { kind: 'people-list' } });
  return {
    fields: (await fieldsOf(reader)).map(({ id, name, valueKind }) => ({
      id,
      name,
      valueKind,
      value: fields[id] ?? '',
    })),
    lists: lists
      .filter((list) => list.kind === 'people-list')
      .filter(({ id }) => listIds.includes(id))
      .map(({ id, name }) => ({ id, name })),
    touch: touch === undefined ? undefined : await touchRow(reader, identities, touch),
  };
}

/** What the client wants to know of people, in the order in which it was thought of. */
async function fieldsOf(reader: Reader): Promise<readonly PersonField[]> {
  const entries = await reader.find('library', { where: { kind: 'person-field' } });
  return entries
    .filter((entry) => entry.kind === 'person-field')
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

async function touchRow(
  reader: Reader,
  identities: readonly Person[],
  touch: NonNullable<Person['touch']>,
) {
  const ids = identities.map(({ id }) => id);
  const { at } = await readLastContact(reader, ids);
  return { days: touch.days, dueAt: touchSpan(touch, at).dueAt };
}
