import type { HitReasonRow, HitRow, MonitorRow } from '#contract/monitor-rows.ts';
import type { MessageRow } from '#contract/rows.ts';
import type { CheckedViewArgs, ViewOutput } from '#contract/views.ts';
import { toId, type WorkspaceId } from '#domain/ids.ts';
import { parseMonitor } from '#domain/monitor/parse.ts';
import { handle, type FixtureCommands } from './fixture-handle.ts';
import type { World } from './fixture-world.ts';

type Names =
  | 'monitors'
  | 'monitorHits'
  | 'monitorDays'
  | 'monitorTrial'
  | 'monitorShare'
  | 'crisis';
type Monitors = {
  readonly [Name in Names]: (args: CheckedViewArgs<Name>) => ViewOutput<Name>;
};

const HOUR = 3_600_000;
const TODAY = Math.floor(Date.now() / (24 * HOUR));
/** Of every conversation, where the list is sorted by it. */
export const RISK = {
  sentiment: 'negative',
  risk: { reach: 18_400, waitingMs: 32_400_000, isComplaint: true, words: ['enttäuschend'] },
} as const;
const line = (base: number, peak: number): number[] =>
  Array.from(
    { length: 30 },
    (_, day) => base + ((day * 7) % 4) + (day > 24 && day < 29 ? peak : 0),
  );

/** The monitors of the sample bakery: a name in a storm, a product, a competitor. */
export function monitorRows(now: number): MonitorRow[] {
  const shared = {
    workspaceId: toId<WorkspaceId>('rabe'),
    isSearched: true,
    tellsRise: true,
    tellsNegativeFrom: 1000,
    isLooking: false,
    isCut: false,
  };
  return [
    {
      ...shared,
      id: 'name',
      name: 'Rösterei Rabe',
      words: '"Rösterei Rabe" OR Rabe NEAR/3 Kaffee',
      isCompetitor: false,
      rules: [
        { id: 'r1', kind: 'author', label: '@krah' },
        { id: 'r2', kind: 'word', label: 'Kolkrabe' },
      ],
      days: line(1, 9),
      rise: { since: now - 30 * HOUR, count: 41, usual: 13, negative: 22 },
    },
    {
      ...shared,
      id: 'roast',
      name: 'Herbströstung',
      words: 'Herbströstung* NOT site:rabe.example',
      isCompetitor: false,
      rules: [],
      days: line(0, 3),
      rise: null,
    },
    {
      ...shared,
      id: 'rival',
      name: 'Nordlicht',
      words: '"Kaffee Nordlicht"',
      isCompetitor: true,
      isSearched: false,
      rules: [],
      days: line(2, 0),
      rise: null,
      isCut: true,
    },
  ];
}

const REASONS: readonly [HitReasonRow, HitReasonRow] = [
  { kind: 'words', text: 'Rösterei Rabe', isPrefix: false },
  { kind: 'near', texts: ['Rabe', 'Kaffee'], distance: 3 },
];

function hits(world: World, words: RegExp): readonly HitRow[] {
  return [...world.entries.values()]
    .flat()
    .filter((entry): entry is MessageRow => entry.entry === 'message')
    .filter(({ direction, workspaceId }) => direction === 'in' && workspaceId === 'rabe')
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .map((message, index) => {
      const found = words.exec(message.text);
      const sentiment = (['negative', 'neutral', 'positive'] as const)[index % 3];
      return Object.assign({}, message, {
        isInInbox: index % 2 === 0,
        reasons: [REASONS[index % 2] ?? REASONS[0]],
        marks: found === null ? [] : [{ start: found.index, end: found.index + found[0].length }],
        beside: found === null ? [{ part: 'card' as const, text: 'Rösterei Rabe' }] : [],
        ...(index % 3 === 0 ? { reach: 18_400 } : {}),
        site: 'kaffee.example',
        ...(sentiment === undefined ? {} : { sentiment }),
      });
    });
}

/** What every monitor found. */
export function mentionsIn(world: World): readonly HitRow[] {
  return hits(world, /kaffee|mühle|bestellung|röst\p{L}*|coffee/iu);
}

