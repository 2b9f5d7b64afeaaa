import type { WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { markKey, type Monitor } from '#domain/monitor.ts';
import { compileMonitor } from '#domain/monitor/match.ts';
import { withMark } from '#domain/monitor/marker.ts';
import { monitoredOf } from '#domain/monitor/monitored.ts';
import { parseMonitor } from '#domain/monitor/parse.ts';
import type { MonitorQuery } from '#domain/monitor/query.ts';
import { questionOf } from '#domain/monitor/word-question.ts';
import type { WorkspaceStore } from '#main/store/store.ts';
import type { ListeningPorts, Watcher } from './listening-ports.ts';

const SETTLE_MS = 200;
const PER_CHANGE = 50;
const PER_READ = 200;
/** A monitor that finds more shows the newest of them, and says so. */
const MOST_MARKS = 5000;
/** Candidates of the index that are looked at. */
const MOST_LOOKED_AT = 20_000;

/**
 * Looks through what is stored for a monitor that is new or was changed, in small pieces. What it was
 * marked with is written down last: after a crash it begins anew.
 */
export function startArchiveMarks({ store, clock, log }: ListeningPorts): Watcher {
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  const isOver = (): boolean => isClosed;
  const work = async (): Promise<void> => {
    const monitors = await store.acrossWorkspaces.find('monitors', {});
    for (const monitor of monitors)
      if (!isClosed && monitor.markedWith !== markKey(monitor))
        await mark(store.forWorkspace(monitor.workspaceId), monitor, isOver);
  };
  const later = (): void => {
    if (isClosed || cancel !== null) return;
    cancel = clock.after(SETTLE_MS, () => {
      cancel = null;
      running = running.then(work).catch(() => log('monitors.bug'));
    });
  };
  const stop = store.onChange(({ collection }) => {
    if (collection === 'monitors') later();
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

async function mark(store: WorkspaceStore, monitor: Monitor, isOver: () => boolean): Promise<void> {
  const parsed = parseMonitor(monitor.words);
  const match = parsed.ok ? compileMonitor(parsed.query, monitor.rules) : () => null;
  const isHit = (message: Message): boolean => match(monitoredOf(message)) !== null;
  const marking = { store, monitor, isHit, isOver };
  await eachMarked(marking, async (messages) => await write(messages, marking));
  const isCut = parsed.ok && (await markFound(parsed.query, marking)) === 'cut';
  if (isOver()) return;
  await store.change(
    (tx) => {
      const now = tx.get('monitors', monitor.id);
      if (now === null || markKey(now) !== markKey(monitor)) return;
      const { isCut: _before, ...rest } = now;
      tx.put('monitors', { ...rest, markedWith: markKey(now), ...(isCut ? { isCut } : {}) });
    },
    { safety: 'cache' },
  );
}

type Marking = {
  readonly store: WorkspaceStore & { readonly workspaceId: WorkspaceId };
  readonly monitor: Monitor;
  readonly isHit: (message: Message) => boolean;
  readonly isOver: () => boolean;
};

/** All that carry the mark, those that should not any more among them. */
async function eachMarked(
  { store, monitor, isOver }: Marking,
  visit: (messages: readonly Message[]) => Promise<void>,
): Promise<void> {
  for (let last: Message | undefined; ;) {
    const found: readonly Message[] = await store.find('messages', {
      where: { monitorIds: { has: monitor.id } },
      sort: [['createdAt', 'desc']],
      limit: PER_CHANGE,
      ...(last === undefined ? {} : { after: { at: last.createdAt, id: last.id } }),
    });
    last = found.at(-1);
    if (last === undefined || isOver()) return;
    await visit(found);
  }
}

async function markFound(query: MonitorQuery, marking: Marking): Promise<'all' | 'cut'> {
  const question = questionOf(query);
  if (question === null) return 'all';
  const seen = new Set<string>();
  let below = Number.MAX_SAFE_INTEGER;
  let hits = 0;
  while (!marking.isOver()) {
    const found = await marking.store.messagesWith({ question, limit: PER_READ, below });
    const fresh = found.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const wanted = fresh.filter((message) => message.direction === 'in' && marking.isHit(message));
    for (let from = 0; from < wanted.length; from += PER_CHANGE)
      await write(wanted.slice(from, from + PER_CHANGE), marking);
    hits += wanted.length;
    if (found.length < PER_READ) return 'all';
    if (hits >= MOST_MARKS || seen.size >= MOST_LOOKED_AT) return 'cut';
    // Several may be of the same moment as the last one: they come once more and are known then.
    const oldest = found.at(-1)?.createdAt ?? 0;
    below = fresh.length === 0 ? oldest : oldest + 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return 'all';
}

/** Reads them again: they may have changed since. Nothing is written for a monitor that is gone. */
async function write(messages: readonly Message[], marking: Marking): Promise<void> {
  const { store, monitor, isHit } = marking;
  await store.change(
    (tx) => {
      if (tx.get('monitors', monitor.id) === null) return;
      for (const { id } of messages) {
        const now = tx.get('messages', id);
        if (now === null) continue;
        const next = withMark(now, monitor.id, isHit(now) ? 'hit' : 'none');
        if (next !== now) tx.put('messages', next);
      }
    },
    { safety: 'cache' },
  );
  await new Promise((resolve) => setImmediate(resolve));
}
