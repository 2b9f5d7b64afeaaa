import type { ParleyEvent } from '#domain/events.ts';
import type { Monitor } from '#domain/monitor.ts';
import type { Transaction } from '#main/store/store.ts';
import { actEventId, type TriageAct } from './triage.ts';

type Changed = Extract<ParleyEvent, { kind: 'monitor.changed' }>;

/** Writes a monitor, or removes it (null), with what takes that back. */
export function putMonitor(
  tx: Transaction,
  { before, after }: { readonly before: Monitor | null; readonly after: Monitor | null },
  { batch, at }: TriageAct,
): void {
  const known = after ?? before;
  if (known === null) return;
  if (after === null) tx.remove('monitors', known.id);
  else tx.put('monitors', after);
  tx.put('events', {
    id: actEventId(batch, known.id),
    workspaceId: known.workspaceId,
    at,
    kind: 'monitor.changed',
    monitorId: known.id,
    ...(before === null ? {} : { before }),
    ...(after === null ? {} : { after }),
  });
}

/** As it was; what it finds is looked for anew, because the marks were made with something else. */
export function undoMonitor(tx: Transaction, { before, monitorId }: Changed): void {
  if (before === undefined) {
    tx.remove('monitors', monitorId);
    return;
  }
  const { markedWith: _marked, ...rest } = before;
  tx.put('monitors', rest);
}
