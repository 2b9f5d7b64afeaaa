import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayOf } from '#domain/civil-day.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { testPorts } from '#main/testing/command-ports.ts';
import { aPerson, aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';

/** What would do harm, or nothing at all, is refused by the command that would have to keep it. */
const jana = aPerson(BAKERY);
const SPAM = { id: 'spam', name: 'Spam' };
const rule = {
  workspaceId: BAKERY,
  name: 'Regel',
  match: 'all',
  conditions: [{ kind: 'text', words: ['kredit'] }],
  actions: [{ kind: 'label', label: SPAM }],
  stops: false,
  takesHistory: false,
};
const monitor = {
  workspaceId: BAKERY,
  name: 'Rabe',
  words: 'rabe',
  isCompetitor: false,
  isSearched: false,
  tellsRise: true,
};
const thisYear = dayOf(2026, 12, 24);
const lastYear = dayOf(2025, 12, 24);

let store: OpenedStore;
let clock: ManualClock;
let run: Dispatch;

beforeEach(async () => {
  clock = createManualClock(Date.UTC(2026, 10, 26, 12));
  store = await openTestStore(clock);
  run = createDispatch(testPorts({ store, clock }));
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY, { holidays: { days: [dayOf(2024, 12, 24)] } }));
      tx.put('people', jana);
    },
    { safety: 'cache' },
  );
});
afterEach(async () => {
  await store.close();
});

const everything = async () => [
  await store.acrossWorkspaces.find('workspaces', {}),
  await store.acrossWorkspaces.find('library', {}),
  await store.acrossWorkspaces.find('monitors', {}),
  await store.acrossWorkspaces.find('people', {}),
  await store.acrossWorkspaces.find('events', {}),
];

const REFUSED: readonly (readonly [what: string, command: string, args: object, why: string])[] = [
  ['a monitor of nothing but a NOT', 'monitor.save', { ...monitor, words: '-vogel' }, 'finds-all'],
  ['a monitor of one language', 'monitor.save', { ...monitor, words: 'lang:de' }, 'finds-all'],
  [
    'a monitor that goes on after two letters',
    'monitor.save',
    { ...monitor, words: 'ab*' },
    'short-prefix',
  ],
  ['a pattern as a monitor', 'monitor.save', { ...monitor, words: '/ra+be/' }, 'pattern'],
  [
    'a pattern in a rule',
    'rule.save',
    { ...rule, conditions: [{ kind: 'text', words: ['/(a+)+$/'] }] },
    'pattern',
  ],
  [
    'a rule for everything',
    'rule.save',
    { ...rule, conditions: [{ kind: 'reach', from: 0 }] },
    'matches-all',
  ],
  [
    'a rule that waits for the label that it gives',
    'rule.save',
    { ...rule, conditions: [{ kind: 'label', label: SPAM }] },
    'feeds-itself',
  ],
  [
    'a macro that answers twice',
    'macro.save',
    {
      workspaceId: BAKERY,
      name: 'Makro',
      actions: [
        { kind: 'send', text: { id: 't', name: 'T' } },
        { kind: 'draft', text: { id: 't', name: 'T' } },
      ],
    },
    'two-answers',
  ],
  [
    'a merge of a person with itself',
    'person.merge',
    { workspaceId: BAKERY, personId: jana.id, otherId: jana.id },
    'otherId',
  ],
  [
    'a view of a time that ends before it begins',
    'view.save',
    {
      workspaceId: BAKERY,
      name: 'Nie',
      place: { state: 'open', filter: { from: 2000, until: 1000 }, sort: 'newest' },
    },
    'place.filter.until: ends before it begins',
  ],
  [
    'holidays of another year',
    'workspace.update',
    { workspaceId: BAKERY, holidays: { days: [thisYear, lastYear] } },
    'holidays',
  ],
];

test.each(REFUSED)('%s is refused, and nothing changes', async (...[, command, args, why]) => {
  const before = await everything();
  expect(await run(command, args)).toEqual({
    ok: false,
    failure: { code: 'invalid-input', detail: why },
  });
  expect(await everything()).toEqual(before);
});

test('a rule cannot even say that it sends', async () => {
  const actions = [{ kind: 'send', text: { id: 't', name: 'T' } }];
  expect(await run('rule.save', { ...rule, actions })).toMatchObject({
    ok: false,
    failure: { code: 'invalid-input' },
  });
});

test('days that were entered long ago stay, beside new ones of this year', async () => {
  const days = [dayOf(2024, 12, 24), thisYear];
  const answer = await run('workspace.update', { workspaceId: BAKERY, holidays: { days } });
  expect(answer).toEqual({ ok: true, value: {} });
  expect((await store.acrossWorkspaces.find('workspaces', {}))[0]?.holidays).toEqual({ days });
});
