import { leadOf } from '#domain/identity.ts';
import type { PersonId } from '#domain/ids.ts';
import type { InboxFilter, NamedFilter } from '#domain/inbox-filter.ts';
import { STAR_LIST } from '#domain/library.ts';
import { chunksOf, MOST_AT_ONCE } from './inbox-questions.ts';
import type { Query, Reader } from './store.ts';

/** The inbox is asked for all of them by name, in one question. */
export const MOST_ON_A_LIST = 1000;

/** The people of a list. */
export function membersOf(listId: string): Query {
  return {
    where: listId === STAR_LIST ? { isVip: true } : { listIds: { has: listId } },
    limit: MOST_ON_A_LIST,
  };
}

/** With the people of the lists that it names, by all their identities. */
export async function withPeople(reader: Reader, filter: NamedFilter): Promise<InboxFilter> {
  const { listIds, ...rest } = filter;
  if (listIds === undefined) return rest;
  const leads = new Set<PersonId>();
  for (const listId of listIds)
    for (const person of await reader.find('people', membersOf(listId))) leads.add(leadOf(person));
  const ids = new Set(leads);
  for (const inList of chunksOf([...leads], MOST_AT_ONCE))
    for (const { id } of await reader.find('people', { where: { leadId: { inList } } }))
      ids.add(id);
  return { ...rest, personIds: [...ids] };
}
