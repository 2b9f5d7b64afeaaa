import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MONITOR_DAYS } from '#contract/monitor-rows.ts';
import { RULE_DAYS } from '#contract/rule-rows.ts';
import { views } from '#contract/views.ts';
import type { Message } from '#domain/message.ts';
import { ruleEventId, type Rule } from '#domain/rule.ts';
import { triageOf } from '#domain/triage.ts';
import { aConversation, aMessage, anAccount, BAKERY } from '#main/testing/documents.ts';
import { emptyTables } from '#main/testing/memory-store.ts';
import { readView } from '#main/testing/read-view.ts';
import { dayStarts, monitorDaysView, monitorShareView, monitorsView } from './monitors.ts';
import { rulesView } from './rules.ts';

/** Figures of monitors and rules, against a recount of what is stored, one by one. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date(2026, 10, 26, 12).getTime();
const account = anAccount(BAKERY);
const talk = aConversation(account);
const MONITORS = ['own', 'rival'];
const RULES = ['a', 'b'];

type Tables = ReturnType<typeof emptyTables>;

const mentions = fc.array(
  fc.record({
    monitorIds: fc.subarray(MONITORS),
    /** Some of them of long ago, many of the last hours. */
    ago: fc.oneof(fc.nat(45 * DAY), fc.nat(4 * HOUR)),
    sentiment: fc.constantFrom('negative' as const, 'neutral' as const, 'positive' as const),
    network: fc.constantFrom('mastodon', 'bluesky'),
  }),
  { maxLength: 40 },
);
const deeds = fc.array(
  fc.record({
    rule: fc.constantFrom(...RULES),
    kind: fc.constantFrom('rule.ran' as const, 'rule.applied' as const),
    ago: fc.nat(60 * DAY),
  }),
  { maxLength: 20 },
);

test('days, share and rise of a monitor equal a recount of its mentions', async () => {
  await fc.assert(
    fc.asyncProperty(mentions, async (said) => {
      const tables = emptyTables();
      const messages = said.map(({ ago, ...rest }, index): Message =>
        aMessage(account, `m${index}`, { ...rest, createdAt: NOW - ago }),
      );
      // What is stored begins long before: otherwise there is no history to compare with.
      const first = aMessage(account, 'first', { createdAt: NOW - 90 * DAY });
      for (const one of [first, ...messages]) tables.messages.set(one.id, one);
      for (const id of MONITORS)
        tables.monitors.set(id, { id, workspaceId: BAKERY, name: id, words: id, createdAt: 0 });
      for (const id of MONITORS) await compare(id, tables, messages);
    }),
    { numRuns: 40 },
  );
});

type Compared = {
  readonly id: string;
  readonly tables: Tables;
  /** Its mentions since then. */
  readonly of: (since: number) => readonly Message[];
};

/** Every figure of one monitor with its mentions, counted by hand. */
async function compare(id: string, tables: Tables, messages: readonly Message[]): Promise<void> {
  const of: Compared['of'] = (since) =>
    messages.filter(
      ({ monitorIds = [], createdAt }) => monitorIds.includes(id) && createdAt >= since,
    );
  await compareLine({ id, tables, of });
  await compareShare({ id, tables, of });
}

async function compareLine({ id, tables, of }: Compared): Promise<void> {
  const shown = of(dayStarts(NOW)[0] ?? 0);
  const list = await readView(views.monitors, { view: monitorsView, args: {}, tables, now: NOW });
  const row = list.rows.find((one) => one.id === id);
  if (row === undefined) throw new Error('The monitor is missing');
  expect(row.days).toHaveLength(MONITOR_DAYS);
  expect(row.days.reduce((sum, count) => sum + count, 0)).toBe(shown.length);
  const loud = row.rise === null ? [] : of(row.rise.since);
  const { count = 0, negative = 0 } = row.rise ?? {};
  expect([count, negative]).toEqual([loud.length, negativeOf(loud)]);
  const args = { monitorId: id };
  const { rest } = await readView(views.monitorDays, {
    view: monitorDaysView,
    args,
    tables,
    now: NOW,
  });
  expect(rest.days.map((day) => day.mentions)).toEqual(row.days);
  expect(rest.days.reduce((sum, day) => sum + day.negative, 0)).toBe(negativeOf(shown));
}

async function compareShare({ id, tables, of }: Compared): Promise<void> {
  const shown = of(dayStarts(NOW)[0] ?? 0);
  const share = await readView(views.monitorShare, {
    view: monitorShareView,
    args: {},
    tables,
    now: NOW,
  });
  const part = share.rows.find((one) => one.id === id);
  if (part === undefined) throw new Error('The monitor is missing');
  expect([part.total, part.negative]).toEqual([shown.length, negativeOf(shown)]);
  for (const { network, mentions: count } of part.networks)
    expect(count).toBe(shown.filter((one) => one.network === network).length);
}

function negativeOf(some: readonly Message[]): number {
  return some.filter(({ sentiment }) => sentiment === 'negative').length;
}

test('on how many messages a rule acted equals a recount of its events', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (done) => {
      const tables = emptyTables();
      for (const [index, { rule, kind, ago }] of done.entries()) {
        const { id: messageId } = aMessage(account, `m${index}`);
        const eventId = ruleEventId({ id: rule, version: 1 }, messageId);
        tables.events.set(eventId, {
          id: eventId,
          workspaceId: BAKERY,
          at: NOW - ago,
          kind,
          ruleId: rule,
          ruleName: rule,
          ruleVersion: 1,
          runId: eventId,
          conversationId: talk.id,
          messageId,
          deeds: [],
          before: triageOf(talk),
          after: triageOf(talk),
        });
      }
      for (const id of RULES) tables.library.set(id, aRule(id));
      const { rows } = await readView(views.rules, { view: rulesView, args: {}, tables, now: NOW });
      for (const id of RULES)
        expect(rows.find((row) => row.id === id)?.acted).toBe(
          done.filter(
            ({ rule, kind, ago }) => rule === id && kind === 'rule.ran' && ago <= RULE_DAYS * DAY,
          ).length,
        );
    }),
    { numRuns: 40 },
  );
});

function aRule(id: string): Rule {
  return {
    kind: 'rule',
    id,
    workspaceId: BAKERY,
    name: id,
    match: 'all',
    conditions: [{ kind: 'vip' }],
    actions: [{ kind: 'notify' }],
    isOn: true,
    stops: false,
    takesHistory: false,
    version: 1,
    onSince: 0,
    position: 0,
    createdAt: 0,
  };
}
