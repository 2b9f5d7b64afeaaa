import { pagesOf } from './pages.ts';
import type { WorkspaceStore } from './store.ts';

const CACHE = { safety: 'cache' } as const;

/** Labels that only they had, and that nothing else speaks of. */
export async function dropLabels(
  stores: { readonly own: WorkspaceStore; readonly shared: WorkspaceStore },
  labelIds: readonly string[],
): Promise<void> {
  const { own, shared } = stores;
  if (labelIds.length === 0) return;
  const used = new Set<string>();
  for (const id of labelIds)
    if (
      (await own.find('conversations', { where: { labelIds: { has: id } }, limit: 1 })).length > 0
    )
      used.add(id);
  for await (const some of pagesOf(own, 'people', { where: {}, by: 'lastSeenAt' }))
    for (const id of some.flatMap((person) => person.labelIds)) used.add(id);
  const spoken = JSON.stringify(
    [...(await own.find('library', {})), ...(await shared.find('library', {}))].filter(
      ({ kind }) => kind !== 'label',
    ),
  );
  const free = labelIds.filter((id) => !used.has(id) && !spoken.includes(JSON.stringify(id)));
  await own.change((tx) => {
    for (const id of free) if (tx.get('library', id)?.kind === 'label') tx.remove('library', id);
  }, CACHE);
}
