import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toId } from '#domain/ids.ts';
import { openTime } from '#domain/open-time.ts';
import {
  MOST_ACTIONS,
  MOST_CONDITIONS,
  RULE_MESSAGE_KINDS,
  SOUNDS,
  type RuleAction,
  type RuleCondition,
  type RuleWords,
} from '#domain/rule.ts';
import { SENTIMENTS } from '#domain/sentiment.ts';
import { aMessage, anAccount, BAKERY } from '#main/testing/documents.ts';
import { ruleProblem } from './rule-check.ts';
import { compileRule, factsOf } from './rule-match.ts';

const account = anAccount(BAKERY);
const LABEL = { id: 'l', name: 'Lob' };
const done: RuleAction = { kind: 'state', state: 'done' };
const problem = (change: Partial<RuleWords>): string | undefined =>
  ruleProblem({
    match: 'all',
    conditions: [{ kind: 'text', words: ['kredit'] }],
    actions: [done],
    ...change,
  })?.kind;
const withCondition = (...conditions: readonly RuleCondition[]) => problem({ conditions });
const withActions = (...actions: readonly RuleAction[]) => problem({ actions });

const many = <Value>(value: Value, most: number) => Array.from({ length: most + 1 }, () => value);

test('a rule that makes no sense is refused, and says why', () => {
  expect(problem({})).toBeUndefined();
  expect(withCondition()).toBe('no-condition');
  expect(withActions()).toBe('no-action');
  expect(withCondition({ kind: 'text', words: [] })).toBe('incomplete');
  expect(withCondition({ kind: 'text', words: ['!!!'] })).toBe('no-word');
  expect(withCondition({ kind: 'text', words: ['/(a+)+$/'] })).toBe('pattern');
  expect(withCondition({ kind: 'text', words: ['gut*er'] })).toBe('pattern');
  expect(withCondition({ kind: 'text', words: ['a*'] })).toBe('short-prefix');
  expect(withCondition({ kind: 'reach', from: 0 })).toBe('matches-all');
  expect(withCondition({ kind: 'message', kinds: RULE_MESSAGE_KINDS })).toBe('matches-all');
  expect(withCondition({ kind: 'message', kinds: [] })).toBe('incomplete');
  expect(withCondition({ kind: 'vip' }, { kind: 'vip', isNot: true })).toBe('contradiction');
  expect(
    withCondition({ kind: 'stars', from: 1, to: 2 }, { kind: 'message', kinds: ['direct'] }),
  ).toBe('contradiction');
  expect(
    problem({ match: 'any', conditions: [{ kind: 'vip' }, { kind: 'vip', isNot: true }] }),
  ).toBe('matches-all');
  const labelled: RuleCondition = { kind: 'label', label: LABEL };
  expect(problem({ conditions: [labelled], actions: [{ kind: 'label', label: LABEL }] })).toBe(
    'feeds-itself',
  );
  expect(withActions(done, { kind: 'snooze', words: 'morgen 9' })).toBe('two-states');
  expect(withActions({ kind: 'snooze', words: 'irgendwann' })).toBe('bad-time');
  expect(withActions({ kind: 'notify' }, { kind: 'notify' })).toBe('twice');
  expect(withActions({ kind: 'note', text: ' ' })).toBe('incomplete');
  expect(problem({ conditions: many({ kind: 'vip' }, MOST_CONDITIONS) })).toBe('too-many');
  expect(problem({ actions: many({ kind: 'note', text: 'x' }, MOST_ACTIONS) })).toBe('too-many');
});

test('the place of what is wrong is told', () => {
  expect(
    ruleProblem({
      match: 'all',
      conditions: [{ kind: 'vip' }, { kind: 'text', words: ['?'] }],
      actions: [done],
    }),
  ).toEqual({ kind: 'no-word', at: { part: 'conditions', index: 1 } });
});

const NETWORKS = ['mastodon', 'bluesky'];
const bare: fc.Arbitrary<RuleCondition> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), words: fc.constant(['sonntag']) }),
  fc.constant<RuleCondition>({ kind: 'vip' }),
  fc.record({ kind: fc.constant('reach' as const), from: fc.constantFrom(0, 1, 500) }),
  fc.record({ kind: fc.constant('sounds' as const), as: fc.constantFrom(...SOUNDS) }),
  fc.record({
    kind: fc.constant('message' as const),
    kinds: fc.subarray([...RULE_MESSAGE_KINDS], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('network' as const), network: fc.constantFrom(...NETWORKS) }),
  fc.record({
    kind: fc.constant('stars' as const),
    from: fc.constantFrom(1, 2),
    to: fc.constantFrom(2, 5),
  }),
  fc.record({
    kind: fc.constant('account' as const),
    accountId: fc.constantFrom(account.id, toId<typeof account.id>('other')),
  }),
);
const conditions = fc.array(
  fc
    .tuple(bare, fc.boolean())
    .map(([one, isNot]): RuleCondition => Object.assign({}, one, isNot ? { isNot } : {})),
  { minLength: 1, maxLength: 4 },
);
const facts = fc
  .record({
    kind: fc.constantFrom(...RULE_MESSAGE_KINDS),
    network: fc.constantFrom(...NETWORKS),
    sentiment: fc.constantFrom(...SENTIMENTS),
    text: fc.constantFrom('Sonntag?', '★★☆☆☆ Kalt', '★★★★★', ''),
    isVip: fc.boolean(),
    reach: fc.constantFrom(0, 1, 500),
  })
  .map(({ isVip, reach, ...message }) =>
    factsOf(aMessage(account, '1', message), {
      labelIds: () => [],
      person: () => ({ isVip, reach, firstSeenAt: 0 }),
    }),
  );
const client = {
  zoneMs: () => 0,
  open: openTime({ weekdays: [], fromMinute: 0, toMinute: 1 }, { days: [] }, () => 0),
  labelOf: () => null,
};

test('a contradiction never fits, and what matches all fits everything', () => {
  let judged = 0;
  fc.assert(
    fc.property(
      fc.constantFrom('all' as const, 'any' as const),
      conditions,
      fc.array(facts, { minLength: 5, maxLength: 5 }),
      (match, given, messages) => {
        const found = ruleProblem({ match, conditions: given, actions: [done] })?.kind;
        const fits = compileRule({ match, conditions: given }, client);
        if (found === 'contradiction') expect(messages.some(fits)).toBe(false);
        if (found === 'matches-all') expect(messages.every(fits)).toBe(true);
        if (found !== undefined) judged += 1;
      },
    ),
    { numRuns: 500 },
  );
  expect(judged).toBeGreaterThan(20);
});