export function monitorFixtures(world: World): Monitors {
  const mentions = (): readonly HitRow[] => mentionsIn(world);
  return {
    monitors: ({ workspaceId }) => ({
      rows: world.monitors.filter((row) => workspaceId === null || row.workspaceId === workspaceId),
      rest: {},
    }),
    monitorHits: ({ limit }) => ({
      rows: mentions().slice(0, limit),
      rest: { ends: { middle: null, last: null, hasMore: false } },
    }),
    monitorDays: ({ monitorId }) => ({
      rows: [],
      rest: {
        days: (world.monitors.find(({ id }) => id === monitorId)?.days ?? []).map(
          (count, index) => ({
            day: TODAY - 29 + index,
            mentions: count,
            negative: index > 24 ? Math.floor(count / 2) : count % 2,
          }),
        ),
      },
    }),
    monitorTrial: ({ words }) => {
      const parsed = parseMonitor(words);
      const rows = parsed.ok ? mentions().slice(0, 3) : [];
      return {
        rows,
        rest: {
          problem: parsed.ok ? null : parsed.problem,
          found: parsed.ok ? 41 : 0,
          isMore: false,
          findsMost: words.includes(' OR der'),
        },
      };
    },
    monitorShare: () => ({
      rows: world.monitors.map(({ id, name, isCompetitor, days }, index) => {
        const total = days.reduce((sum, count) => sum + count, 0);
        const mastodon = Math.round(total / (index + 2));
        return {
          id,
          name,
          isCompetitor,
          total,
          negative: Math.round(total / 5),
          networks: [
            { network: 'mastodon', mentions: mastodon },
            { network: 'bluesky', mentions: total - mastodon },
          ],
        };
      }),
      rest: {},
    }),
    crisis: ({ monitorId }) => {
      const monitor = world.monitors.find(({ id }) => id === monitorId);
      const rise = monitor?.rise ?? null;
      return {
        rows: [],
        rest: { crisis: rise === null ? null : { rise, ...storm(mentions(), rise.since) } },
      };
    },
  };
}

function byAuthor(mentions: readonly HitRow[]): readonly HitRow[] {
  return [...new Map(mentions.map((row) => [row.personId, row])).values()];
}

type Storm = Omit<NonNullable<ViewOutput<'crisis'>['rest']['crisis']>, 'rise'>;

function storm(mentions: readonly HitRow[], since: number): Storm {
  return {
    negative: 22,
    people: 31,
    reach: 84_200,
    answered: 12,
    words: [
      { word: 'Versand', count: 18 },
      { word: 'Paket', count: 14 },
      { word: 'wochenlang', count: 6 },
    ],
    networks: [
      { network: 'mastodon', mentions: 26 },
      { network: 'bluesky', mentions: 15 },
    ],
    hours: Array.from({ length: 31 }, (_, index) => ({
      at: since + index * HOUR,
      mentions: 1 + ((index * 5) % 7),
      negative: (index * 5) % 4,
    })),
    authors: byAuthor(mentions)
      .slice(0, 5)
      .map(({ personId, authorName, network }, index) => ({
        personId,
        name: authorName,
        networks: [network],
        mentions: 6 - index,
        negative: 3,
        reach: index < 3 ? 18_400 - index * 4000 : undefined,
      })),
    waiting: mentions.slice(0, 6).map((row, index) => ({
      messageId: row.messageId,
      conversationId: row.conversationId,
      authorName: row.authorName,
      network: row.network,
      text: row.text,
      at: row.createdAt,
      isInInbox: row.isInInbox,
      reach: index < 3 ? 18_400 - index * 4000 : undefined,
    })),
  };
}

export function createFixtureMonitors(world: World): FixtureCommands {
  return {
    ...handle('monitor.save', ({ monitorId, workspaceId, ...given }) => {
      const id = monitorId ?? crypto.randomUUID();
      const known = world.monitors.find((row) => row.id === id);
      const made = { id, workspaceId, rules: [], days: line(0, 0), rise: null };
      // Other words find other mentions: what rose before is as usual with them.
      const isOther = known !== undefined && known.words !== given.words;
      const anew = isOther ? { rise: null, days: line(1, 0) } : {};
      const saved = { isLooking: false, isCut: false, ...made, ...known, ...given, ...anew };
      world.monitors = [...world.monitors.filter((row) => row.id !== id), saved];
      return { monitorId: id };
    }),
    ...handle('monitor.remove', ({ monitorId }) => {
      world.monitors = world.monitors.filter(({ id }) => id !== monitorId);
      return {};
    }),
    ...handle('monitor.addRule', ({ monitorId, noise }) => {
      const label = noise.kind === 'word' ? noise.word : '@jana@dresden.example';
      const rule = { id: crypto.randomUUID(), kind: noise.kind, label };
      changeRules(world, monitorId, (rules) => [...rules, rule]);
      return {};
    }),
    ...handle('monitor.removeRule', ({ monitorId, ruleId }) => {
      changeRules(world, monitorId, (rules) => rules.filter(({ id }) => id !== ruleId));
      return {};
    }),
  };
}

type Rules = MonitorRow['rules'];

function changeRules(world: World, monitorId: string, next: (rules: Rules) => Rules): void {
  const monitor = world.monitors.find(({ id }) => id === monitorId);
  if (monitor === undefined) return;
  const at = world.monitors.indexOf(monitor);
  world.monitors = world.monitors.with(at, { ...monitor, rules: next(monitor.rules) });
}
