import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS } from '#domain/civil-day.ts';
import { compileMonitor } from '#domain/monitor/match.ts';
import { monitoredOf } from '#domain/monitor/monitored.ts';
import { joined } from '#domain/monitor/parse.ts';
import { openTime } from '#domain/open-time.ts';
import type { RuleCondition } from '#domain/rule.ts';
import { aMessage, anAccount, BAKERY } from '#main/testing/documents.ts';
import { compileRule, factsOf, starsOf, type RuleClient } from './rule-match.ts';
import { createWordFinder, readRuleWord } from './rule-words.ts';

const account = anAccount(BAKERY);
const HOUR = 3_600_000;
const zoneMs = (): number => HOUR;
const client: RuleClient = {
  zoneMs,
  open: openTime(
    { weekdays: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1020 },
    { days: [] },
    zoneMs,
  ),
  labelOf: ({ id }) => (id === 'gone' ? null : id),
};
const person = { isVip: true, reach: 500, firstSeenAt: 1000 };
const facts = (change: Parameters<typeof aMessage>[2] = {}) =>
  factsOf(aMessage(account, '1', change), { labelIds: () => ['vip'], person: () => person });
const fits = (condition: RuleCondition, change?: Parameters<typeof aMessage>[2]): boolean =>
  compileRule({ match: 'all', conditions: [condition] }, client)(facts(change));

const WORDS = ['grüße', 'gruesse', 'geld', 'zurück', 'refund', 'refunds', 'kredit', 'nie', 'ab'];
const word = fc.constantFrom(...WORDS);
const phrase = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([words, isPrefix]) => words.join(' ') + (isPrefix ? '*' : ''));
const said = fc.array(fc.oneof(word, fc.constantFrom('…', 'und', 'GELD!', 'Grüße,')), {
  maxLength: 12,
});

test('words are found as monitors find them, however many there are', () => {
  fc.assert(
    fc.property(fc.array(phrase, { minLength: 1, maxLength: 8 }), said, (typed, words) => {
      const message = monitoredOf(aMessage(account, '1', { text: words.join(' ') }));
      const nodes = typed.map(readRuleWord).flatMap((read) => (read.ok ? [read.node] : []));
      const expected = nodes.length > 0 && compileMonitor(joined('or', nodes))(message) !== null;
      const finder = createWordFinder();
      const [stands] = [finder.testFor(typed), finder.testFor(['und', 'geld*'])];
      expect(stands(message)).toBe(expected);
    }),
  );
});

const CONDITIONS: readonly RuleCondition[] = [
  { kind: 'text', words: ['sonntag'] },
  { kind: 'text', words: ['kredit'] },
  { kind: 'author', handles: ['@JANA@kaffee.example'] },
  { kind: 'author', handles: ['ben@kaffee.example'] },
  { kind: 'vip' },
  { kind: 'reach', from: 500 },
  { kind: 'reach', from: 501 },
  { kind: 'sounds', as: 'unknown' },
  { kind: 'sounds', as: 'negative' },
  { kind: 'message', kinds: ['comment', 'mention'] },
  { kind: 'message', kinds: ['direct'] },
  { kind: 'network', network: 'mastodon' },
  { kind: 'account', accountId: account.id },
  { kind: 'first-contact' },
  { kind: 'label', label: { id: 'vip', name: 'VIP' } },
  { kind: 'label', label: { id: 'gone', name: 'Weg' } },
];
const condition = fc.constantFrom(...CONDITIONS);
const signed = fc
  .tuple(condition, fc.boolean())
  .map(([one, isNot]): RuleCondition => Object.assign({}, one, isNot ? { isNot } : {}));

test('“all” is every condition, “any” at least one, “not” the opposite', () => {
  expect(CONDITIONS.filter((one) => fits(one))).toHaveLength(10);
  fc.assert(
    fc.property(fc.array(signed, { minLength: 1, maxLength: 6 }), (conditions) => {
      const each = conditions.map((one) => {
        const { isNot, ...bare } = one;
        return fits(bare) !== (isNot === true);
      });
      const rule = (match: 'all' | 'any') => compileRule({ match, conditions }, client)(facts());
      expect(rule('all')).toBe(each.every((one) => one));
      expect(rule('any')).toBe(each.some((one) => one));
    }),
  );
});

test('what nobody asks for is not looked up, and what several ask for only once', () => {
  let looks = 0;
  const counted = factsOf(aMessage(account, '1'), {
    labelIds: () => [],
    person: () => {
      looks += 1;
      return null;
    },
  });
  const ask = (conditions: readonly RuleCondition[]) =>
    compileRule({ match: 'all', conditions }, client)(counted);
  ask([
    { kind: 'reach', from: 5 },
    { kind: 'text', words: ['kredit'] },
  ]);
  expect(looks).toBe(0);
  ask([
    { kind: 'vip', isNot: true },
    { kind: 'reach', from: 5 },
  ]);
  expect(looks).toBe(1);
});

test('hours over midnight belong to the day on which they begin', () => {
  const night: RuleCondition = { kind: 'hours', weekdays: [5], fromMinute: 1320, toMinute: 360 };
  // Day 1 of 1970 was a Friday; the clock here is an hour ahead.
  const friday = DAY_MS - HOUR;
  expect(fits(night, { createdAt: friday + 22 * HOUR })).toBe(true);
  expect(fits(night, { createdAt: friday + 29 * HOUR })).toBe(true);
  expect(fits(night, { createdAt: friday + 30 * HOUR })).toBe(false);
  expect(fits(night, { createdAt: friday + 5 * HOUR })).toBe(false);
  expect(fits({ kind: 'closed' }, { createdAt: friday + 12 * HOUR })).toBe(false);
  expect(fits({ kind: 'closed' }, { createdAt: friday + 18 * HOUR })).toBe(true);
});

test('stars are those of a review, clear words tell the language', () => {
  expect(starsOf({ kind: 'review', text: '★★☆☆☆\nKalt.' })).toBe(2);
  expect(starsOf({ kind: 'review', text: 'Kalt.' })).toBeNull();
  expect(starsOf({ kind: 'comment', text: '★★☆☆☆' })).toBeNull();
  const tone = {
    isQuestion: true,
    isComplaint: false,
    language: 'de',
    marks: [],
    by: 'words',
  } as const;
  expect(fits({ kind: 'language', language: 'de' }, { language: 'en-GB', tone })).toBe(true);
  expect(fits({ kind: 'language', language: 'en' }, { language: 'en-GB' })).toBe(true);
  expect(fits({ kind: 'sounds', as: 'question' }, { tone })).toBe(true);
});
