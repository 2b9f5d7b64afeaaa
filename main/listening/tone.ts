import type { ConversationId, WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { markKey } from '#domain/monitor.ts';
import { createMarker, type Marker } from '#domain/monitor/marker.ts';
import { heard, HEARD_BACK, withTone } from '#domain/sentiment/hear.ts';
import type { Lessons } from '#domain/sentiment/hits.ts';
import { createJudge } from '#domain/sentiment/judge.ts';
import type { Store, Transaction } from '#main/store/store.ts';
import { readLessons } from './lessons.ts';
import type { ListeningPorts, Watcher } from './listening-ports.ts';

/** Arrivals come in bursts: the store and the window have them to themselves first. */
const SETTLE_MS = 400;
const BETWEEN_MS = 25;
const BATCH = 20;

export type TonePorts = ListeningPorts & {
  /** New mentions, heard. */
  readonly onMentions?: (messages: readonly Message[]) => void;
};

/**
 * Hears how incoming messages sound and which monitors they are mentions for, after they were stored,
 * in small batches: arrival never waits for it, and what a crash left unheard is found at the next
 * start.
 */
export function startTone({ store, clock, log, takeTurn, onMentions }: TonePorts): Watcher {
  const judge = createJudge();
  const lessons = new Map<WorkspaceId, Lessons>();
  const markers = new Map<WorkspaceId, { readonly key: string; readonly marker: Marker }>();
  const stale = new Set<WorkspaceId>();
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let isRunning = false;
  let isWanted = false;
  let running: Promise<void> = Promise.resolve();

  const lessonsOf = async (workspaceId: WorkspaceId): Promise<Lessons> => {
    const known = lessons.get(workspaceId) ?? (await readLessons(store, workspaceId, judge));
    lessons.set(workspaceId, known);
    return known;
  };
  const markerOf = async (workspaceId: WorkspaceId): Promise<Marker> => {
    const known = markers.get(workspaceId);
    if (known !== undefined && !stale.delete(workspaceId)) return known.marker;
    const monitors = await store.forWorkspace(workspaceId).find('monitors', {});
    const key = JSON.stringify(monitors.map((monitor) => [monitor.id, markKey(monitor)]));
    if (known?.key === key) return known.marker;
    const marker = createMarker(monitors);
    markers.set(workspaceId, { key, marker });
    return marker;
  };
  /** Whether there may be more. */
  const hearSome = async (): Promise<boolean> => {
    const unheard = await unheardOf(store);
    for (const [workspaceId, messages] of Map.groupBy(unheard, (one) => one.workspaceId)) {
      const taught = await lessonsOf(workspaceId);
      const marked = await markerOf(workspaceId);
      await takeTurn('listening');
      const mentions = await store.forWorkspace(workspaceId).change(
        (tx) => {
          const found: Message[] = [];
          for (const { id } of messages) {
            const message = tx.get('messages', id);
            if (message === null) continue;
            const next = marked(heard(message, judge, taught));
            tx.put('messages', next);
            if (next.monitorIds !== message.monitorIds) found.push(next);
          }
          noteMentions(tx, found, clock.now());
          for (const id of new Set(messages.map((one) => one.conversationId))) refresh(tx, id);
          return found;
        },
        { safety: 'cache' },
      );
      if (mentions.length > 0) onMentions?.(mentions);
    }
    return unheard.length === BATCH;
  };
  const run = (): void => {
    cancel = null;
    isRunning = true;
    isWanted = false;
    running = hearAndGoOn().catch(() => log('tone.bug'));
  };
  const hearAndGoOn = async (): Promise<void> => {
    let hasMore = false;
    try {
      hasMore = await hearSome();
    } finally {
      isRunning = false;
    }
    if (hasMore) later(BETWEEN_MS);
    else if (isWanted) later(SETTLE_MS);
  };
  const later = (ms: number): void => {
    isWanted = true;
    if (!isClosed && !isRunning) cancel ??= clock.after(ms, run);
  };
  const stop = store.onChange(({ collection, workspaceIds }) => {
    if (collection === 'events') for (const id of workspaceIds) lessons.delete(id);
    if (collection === 'monitors') for (const id of workspaceIds) stale.add(id);
    if (collection === 'messages') later(SETTLE_MS);
  });
  later(SETTLE_MS);
  return {
    async close() {
      isClosed = true;
      stop();
      cancel?.();
      await running;
    },
  };
}

async function unheardOf(store: Store): Promise<readonly Message[]> {
  return await store.acrossWorkspaces.find('messages', {
    where: { direction: 'in', sentiment: { exists: false } },
    sort: [['createdAt', 'desc']],
    limit: BATCH,
  });
}

/** Who looks at a monitor hears of new mentions by the monitor, not by each message that comes in. */
function noteMentions(tx: Transaction, mentions: readonly Message[], now: number): void {
  for (const id of new Set(mentions.flatMap(({ monitorIds = [] }) => monitorIds))) {
    const monitor = tx.get('monitors', id);
    if (monitor !== null) tx.put('monitors', { ...monitor, changedAt: now });
  }
}

function refresh(tx: Transaction, id: ConversationId): void {
  const conversation = tx.get('conversations', id);
  if (conversation === null) return;
  const next = withTone(
    conversation,
    tx.find('messages', { where: { conversationId: id }, ...HEARD_BACK }),
  );
  if (next !== conversation) tx.put('conversations', next);
}
