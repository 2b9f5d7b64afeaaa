import { breathe } from './breathe.ts';
import type { CollectionName, Documents, Place, Query, WorkspaceStore } from './store.ts';

const CHUNK = 200;

type Asked = { readonly where: NonNullable<Query['where']>; readonly by: string };

/** Everything, the oldest first, with breaks in between. What is removed meanwhile is not missed. */
export async function* pagesOf<Name extends CollectionName>(
  store: WorkspaceStore,
  name: Name,
  { where, by }: Asked,
): AsyncGenerator<readonly Documents[Name][]> {
  let after: Place | undefined;
  for (;;) {
    const found: readonly Documents[Name][] = await store.find(name, {
      where,
      sort: [[by, 'asc']],
      limit: CHUNK,
      ...(after === undefined ? {} : { after }),
    });
    const last = found.at(-1);
    if (last === undefined) return;
    after = { at: Number(Object.getOwnPropertyDescriptor(last, by)?.value), id: last.id };
    yield found;
    await breathe();
  }
}
