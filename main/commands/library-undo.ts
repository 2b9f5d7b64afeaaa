import type { ParleyEvent } from '#domain/events.ts';
import type { LibraryEntry } from '#domain/library.ts';
import type { Transaction } from '#main/store/store.ts';
import { actEventId, type TriageAct } from './triage.ts';

type Kept = Extract<ParleyEvent, { kind: 'library.removed' | 'library.changed' | 'library.made' }>;

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

/** Makes something new, which undo removes again. */
export function makeEntry(tx: Transaction, after: LibraryEntry, { batch, at }: TriageAct): void {
  tx.put('library', after);
  tx.put('events', {
    id: actEventId(batch, after.id),
    workspaceId: after.workspaceId,
    at,
    kind: 'library.made',
    after,
  });
}

/** Back to how it was; what was changed and then removed stays away. */
export function undoLibrary(tx: Transaction, event: Kept): void {
  switch (event.kind) {
    case 'library.removed':
      undoRemoval(tx, event.before);
      return;
    case 'library.changed':
      if (tx.get('library', event.before.id) !== null) tx.put('library', event.before);
      return;
    case 'library.made':
      tx.remove('library', event.after.id);
  }
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
