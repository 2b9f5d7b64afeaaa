import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '#domain/conversation.ts';
import { ruleEventId, type MacroAction, type Rule } from '#domain/rule.ts';
import { triageOf, undoTriage } from '#domain/triage.ts';
import { aConversation, aMessage, anAccount, BAKERY } from '#main/testing/documents.ts';
import { planActions, type ActPlace } from './rule-act.ts';
import { rulesFor } from './rule-order.ts';
import { factsOf } from './rule-match.ts';
import { othersWait } from './rule-waiting.ts';

const account = anAccount(BAKERY);
const NOW = 1_700_000_000_000;
const action: fc.Arbitrary<MacroAction> = fc.oneof(
  fc.record({
    kind: fc.constant('label' as const),
    label: fc.constantFrom({ id: 'a', name: 'A' }, { id: 'gone', name: 'Weg' }),
  }),
  fc.record({
    kind: fc.constant('state' as const),
    state: fc.constantFrom('done' as const, 'waiting' as const),
  }),
  fc.record({
    kind: fc.constant('snooze' as const),
    words: fc.constantFrom('in 3 stunden', 'tomorrow 9', 'montag', 'heute 0:01'),
  }),
  fc.record({ kind: fc.constant('note' as const), text: fc.constantFrom('Eins', 'Zwei') }),
  fc.record({
    kind: fc.constant('draft' as const),
    text: fc.constantFrom({ id: 't', name: 'T' }, { id: 'gone', name: 'Weg' }),
  }),
  fc.record({
    kind: fc.constant('send' as const),
    text: fc.constantFrom({ id: 't', name: 'T' }, { id: 'gone', name: 'Weg' }),
  }),
  fc.constantFrom<MacroAction>({ kind: 'notify' }, { kind: 'hide' }, { kind: 'vip' }),
);
const place: fc.Arbitrary<ActPlace> = fc
  .record({
    by: fc.constantFrom('rule' as const, 'person' as const),
    isVip: fc.boolean(),
    hide: fc.constantFrom('can' as const, 'cannot' as const, 'already' as const),
    canReply: fc.boolean(),
    draft: fc.boolean(),
    others: fc.boolean(),
  })
  .map(({ draft, others, by, isVip, hide, canReply }) => ({
    by,
    isVip,
    canStar: () => true,
    hide,
    canReply,
    now: NOW,
    zoneMs: () => 3_600_000,
    noteId: 'run',
    labelOf: ({ id }) => (id === 'gone' ? null : id),
    hasText: ({ id }) => id !== 'gone',
    hasDraft: () => draft,
    sendObstacle: ({ id }) => (id === 'gone' ? 'text-gone' : null),
    othersWait: () => others,
  }));
const conversation: fc.Arbitrary<Conversation> = fc
  .record({
    state: fc.constantFrom('open' as const, 'waiting' as const, 'done' as const),
    labelIds: fc.subarray(['a', 'b']),
  })
  .map((change) => aConversation(account, change));
const given = { conversation, actions: fc.array(action, { maxLength: 6 }), place };

test('what is planned can be taken back whole', () => {
  fc.assert(
    fc.property(fc.record(given), ({ conversation: before, actions, place: where }) => {
      const { after, deeds } = planActions(before, actions, where);
      expect(deeds.map((deed) => deed.action)).toEqual(actions);
      expect(triageOf(undoTriage(after, triageOf(before), triageOf(after)))).toEqual(
        triageOf(before),
      );
    }),
  );
});

test('what cannot be answered stays as it is: nothing else is done either', () => {
  fc.assert(
    fc.property(fc.record(given), ({ conversation: before, actions, place: where }) => {
      const plan = planActions(before, actions, where);
      const isRefused = actions.some(({ kind, ...rest }) =>
        kind === 'send' ? JSON.stringify(rest).includes('"gone"') : false,
      );
      expect(plan.refusal).toBe(isRefused ? 'text-gone' : null);
      if (!isRefused) return;
      expect(plan.after).toBe(before);
      expect([plan.draft, plan.sends, plan.hides, plan.makesVip, plan.notifies]).toEqual([
        null,
        false,
        false,
        false,
        false,
      ]);
    }),
  );
});

