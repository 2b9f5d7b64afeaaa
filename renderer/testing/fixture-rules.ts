import type { RuleLogRow, RuleRow, TrialRow } from '#contract/rule-rows.ts';
import type { MessageRow } from '#contract/rows.ts';
import type { CheckedViewArgs, ViewOutput } from '#contract/views.ts';
import { toId, type WorkspaceId } from '#domain/ids.ts';
import { ruleProblem } from '#domain/rule/rule-check.ts';
import { handle, type FixtureCommands } from './fixture-handle.ts';
import { MACROS } from './fixture-macros.ts';
import type { World } from './fixture-world.ts';

type Names = 'rules' | 'macros' | 'macroPreview' | 'ruleTrial' | 'ruleTrialList' | 'ruleLog';
type Rules = { readonly [Name in Names]: (args: CheckedViewArgs<Name>) => ViewOutput<Name> };

const rabe = toId<WorkspaceId>('rabe');
const spam = { id: 'spam', name: 'Spam' };
const DID: RuleLogRow['deeds'] = [
  { action: { kind: 'label', label: spam } },
  { action: { kind: 'state', state: 'done' } },
];
const LEFT_OUT: RuleLogRow['deeds'] = [
  { action: { kind: 'label', label: spam } },
  { action: { kind: 'state', state: 'done' }, skipped: 'others-wait' },
];
const ENDS = { middle: null, last: null, hasMore: false };

/** The rules of the sample bakery: one that runs, one that stops, one that names what is gone. */
export const RULES: readonly RuleRow[] = [
  {
    id: 'spam',
    workspaceId: null,
    name: 'Spam',
    match: 'any',
    isOn: true,
    stops: true,
    conditions: [
      {
        kind: 'text',
        words: ['crypto giveaway', 'telegram channel', 'casino*'],
      },
      {
        kind: 'text',
        words: ['Geld verdienen', 'Kredit ohne Schufa'],
      },
    ],
    actions: [
      {
        kind: 'label',
        label: spam,
      },
      {
        kind: 'state',
        state: 'done',
      },
    ],
    takesHistory: false,
    missing: [],
    acted: 23,
  },
  {
    id: 'night',
    workspaceId: rabe,
    name: 'Fragen in der Nacht',
    match: 'all',
    conditions: [
      {
        kind: 'sounds',
        as: 'question',
      },
      { kind: 'closed' },
    ],
    actions: [
      {
        kind: 'snooze',
        words: 'morgen 9',
      },
      {
        kind: 'draft',
        text: {
          id: 'gone',
          name: 'Wir melden uns',
        },
      },
    ],
    isOn: true,
    stops: false,
    takesHistory: false,
    acted: 4,
    missing: [
      {
        part: 'actions',
        index: 1,
        what: 'text',
      },
    ],
  },
  {
    id: 'praise',
    workspaceId: rabe,
    name: 'Lob',
    match: 'all',
    isOn: false,
    conditions: [
      {
        kind: 'sounds',
        as: 'positive',
      },
      {
        kind: 'sounds',
        as: 'question',
        isNot: true,
      },
    ],
    actions: [
      {
        kind: 'label',
        label: {
          id: 'praise',
          name: 'Lob',
        },
      },
    ],
    stops: false,
    takesHistory: false,
    missing: [],
    acted: 0,
  },
];

function incoming(world: World): readonly MessageRow[] {
  return [...world.entries.values()]
    .flat()
    .filter((entry): entry is MessageRow => entry.entry === 'message')
    .filter(({ direction, workspaceId }) => direction === 'in' && workspaceId === 'rabe')
    .toSorted((a, b) => b.createdAt - a.createdAt);
}

const told = (message: MessageRow) => ({
  id: message.id,
  workspaceId: message.workspaceId,
  conversationId: message.conversationId,
  network: message.network,
  personName: message.authorName,
  text: message.text,
  at: message.createdAt,
});

const isIn = (scope: string | null) => (row: { readonly workspaceId: string | null }) =>
  scope === null || row.workspaceId === null || row.workspaceId === scope;

