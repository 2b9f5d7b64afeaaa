import type { z } from 'zod';
import { MONITOR_DAYS, type monitorRow } from '#contract/monitor-rows.ts';
import { views } from '#contract/views.ts';
import { markKey, type Monitor, type NoiseRule } from '#domain/monitor.ts';
import { mentionTimes, riseAt } from '#main/store/mention-times.ts';
import type { Reader, Store } from '#main/store/store.ts';
import { always } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

type Row = z.input<typeof monitorRow>;

export const monitorsView = view(views.monitors, {
  on: { monitors: always },
  async read({ workspaceId }, { store, clock }) {
    const monitors = await inOrder(readerOf(store, workspaceId));
    const now = clock.now();
    return {
      rows: await Promise.all(monitors.map(async (monitor) => await toRow(monitor, store, now))),
      rest: {},
    };
  },
});

/** Own names first, then those of competitors, as they were made. */
async function inOrder(reader: Reader): Promise<readonly Monitor[]> {
  const monitors = await reader.find('monitors', {});
  return monitors.toSorted((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt);
}

function rank({ role }: Monitor): number {
  return role === 'competitor' ? 1 : 0;
}

async function toRow(monitor: Monitor, store: Store, now: number): Promise<Row> {
  const { id, workspaceId, name, words, role, rules = [], tellsNegativeFrom } = monitor;
  const reader = store.forWorkspace(workspaceId);
  const times = await mentionTimes(reader, id, now);
  const starts = dayStarts(now);
  return {
    id,
    workspaceId,
    name,
    words,
    isCompetitor: role === 'competitor',
    isSearched: monitor.isSearched === true,
    tellsRise: monitor.tellsRise === true,
    ...(tellsNegativeFrom === undefined ? {} : { tellsNegativeFrom }),
    rules: rules.map((rule) => ({ id: rule.id, kind: rule.kind, label: labelOf(rule) })),
    days: countPerDay(times, starts),
    rise: await riseOf(reader, id, { times, now }),
    isLooking: monitor.markedWith !== markKey(monitor),
    isCut: monitor.isCut === true,
  };
}

async function riseOf(
  reader: Reader,
  monitorId: string,
  asked: Parameters<typeof riseAt>[1],
): Promise<Row['rise']> {
  const rise = await riseAt(reader, asked);
  if (rise === null) return null;
  const since = { monitorIds: { has: monitorId }, createdAt: { from: rise.since } };
  const negative = await reader.count('messages', { where: { ...since, sentiment: 'negative' } });
  return { ...rise, negative };
}

function labelOf(rule: NoiseRule): string {
  switch (rule.kind) {
    case 'author':
    case 'message':
      return rule.label;
    case 'site':
      return rule.site;
    case 'word':
      return rule.word;
  }
}

/** Midnights of the last days on this machine, today last. */
export function dayStarts(now: number): readonly number[] {
  return Array.from({ length: MONITOR_DAYS }, (_, index) => {
    const date = new Date(now);
    date.setHours(0, 0, 0, 0);
    date.setDate(date.getDate() - (MONITOR_DAYS - 1 - index));
    return date.getTime();
  });
}

function countPerDay(times: readonly number[], starts: readonly number[]): readonly number[] {
  const counts = starts.map(() => 0);
  for (const at of times) {
    const day = starts.findLastIndex((start) => start <= at);
    if (day !== -1) counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}

/** Days since 1 January 1970 in the time of this machine. */
function dayNumber(start: number): number {
  const date = new Date(start);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

export const monitorDaysView = view(views.monitorDays, {
  on: { monitors: ({ ids }, { args }) => ids.includes(args.monitorId) },
  async read({ workspaceId, monitorId }, { store, clock }) {
    const starts = dayStarts(clock.now());
    const where = { monitorIds: { has: monitorId }, createdAt: { from: starts[0] ?? 0 } };
    const reader = store.forWorkspace(workspaceId);
    const all = countPerDay(await reader.numbers('messages', 'createdAt', { where }), starts);
    const negative = countPerDay(
      await reader.numbers('messages', 'createdAt', { where: { ...where, sentiment: 'negative' } }),
      starts,
    );
    return {
      rows: [],
      rest: {
        days: starts.map((start, at) => ({
          day: dayNumber(start),
          mentions: all[at] ?? 0,
          negative: negative[at] ?? 0,
        })),
      },
    };
  },
});

export const monitorShareView = view(views.monitorShare, {
  on: { monitors: always },
  async read({ workspaceId }, { store, clock }) {
    const from = dayStarts(clock.now())[0] ?? 0;
    const monitors = await inOrder(readerOf(store, workspaceId));
    const rows = await Promise.all(
      monitors.map(async ({ id, workspaceId: owner, name, role }) => {
        const reader = store.forWorkspace(owner);
        const where = { monitorIds: { has: id }, createdAt: { from } };
        const networks = await reader.countBy('messages', 'network', { where });
        return {
          id,
          name,
          isCompetitor: role === 'competitor',
          total: [...networks.values()].reduce((sum, count) => sum + count, 0),
          negative: await reader.count('messages', { where: { ...where, sentiment: 'negative' } }),
          networks: [...networks]
            .map(([network, mentions]) => ({ network, mentions }))
            .toSorted((a, b) => b.mentions - a.mentions),
        };
      }),
    );
    return { rows: rows.toSorted((a, b) => b.total - a.total), rest: {} };
  },
});
