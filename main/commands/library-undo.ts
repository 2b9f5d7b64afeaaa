import type { LibraryEntry } from '#domain/library.ts';
import type { Transaction } from '#main/store/store.ts';
import { actEventId, type TriageAct } from './triage.ts';

/** Removes something that the person made, with what brings it back. */
export function removeEntry(tx: Transaction, before: LibraryEntry, { batch, at }: TriageAct): void {
  tx.remove('library', before.id);
  tx.put('events', {
    id: actEventId(batch, before.id),
    workspaceId: before.workspaceId,
    at,
    kind: 'library.removed',
    before,
  });
}

/** To where it was; what moved up meanwhile makes room. */
export function undoRemoval(tx: Transaction, entry: LibraryEntry): void {
  if (tx.get('library', entry.id) !== null) return;
  if ('position' in entry)
    for (const other of tx.find('library', { where: { kind: entry.kind } }))
      if ('position' in other && other.position >= entry.position)
        tx.put('library', { ...other, position: other.position + 1 });
  tx.put('library', entry);
}