export function ruleFixtures(world: World): Rules {
  return {
    rules: ({ workspaceId }) => ({ rows: world.rules.filter(isIn(workspaceId)), rest: {} }),
    macroPreview: ({ conversations }) => ({
      rows: incoming(world)
        .filter((message, _index, all) => {
          const isAsked = conversations.some(
            ({ conversationId }) => conversationId === message.conversationId,
          );
          const first = all.find((one) => one.conversationId === message.conversationId);
          return isAsked && first === message;
        })
        .map((message, index) =>
          Object.assign(told(message), {
            messageId: message.messageId,
            accountId: message.accountId,
            handle: '@rabe@kaffee.example',
            kind: 'public' as const,
            question: message.text,
            text: `Danke, ${message.authorName.split(' ')[0]}! Wir haben sonntags von 9 bis 17 Uhr offen.`,
            missing: [],
            obstacle: index === 0 ? null : ('has-draft' as const),
          }),
        ),
      rest: {},
    }),
    macros: ({ workspaceId }) => ({ rows: MACROS.filter(isIn(workspaceId)), rest: {} }),
    ruleTrial: ({ rule, days }) => {
      const problem = ruleProblem(rule);
      const matched = problem === null ? Math.min(12, incoming(world).length) : 0;
      return {
        rows: [],
        rest: { problem: problem?.kind ?? null, looked: days * 18, matched, isCut: false },
      };
    },
    ruleTrialList: ({ rule, limit }) => ({
      rows: incoming(world)
        .slice(0, Math.min(12, limit))
        .map((message): TrialRow =>
          Object.assign(told(message), {
            messageId: message.messageId,
            deeds: rule.actions.map((action) => ({ action })),
          }),
        ),
      rest: { ends: ENDS },
    }),
    ruleLog: ({ ruleId }) => ({
      rows: incoming(world)
        .slice(0, 4)
        .map((message, index): RuleLogRow =>
          Object.assign(told(message), {
            deeds: index === 1 ? LEFT_OUT : DID,
            by: index === 3 ? ('run' as const) : ('rule' as const),
            ruleId: ruleId ?? 'spam',
            ruleName: 'Spam',
            runId: message.id,
            ...(index === 2 ? { undoneAt: message.createdAt } : {}),
          }),
        ),
      rest: { ends: ENDS },
    }),
  };
}

export function createFixtureRules(world: World): FixtureCommands {
  return {
    ...handle('rule.save', ({ ruleId, ...saved }) => {
      const id = ruleId ?? crypto.randomUUID();
      const before = world.rules.find((rule) => rule.id === id);
      const after = { isOn: false, missing: [], acted: 0, ...before, ...saved, id };
      world.rules =
        before === undefined
          ? [...world.rules, after]
          : world.rules.map((rule) => (rule === before ? after : rule));
      return { ruleId: id };
    }),
    ...handle('rule.setOn', ({ ruleId, isOn }) => {
      world.rules = world.rules.map((rule) => (rule.id === ruleId ? { ...rule, isOn } : rule));
      return {};
    }),
    ...handle('rule.remove', ({ ruleId }) => {
      world.rules = world.rules.filter(({ id }) => id !== ruleId);
      return {};
    }),
    ...handle('rule.move', ({ ruleId, after }) => {
      const rule = world.rules.find(({ id }) => id === ruleId);
      const others = world.rules.filter(({ id }) => id !== ruleId);
      const place = others.findIndex(({ id }) => id === after) + 1;
      if (rule !== undefined) world.rules = others.toSpliced(place, 0, rule);
      return {};
    }),
    ...handle('rule.apply', () => ({ runId: 'run', count: 12 })),
    ...handle('rule.takeBack', () => ({ count: 1, left: 0 })),
    ...handle('macro.run', () => ({
      runId: 'run',
      count: 1,
      refused: 0,
      undoUntil: Date.now() + 5000,
    })),
  };
}
