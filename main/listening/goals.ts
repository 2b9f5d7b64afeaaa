import { withDue, type Goals } from '#domain/answer-goal.ts';
import { DEFAULT_HOURS } from '#domain/business-hours.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { isSame } from '#domain/merge.ts';
import { openTime } from '#domain/open-time.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { Place, Query, Store } from '#main/store/store.ts';
import type { ListeningPorts, Watcher } from './listening-ports.ts';

const SETTLE_MS = 150;
/** So many at once, and so long until the next: whoever looks at the window has the time in between. */
const PER_CHANGE = 50;
const BETWEEN_MS = 25;
const CLOCKED = ['open', 'waiting', 'snoozed'] as const;

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
  let walks: readonly Walk[] = [];
  let isStale = true;
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();

  const work = async (): Promise<void> => {
    if (isStale) {
      isStale = false;
      const stale = await readGoals(store, known);
      const left = walks.filter(({ workspaceId }) => !stale.includes(workspaceId));
      walks = [...left, ...stale.flatMap((id) => walksOf(id, known.get(id)?.goals.goals ?? []))];
    }
    await keepClocks(await nextOf());
    if (!isClosed && changed.size + walks.length > 0) later(BETWEEN_MS);
  };
  /** What has changed comes first, then those whose client has other goals. */
  const nextOf = async (): Promise<readonly Conversation[]> => {
    const ids = [...changed].slice(0, PER_CHANGE);
    for (const id of ids) changed.delete(id);
    if (ids.length > 0)
      return [...(await store.acrossWorkspaces.getMany('conversations', ids)).values()];
    const [walk, ...others] = walks;
    if (walk === undefined) return [];
    const { found, rest } = await step(store, walk);
    walks = rest === null ? others : [rest, ...others];
    return found;
  };
  const keepClocks = async (found: readonly Conversation[]): Promise<void> => {
    for (const [workspaceId, conversations] of Map.groupBy(found, (one) => one.workspaceId)) {
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
  const at = (conversation: Conversation, goals: Goals) =>
    withDue(conversation, goals, clock.now());
  const later = (ms = SETTLE_MS): void => {
    if (isClosed || cancel !== null) return;
    cancel = clock.after(ms, () => {
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

/** All conversations of one question, a few at a time. */
type Walk = {
  readonly workspaceId: WorkspaceId;
  readonly where: NonNullable<Query['where']>;
  readonly path: 'lastActivityAt' | 'dueAt';
  readonly after?: Place;
};

/** Without goals only what is due by older ones has to be looked at. */
function walksOf(workspaceId: WorkspaceId, goals: Goals['goals']): readonly Walk[] {
  return CLOCKED.map((state) =>
    goals.length === 0
      ? { workspaceId, where: { state, dueAt: { from: 0 } }, path: 'dueAt' }
      : { workspaceId, where: { state }, path: 'lastActivityAt' },
  );
}

async function step(
  store: Store,
  walk: Walk,
): Promise<{ readonly found: readonly Conversation[]; readonly rest: Walk | null }> {
  const { workspaceId, where, path, after } = walk;
  const found = await store.forWorkspace(workspaceId).find('conversations', {
    where,
    sort: [[path, 'desc']],
    limit: PER_CHANGE,
    ...(after === undefined ? {} : { after }),
  });
  const last = found.at(-1);
  if (last === undefined || found.length < PER_CHANGE) return { found, rest: null };
  return { found, rest: { ...walk, after: { at: last[path] ?? 0, id: last.id } } };
}
