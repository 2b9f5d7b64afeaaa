import { expect, test } from 'vitest';
import { views } from '#contract/views.ts';
import type { ParleyEvent } from '#domain/events.ts';
import { toId, type ReplyId } from '#domain/ids.ts';
import { aConversation, aMessage, anAccount, BAKERY, GARAGE } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { insightListView, insightsView } from './insights.ts';
import type { ViewPorts } from './view.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const clock = createManualClock();
const account = anAccount(BAKERY);

/** Three conversations: answered after 10 and after 30 minutes, and a negative one without an answer. */
function ports(): ViewPorts {
  const tables = emptyTables();
  const put = (event: ParleyEvent): void => void tables.events.set(event.id, event);
  for (const [index, answerAfter] of [10, 30, null].entries()) {
    const conversation = aConversation(account, {
      id: toId(`c${index}`),
      lastActivityAt: index,
      personName: `Person ${index}`,
    });
    const at = clock.now() - DAY - index * MINUTE;
    const message = aMessage(account, `m${index}`, {
      conversationId: conversation.id,
      createdAt: at,
      sentiment: answerAfter === null ? 'negative' : 'neutral',
    });
    tables.conversations.set(conversation.id, conversation);
    tables.messages.set(message.id, message);
    const base = { workspaceId: BAKERY, conversationId: conversation.id };
    // Parley was closed for five minutes.
    const arrivedAt = at + 5 * MINUTE;
    put({
      ...base,
      id: `in${index}`,
      at: arrivedAt,
      kind: 'message.arrived',
      messageId: message.id,
    });
    if (answerAfter === null) continue;
    const replyId = toId<ReplyId>(`r${index}`);
    put({ ...base, id: `out${index}`, at: at + answerAfter * MINUTE, kind: 'reply.sent', replyId });
  }
  return {
    store: createMemoryStore(tables),
    networks: [],
    suggestionsOf: async () => await Promise.resolve([]),
    pictureOf: () => '',
    takeTurn: async () => {},
    clock,
    log: () => undefined,
    status: () => {
      throw new Error('Not asked.');
    },
    onStatus: () => () => undefined,
  };
}

async function insights(workspaceId: string) {
  const output = await insightsView.withArgs({ workspaceId, days: 7 })?.read(ports());
  return views.insights.rest.parse(output?.rest);
}

async function listed(mark: object) {
  const args = { workspaceId: BAKERY, days: 7, mark };
  const output = await insightListView.withArgs(args)?.read(ports());
  return output?.rows.map((row) => views.insightList.row.parse(row).personName);
}

test('figures are counted from the log, and times from when a message was written', async () => {
  const { now, before, days, networks } = await insights(BAKERY);
  expect(now).toEqual({
    conversations: 3,
    messages: 3,
    negativeMessages: 1,
    answered: 2,
    medianMs: 30 * MINUTE,
    slowMs: 30 * MINUTE,
  });
  expect(before.conversations).toBe(0);
  expect(days.map(({ conversations }) => conversations)).toContain(3);
  expect(networks).toEqual([{ network: 'mastodon', conversations: 3, medianMs: 30 * MINUTE }]);
});

test('a mark lists what it counts, the latest first', async () => {
  expect(await listed({ kind: 'all' })).toEqual(['Person 2', 'Person 1', 'Person 0']);
  expect(await listed({ kind: 'unanswered' })).toEqual(['Person 2']);
  expect(await listed({ kind: 'negative' })).toEqual(['Person 2']);
});

test("another client's figures are its own", async () => {
  expect((await insights(GARAGE)).now.conversations).toBe(0);
});

test('a mark or a span that there is not is refused', () => {
  expect(insightsView.withArgs({ workspaceId: BAKERY, days: 5 })).toBeNull();
  const mark = { kind: 'hour', weekday: 7, hour: 3 };
  expect(insightListView.withArgs({ workspaceId: BAKERY, days: 7, mark })).toBeNull();
});