test('a rule never puts away what others wait for; the person may', () => {
  fc.assert(
    fc.property(fc.record(given), ({ conversation: before, actions, place: where }) => {
      const { after, deeds } = planActions(before, actions, where);
      if (where.by === 'rule' && where.othersWait()) expect(after.state).toBe(before.state);
      if (after.snoozedUntil !== undefined) expect(after.snoozedUntil).toBeGreaterThan(NOW);
      const isGone = deeds.some(
        (deed) => deed.skipped === undefined && JSON.stringify(deed.action).includes('"gone"'),
      );
      expect(isGone).toBe(false);
    }),
  );
});

test('doing it twice changes nothing but notes', () => {
  fc.assert(
    fc.property(fc.record(given), ({ conversation: before, actions, place: where }) => {
      const states = actions.filter(({ kind }) => kind === 'state' || kind === 'snooze');
      fc.pre(states.length < 2);
      const once = planActions(before, actions, where).after;
      const twice = planActions(once, actions, where).after;
      expect({ ...triageOf(twice), notes: [] }).toEqual({ ...triageOf(once), notes: [] });
    }),
  );
});

const aRule = (change: Partial<Rule>): Rule => ({
  kind: 'rule',
  id: 'r',
  workspaceId: BAKERY,
  name: 'R',
  position: 0,
  createdAt: 0,
  match: 'all',
  conditions: [{ kind: 'vip' }],
  actions: [{ kind: 'notify' }],
  isOn: true,
  stops: false,
  takesHistory: false,
  version: 1,
  onSince: 0,
  ...change,
});

test('rules act in their order, down to the first that stops; those that are off are not asked', () => {
  const rules = fc.array(
    fc.record({ isOn: fc.boolean(), stops: fc.boolean(), fits: fc.boolean() }),
    { maxLength: 8 },
  );
  const facts = factsOf(aMessage(account, '1'), { labelIds: () => [], person: () => null });
  fc.assert(
    fc.property(rules, (made) => {
      const compiled = made.map(({ fits, ...change }, index) => ({
        rule: aRule({ id: `r${index}`, ...change }),
        fits: () => fits,
      }));
      const expected: string[] = [];
      for (const [index, { isOn, stops, fits }] of made.entries()) {
        if (!isOn || !fits) continue;
        expected.push(`r${index}`);
        if (stops) break;
      }
      expect(rulesFor(compiled, facts, account).map(({ id }) => id)).toEqual(expected);
    }),
  );
});

function acts(
  rule: Partial<Rule>,
  message: Parameters<typeof aMessage>[2],
  connectedAt = 0,
): boolean {
  const facts = factsOf(aMessage(account, '1', message), {
    labelIds: () => [],
    person: () => null,
  });
  const compiled = [{ rule: aRule(rule), fits: () => true }];
  return rulesFor(compiled, facts, { createdAt: connectedAt }).length === 1;
}

test('nothing of ours, nothing deleted, nothing from before is acted on', () => {
  expect(acts({}, {})).toBe(true);
  expect(acts({}, { direction: 'out' })).toBe(false);
  expect(acts({}, { isDeletedRemotely: true })).toBe(false);
  expect(acts({ onSince: 1001 }, { receivedAt: 1000 })).toBe(false);
  expect(acts({}, { createdAt: 999 }, 1000)).toBe(false);
  expect(acts({ takesHistory: true }, { createdAt: 999 }, 1000)).toBe(true);
});

test('who was answered, or was there when it was last done, does not wait', () => {
  const message = aMessage(account, '9', { createdAt: 9, receivedAt: 9 });
  const other = aMessage(account, '5', { createdAt: 5, receivedAt: 5 });
  const waits = (lastOutboundAt: number | undefined, doneAt: number | null, ruled = '') =>
    othersWait(
      lastOutboundAt === undefined ? {} : { lastOutboundAt },
      [message, other, aMessage(account, '6', { direction: 'out' })],
      { message, settled: { doneAt: () => doneAt, isRuled: ({ id }) => id === ruled } },
    );
  expect(waits(undefined, null)).toBe(true);
  expect(waits(6, null)).toBe(false);
  expect(waits(undefined, 6)).toBe(false);
  expect(waits(4, 4)).toBe(true);
  expect(waits(undefined, null, other.id)).toBe(false);
});

test('the same message, rule and version are the same event, others are not', () => {
  const ids = new Set(
    [1, 2].flatMap((version) =>
      ['a', 'b'].flatMap((id) =>
        ['m', 'n'].map((message) => ruleEventId({ id, version }, message)),
      ),
    ),
  );
  expect(ids.size).toBe(8);
});
