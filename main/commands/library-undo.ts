import type { ParleyEvent } from '#domain/events.ts';
import type { LibraryEntry } from '#domain/library.ts';
import type { Transaction } from '#main/store/store.ts';
import { actEventId, type TriageAct } from './triage.ts';

type Kept = Extract<ParleyEvent, { kind: 'library.removed' | 'library.changed' }>;

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

/** Writes it as it is to be, with what brings back how it was. */
export function changeEntry(
  tx: Transaction,
  { before, after }: { readonly before: LibraryEntry; readonly after: LibraryEntry },
  { batch, at }: TriageAct,
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  tx.put('library', after);
  tx.put('events', {
    id: actEventId(batch, before.id),
    workspaceId: before.workspaceId,
    at,
    kind: 'library.changed',
    before,
  });
}

/** Back to how it was; what was changed and then removed stays away. */
export function undoLibrary(tx: Transaction, { kind, before }: Kept): void {
  if (kind === 'library.removed') undoRemoval(tx, before);
  else if (tx.get('library', before.id) !== null) tx.put('library', before);
}

/** To where it was; what moved up meanwhile makes room. */
function undoRemoval(tx: Transaction, entry: LibraryEntry): void {
  if (tx.get('library', entry.id) !== null) return;
  if ('position' in entry)
    for (const other of tx.find('library', { where: { kind: entry.kind } }))
      if ('position' in other && other.position >= entry.position)
        tx.put('library', { ...other, position: other.position + 1 });
  tx.put('library', entry);
}
