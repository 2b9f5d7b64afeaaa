import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversationId, personId, type ConversationId, type PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { aMessage, anAccount, BAKERY } from '#main/testing/documents.ts';
import { crisisOf, type CrisisFacts, type CrisisPerson } from './crisis.ts';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const SINCE = NOW - 10 * HOUR;
const account = anAccount(BAKERY);
const identity = (at: number): PersonId => personId(BAKERY, 'mastodon', `p${at}`);
/** Who is one person: identity 1 and 2 are, the others stand alone; of 4 nobody knows anything. */
const leadOf = (at: number): number => (at === 2 ? 1 : at);
const REACH = [10, 700, 700, 40];
const people = new Map<PersonId, CrisisPerson>(
  REACH.map((reach, at) => {
    const lead = identity(leadOf(at));
    return [identity(at), { personId: lead, name: lead, reach }];
  }),
);

const mention = fc.record({
  by: fc.nat(4),
  at: fc.integer({ min: SINCE, max: NOW }),
  in: fc.nat(3),
  sentiment: fc.constantFrom('negative' as const, 'neutral' as const, 'positive' as const),
  network: fc.constantFrom('mastodon', 'bluesky'),
});
type Said = typeof mention extends fc.Arbitrary<infer One> ? One : never;
const answers = fc.dictionary(
  fc.constantFrom('0', '1', '2', '3'),
  fc.integer({ min: SINCE, max: NOW }),
);

function messageOf({ by, at, in: talk, sentiment, network }: Said, index: number): Message {
  return aMessage(account, `m${index}`, {
    authorId: identity(by),
    authorName: `Name ${by}`,
    conversationId: conversationId(account.id, String(talk)),
    createdAt: at,
    sentiment,
    network,
  });
}

function total(counts: readonly { readonly mentions: number }[]): number {
  return counts.reduce((sum, { mentions }) => sum + mentions, 0);
}

test('every figure of a crisis equals a recount of its mentions', () => {
  fc.assert(
    fc.property(fc.array(mention, { maxLength: 30 }), answers, (said, answered) => {
      const answeredAt = new Map<ConversationId, number>(
        Object.entries(answered).map(([talk, at]) => [conversationId(account.id, talk), at]),
      );
      const facts: CrisisFacts = {
        rise: { since: SINCE, count: said.length, usual: 0 },
        now: NOW,
        mentions: said.map(messageOf),
        before: [],
        ownWords: new Set(),
        people,
        answeredAt,
      };
      const crisis = crisisOf(facts);
      const isAnswered = ({ in: talk, at }: Said): boolean => (answered[String(talk)] ?? -1) >= at;
      const who = [...new Set(said.map(({ by }) => leadOf(by)))];
      const reach = who.reduce((sum, by) => sum + (REACH[by] ?? 0), 0);
      const negative = said.filter(({ sentiment }) => sentiment === 'negative');
      expect([crisis.negative, crisis.people, crisis.reach, crisis.answered]).toEqual([
        negative.length,
        who.length,
        reach,
        said.filter(isAnswered).length,
      ]);
      for (const counts of [crisis.networks, crisis.authors, crisis.hours])
        expect(total(counts)).toBe(said.length);
      expect(crisis.hours.reduce((sum, hour) => sum + hour.negative, 0)).toBe(negative.length);
      expect(crisis.waiting).toHaveLength(negative.filter((one) => !isAnswered(one)).length);
      const order = crisis.waiting.map((one) => one.reach ?? 0);
      expect(order).toEqual(order.toSorted((a, b) => b - a));
    }),
  );
});
