import { byPlace, deckIdOf, FIRST_DECK, placedAfter, type Column } from '#domain/column.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Store } from '#main/store/store.ts';
import { changeEntry } from './library-undo.ts';
import type { TriageAct } from './triage.ts';

/**
 * The columns that stand beside each other, in their order. Any other deck than the first has an id
 * of its own, and may hold columns of several clients.
 */
export async function columnsOfDeck(
  store: Store,
  { workspaceId, deckId }: { readonly workspaceId: WorkspaceId; readonly deckId: string },
): Promise<readonly Column[]> {
  const reader = deckId === FIRST_DECK ? store.forWorkspace(workspaceId) : store.acrossWorkspaces;
  const entries = await reader.find('library', { where: { kind: 'column' } });
  return entries
    .filter((entry) => entry.kind === 'column')
    .filter((column) => deckIdOf(column) === deckId)
    .toSorted(byPlace);
}

type Placing = {
  readonly column: Column;
  readonly after: string | null;
  /** Absent: it belongs to something that is taken back in another way. */
  readonly act?: TriageAct;
};

/**
 * Puts a column behind another one of its deck. One write for each client: a deck that was written
 * in part has another order and nothing worse.
 */
export async function place(store: Store, { column, after, act }: Placing): Promise<void> {
  const { workspaceId } = column;
  const columns = await columnsOfDeck(store, { workspaceId, deckId: deckIdOf(column) });
  const ordered = Map.groupBy(placedAfter(columns, column, after), (one) => one.workspaceId);
  for (const [owner, theirs] of ordered)
    await store.forWorkspace(owner).change(
      (tx) => {
        for (const { id, position } of theirs) {
          const current = tx.get('library', id);
          if (current?.kind !== 'column') continue;
          const moved = { ...current, position };
          if (act === undefined) tx.put('library', moved);
          else changeEntry(tx, { before: current, after: moved }, act);
        }
      },
      { safety: 'durable' },
    );
}
