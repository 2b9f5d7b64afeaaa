import { isDeepStrictEqual } from 'node:util';
import { personViews } from '#contract/person-rows.ts';
import { STAR_LIST } from '#domain/library.ts';
import type { Person } from '#domain/person.ts';
import { membersOf } from '#main/store/people-lists.ts';
import type { ChangeOf } from '#main/store/store.ts';
import { ofKind } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

/** Lists of people in the order in which they were made, with how many are on them. */
export const peopleListsView = view(personViews.peopleLists, {
  on: { library: ofKind('people-list'), people: altersLists },
  async read({ workspaceId }, { store }) {
    const reader = readerOf(store, workspaceId);
    const countOf = async (listId: string): Promise<number> =>
      await reader.count('people', { where: membersOf(listId).where ?? {} });
    const entries = await reader.find('library', { where: { kind: 'people-list' } });
    const lists = entries
      .filter((entry) => entry.kind === 'people-list')
      .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    return {
      rows: await Promise.all(
        lists.map(async ({ id, workspaceId: owner, name }) => ({
          id,
          workspaceId: owner,
          name,
          count: await countOf(id),
        })),
      ),
      rest: { stars: await countOf(STAR_LIST) },
    };
  },
});

/** Whether somebody came to a list or left one; people who are on none come and go all the time. */
export function altersLists({ documents }: ChangeOf<'people'>): boolean {
  return documents.some(({ before, after }) => !isDeepStrictEqual(onLists(before), onLists(after)));
}

function onLists(person: Person | null): readonly string[] {
  if (person === null) return [];
  const { isVip, listIds = [], leadId } = person;
  // Who belongs to somebody else may be on their lists.
  const lead = leadId === undefined ? [] : [leadId];
  return isVip ? [...lead, STAR_LIST, ...listIds] : [...lead, ...listIds];
}
