import { compose } from '#domain/identity.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Monitor } from '#domain/monitor.ts';
import { isQuiet } from '#domain/quiet-hours.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { Desktop } from '#main/ports.ts';
import { mentionTimes, riseAt } from '#main/store/mention-times.ts';
import { readProfiles } from '#main/store/profile.ts';
import { withoutMuted } from '#main/store/worth-telling.ts';
import type { ListeningPorts, Watcher } from './listening-ports.ts';

const LOOK_EVERY_MS = 30_000;
/** Older mentions are no news: they came with a search or after a long time offline. */
const NEWS_MS = 24 * 3_600_000;
/** A rise that begins so soon after one that was told is the same. */
const SAME_RISE_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
const BODY_LENGTH = 200;

export type MentionAlertPorts = ListeningPorts & {
  readonly desktop: Pick<Desktop, 'notify'>;
  mayNotify(): boolean;
  /** ms since epoch, as minutes since midnight on this machine. */
  minuteOfDay(now: number): number;
  onOpenMonitor(monitor: Pick<Monitor, 'id' | 'workspaceId'>): void;
};
export type MentionAlerts = Watcher & { readonly hear: (mentions: readonly Message[]) => void };

/**
 * Tells when a name is spoken of much more than usual, and when somebody with a large reach says
 * something negative. In the quiet hours of a client it waits for their end.
 */
export function startMentionAlerts(ports: MentionAlertPorts): MentionAlerts {
  const { clock, log } = ports;
  const waiting: Message[] = [];
  const looked = new Map<string, number>();
  let isClosed = false;
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    running = look(ports, waiting, looked)
      .catch(() => log('mentions.bug'))
      .finally(() => {
        if (!isClosed) cancel = clock.after(LOOK_EVERY_MS, run);
      });
  };
  let cancel = clock.after(LOOK_EVERY_MS, run);
  return {
    hear: (mentions) =>
      void waiting.push(...mentions.filter(({ sentiment }) => sentiment === 'negative')),
    async close() {
      isClosed = true;
      cancel();
      await running;
    },
  };
}

async function look(
  ports: MentionAlertPorts,
  waiting: Message[],
  looked: Map<string, number>,
): Promise<void> {
  const { store, clock } = ports;
  if (!ports.mayNotify()) {
    waiting.length = 0;
    return;
  }
  const minute = ports.minuteOfDay(clock.now());
  const isAwake = ({ quiet }: Workspace): boolean => quiet === undefined || !isQuiet(quiet, minute);
  const clients = (await store.acrossWorkspaces.find('workspaces', {})).filter(isAwake);
  const awake = new Set<WorkspaceId>(clients.map(({ id }) => id));
  const awakened = waiting.filter(({ workspaceId }) => awake.has(workspaceId));
  const rest = waiting.filter(({ workspaceId }) => !awake.has(workspaceId));
  waiting.splice(0, waiting.length, ...rest);
  const heard = await withoutMuted(store, awakened);
  for (const id of awake) {
    const monitors = await store.forWorkspace(id).find('monitors', {});
    await tellNegative(
      heard.filter(({ workspaceId }) => workspaceId === id),
      monitors,
      ports,
    );
    for (const monitor of monitors) {
      const changedAt = monitor.changedAt ?? 0;
      if (monitor.tellsRise !== true || looked.get(monitor.id) === changedAt) continue;
      looked.set(monitor.id, changedAt);
      await tellRise(monitor, ports);
    }
  }
}

/** One notice for all of a client. */
async function tellNegative(
  heard: readonly Message[],
  monitors: readonly Monitor[],
  ports: MentionAlertPorts,
): Promise<void> {
  const first = monitors[0];
  if (heard.length === 0 || first === undefined) return;
  const { store, clock, desktop } = ports;
  const people = await readProfiles(
    store.forWorkspace(first.workspaceId),
    heard.map(({ authorId }) => authorId),
  );
  const news = heard.flatMap((message) => {
    const author = people.get(message.authorId);
    const reach = (author === undefined ? undefined : compose(author).reach) ?? 0;
    const monitor = monitors.find(
      ({ id, tellsNegativeFrom: from }) =>
        from !== undefined && reach >= from && message.monitorIds?.includes(id) === true,
    );
    const isNew = message.createdAt > clock.now() - NEWS_MS;
    return monitor === undefined || !isNew ? [] : [{ message, monitor, reach }];
  });
  const loudest = news.toSorted((a, b) => b.reach - a.reach)[0];
  if (loudest === undefined) return;
  const { message, monitor, reach } = loudest;
  const others = news.length - 1;
  const [more, weitere] =
    others === 0 ? ['', ''] : [` and ${others} more`, ` und ${others} weitere`];
  desktop.notify({
    id: `negative-${message.id}`,
    title: {
      en: `Negative about “${monitor.name}”: ${message.authorName}, reach ${reach}${more}`,
      de: `Negativ über „${monitor.name}“: ${message.authorName}, Reichweite ${reach}${weitere}`,
    },
    body: [...message.text].slice(0, BODY_LENGTH).join(''),
    onClick: () => ports.onOpenMonitor(monitor),
  });
}

async function tellRise(monitor: Monitor, ports: MentionAlertPorts): Promise<void> {
  const { store, clock, desktop } = ports;
  const reader = store.forWorkspace(monitor.workspaceId);
  const now = clock.now();
  const rise = await riseAt(reader, { times: await mentionTimes(reader, monitor.id, now), now });
  if (rise === null || rise.since - (monitor.toldRise ?? 0) < SAME_RISE_MS) return;
  await reader.change(
    (tx) => {
      const known = tx.get('monitors', monitor.id);
      if (known !== null) tx.put('monitors', { ...known, toldRise: rise.since });
    },
    { safety: 'cache' },
  );
  const hours = Math.max(1, Math.round((now - rise.since) / HOUR_MS));
  const usual = Math.round(rise.usual);
  desktop.notify({
    id: `rise-${monitor.id}-${rise.since}`,
    title: {
      en: `“${monitor.name}”: ${rise.count} mentions in ${hours} h, usually ${usual}`,
      de: `„${monitor.name}“: ${rise.count} Erwähnungen in ${hours} Std., sonst ${usual}`,
    },
    body: '',
    onClick: () => ports.onOpenMonitor(monitor),
  });
}
