import type { ConversationId, MessageId, WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { markKey } from '#domain/monitor.ts';
import { createMarker, type Marker } from '#domain/monitor/marker.ts';
import { monitoredOf, type Monitored } from '#domain/monitor/monitored.ts';
import { heard, HEARD_BACK, withTone } from '#domain/sentiment/hear.ts';
import type { Lessons } from '#domain/sentiment/hits.ts';
import { createJudge } from '#domain/sentiment/judge.ts';
import type { ArrivalRules, RuleNotice } from '#main/rules/arrivals.ts';
import type { Store, Transaction } from '#main/store/store.ts';
import { readLessons } from './lessons.ts';
import type { ListeningPorts, Watcher } from './listening-ports.ts';

/** Arrivals come in bursts: the store and the window have them to themselves first. */
const SETTLE_MS = 400;
const BETWEEN_MS = 25;
const BATCH = 20;

export type TonePorts = ListeningPorts & {
  /** What the person wants done with messages, as soon as they are heard. */
  readonly rules?: ArrivalRules;
  readonly onRules?: (notices: readonly RuleNotice[]) => void;
  /** New mentions, heard. */
  readonly onMentions?: (messages: readonly Message[]) => void;
};

/**
 * Hears how incoming messages sound and which monitors they are mentions for, after they were stored,
 * and lets the person's rules act on them, in small batches: arrival never waits for it, and what a
 * crash left unheard is found at the next start.
 */
export function startTone(ports: TonePorts): Watcher {
  const { store, clock, log, takeTurn, rules, onMentions, onRules } = ports;
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
      const ready = (await rules?.of(workspaceId)) ?? null;
      await takeTurn('listening');
      const found = await store.forWorkspace(workspaceId).change(
        (tx) => {
          // Changed in between: they are heard with the next batch.
          if (rules?.isCurrent(workspaceId, ready) === false) return null;
          const said: Message[] = [];
          const mentions: Message[] = [];
          const words = new Map<MessageId, Monitored>();
          for (const { id } of messages) {
            const message = tx.get('messages', id);
            if (message === null) continue;
            const judged = heard(message, judge, taught);
            const monitored = monitoredOf(judged);
            words.set(id, monitored);
            const next = marked(judged, monitored);
            tx.put('messages', next);
            said.push(next);
            if (next.monitorIds !== message.monitorIds) mentions.push(next);
          }
          noteMentions(tx, mentions, clock.now());
          const newest = new Map(
            [...new Set(messages.map((one) => one.conversationId))].map((id) => [
              id,
              refresh(tx, id),
            ]),
          );
          const heardNow = { messages: said.toReversed(), newest, words };
          const notices = ready === null ? [] : (rules?.run(tx, ready, heardNow) ?? []);
          return { mentions, notices };
        },
        { safety: 'cache' },
      );
      if (found === null) isWanted = true;
      if (found !== null && found.mentions.length > 0) onMentions?.(found.mentions);
      if (found !== null && found.notices.length > 0) onRules?.(found.notices);
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

/** The newest messages of the conversation. */
function refresh(tx: Transaction, id: ConversationId): readonly Message[] {
  const conversation = tx.get('conversations', id);
  if (conversation === null) return [];
  const newest = tx.find('messages', { where: { conversationId: id }, ...HEARD_BACK });
  const next = withTone(conversation, newest);
  if (next !== conversation) tx.put('conversations', next);
  return newest;
}
