import { personViews } from '#contract/person-rows.ts';
import type { PersonField } from '#domain/library.ts';
import type { Reader } from '#main/store/store.ts';
import { ofKind } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

/** What a client wants to know of people, in the order in which it was thought of. */
export const personFieldsView = view(personViews.personFields, {
  on: { library: ofKind('person-field') },
  async read({ workspaceId }, { store }) {
    const fields = await fieldsOf(readerOf(store, workspaceId));
    return {
      rows: fields.map(({ id, workspaceId: owner, name, valueKind }) => ({
        id,
        workspaceId: owner,
        name,
        valueKind,
      })),
      rest: {},
    };
  },
});

export async function fieldsOf(reader: Reader): Promise<readonly PersonField[]> {
  const entries = await reader.find('library', { where: { kind: 'person-field' } });
  return entries
    .filter((entry) => entry.kind === 'person-field')
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}
