import fc from 'fast-check';
import { expect, test } from 'vitest';
import { views } from '#contract/views.ts';
import { aConversation, aMessage, anAccount, aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { emptyTables } from '#main/testing/memory-store.ts';
import { readView } from '#main/testing/read-view.ts';
import { inboxView } from './inbox.ts';
import { ruleTrialView } from './rule-trial.ts';

/** How much is at risk, and what a rule would have found, against a recount of what is stored. */
const DAY = 24 * 3_600_000;
const NOW = new Date(2026, 10, 26, 12).getTime();
const account = anAccount(BAKERY);

const talks = fc.array(
  fc.record({
    sentiment: fc.constantFrom('negative' as const, 'neutral' as const, undefined),
    state: fc.constantFrom('open' as const, 'done' as const, 'waiting' as const),
    heardAt: fc.integer({ min: 1, max: 4 }),
    answeredAt: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  }),
  { maxLength: 25 },
);

test('how many wait as a risk equals a recount of what is open, negative and not answered', async () => {
  await fc.assert(
    fc.asyncProperty(talks, fc.integer({ min: 1, max: 30 }), async (all, limit) => {
      const tables = emptyTables();
      tables.accounts.set(account.id, account);
      for (const [index, { sentiment, state, heardAt, answeredAt }] of all.entries()) {
        const talk = aConversation(account, {
          remoteRootId: `t${index}`,
          state,
          lastInboundAt: NOW - DAY + heardAt,
          lastActivityAt: NOW - index,
          ...(sentiment === undefined ? {} : { sentiment }),
          ...(answeredAt === undefined ? {} : { lastOutboundAt: NOW - DAY + answeredAt }),
        });
        tables.conversations.set(talk.id, talk);
      }
      const args = { state: 'open', sort: 'risk', filter: {}, limit };
      const asked = { view: inboxView, args, tables, now: NOW };
      const { rows, rest } = await readView(views.inbox, asked);
      const waiting = all.filter(
        ({ sentiment, state, heardAt, answeredAt = 0 }) =>
          sentiment === 'negative' && state === 'open' && heardAt > answeredAt,
      );
      expect([rest.total, rows.length]).toEqual([waiting.length, Math.min(waiting.length, limit)]);
    }),
    { numRuns: 100 },
  );
});

const said = fc.array(
  fc.record({
    text: fc.constantFrom('Wann habt ihr offen?', 'Das Paket fehlt', 'Paket da, danke!', ''),
    direction: fc.constantFrom('in' as const, 'out' as const),
    isDeletedRemotely: fc.boolean(),
    ago: fc.integer({ min: 0, max: 40 * DAY }),
  }),
  { maxLength: 40 },
);

test('what a rule would have found equals a recount of the messages that fit it', async () => {
  await fc.assert(
    fc.asyncProperty(said, fc.constantFrom(7, 30), async (all, days) => {
      const tables = emptyTables();
      const talk = aConversation(account);
      tables.conversations.set(talk.id, talk);
      tables.workspaces.set(BAKERY, aWorkspace(BAKERY));
      for (const [index, { ago, ...rest }] of all.entries()) {
        const message = aMessage(account, `m${index}`, { ...rest, createdAt: NOW - ago });
        tables.messages.set(message.id, { ...message, conversationId: talk.id });
      }
      const rule = {
        match: 'all',
        conditions: [{ kind: 'text', words: ['Paket'] }],
        actions: [{ kind: 'notify' }],
      };
      const asked = { view: ruleTrialView, args: { rule, days }, tables, now: NOW };
      const { rest } = await readView(views.ruleTrial, asked);
      const fitting = all.filter(
        ({ text, direction, isDeletedRemotely, ago }) =>
          direction === 'in' && !isDeletedRemotely && ago <= days * DAY && text.includes('Paket'),
      );
      expect([rest.problem, rest.matched]).toEqual([null, fitting.length]);
    }),
    { numRuns: 60 },
  );
});
