import { withDue, type Goals } from '#domain/answer-goal.ts';
import { DEFAULT_HOURS } from '#domain/business-hours.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { isSame } from '#domain/merge.ts';
import { openTime } from '#domain/open-time.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { Store } from '#main/store/store.ts';
import type { ListeningPorts, Watcher } from './listening-ports.ts';

const SETTLE_MS = 150;
const PER_CHANGE = 50;
const CLOCKED = ['open', 'waiting', 'snoozed'];

/** What this machine's local time is ahead of UTC at a moment. */
function zoneMs(at: number): number {
  return -new Date(at).getTimezoneOffset() * 60_000;
}

/**
 * Keeps the answer clocks of all conversations: the one place. It watches the store, so that whatever
 * changes a conversation need not know of goals; also offline, and for what changed while it was off.
 */
export function startGoals({ store, clock, log }: ListeningPorts): Watcher {
  const known = new Map<WorkspaceId, Given>();
  const changed = new Set<string>();
  let isStale = true;
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();

  const work = async (): Promise<void> => {
    if (isStale) {
      isStale = false;
      for (const id of await readGoals(store, known))
        for (const conversationId of await clockedOf(store, id)) changed.add(conversationId);
    }
    while (changed.size > 0) {
      if (isClosed) return;
      const ids = [...changed].slice(0, PER_CHANGE);
      for (const id of ids) changed.delete(id);
      await keepClocks(ids);
    }
  };
  const keepClocks = async (ids: readonly string[]): Promise<void> => {
    const found = await store.acrossWorkspaces.getMany('conversations', ids);
    for (const [workspaceId, conversations] of Map.groupBy(
      found.values(),
      (one) => one.workspaceId,
    )) {
      const goals = known.get(workspaceId)?.goals;
      if (goals === undefined || conversations.every((one) => one === at(one, goals))) continue;
      await store.forWorkspace(workspaceId).change(
        (tx) => {
          for (const { id } of conversations) {
            const now = tx.get('conversations', id);
            const next = now === null ? null : at(now, goals);
            if (next !== null && next !== now) tx.put('conversations', next);
          }
        },
        { safety: 'cache' },
      );
    }
  };
  const at = (conversation: Parameters<typeof withDue>[0], goals: Goals) =>
    withDue(conversation, goals, clock.now());
  const later = (): void => {
    if (isClosed || cancel !== null) return;
    cancel = clock.after(SETTLE_MS, () => {
      cancel = null;
      running = running.then(work).catch(() => log('goals.bug'));
    });
  };
  const stop = store.onChange(({ collection, ids }) => {
    if (collection === 'workspaces') isStale = true;
    else if (collection === 'conversations') for (const id of ids) changed.add(id);
    else return;
    later();
  });
  later();
  return {
    async close() {
      isClosed = true;
      stop();
      cancel?.();
      await running;
    },
  };
}

type Given = {
  readonly goals: Goals;
  readonly of: Pick<Workspace, 'goals' | 'hours' | 'holidays'>;
};

/** Reads every client's goals; gives back those that have changed. */
async function readGoals(
  store: Store,
  known: Map<WorkspaceId, Given>,
): Promise<readonly WorkspaceId[]> {
  const changed: WorkspaceId[] = [];
  for (const workspace of await store.acrossWorkspaces.find('workspaces', {})) {
    const { id, goals = [], hours = DEFAULT_HOURS, holidays = { days: [] } } = workspace;
    const of = { goals, hours, holidays };
    const before = known.get(id);
    if (before !== undefined && isSame(before.of, of)) continue;
    known.set(id, { of, goals: { goals, open: openTime(hours, holidays, zoneMs) } });
    changed.push(id);
  }
  return changed;
}

async function clockedOf(store: Store, workspaceId: WorkspaceId): Promise<readonly string[]> {
  const found = await store
    .forWorkspace(workspaceId)
    .find('conversations', { where: { state: { inList: CLOCKED } } });
  return found.map(({ id }) => id);
}
