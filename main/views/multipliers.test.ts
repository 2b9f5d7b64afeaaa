import { expect, test } from 'vitest';
import { views } from '#contract/views.ts';
import { conversationId, personId, toId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  BAKERY,
  GARAGE,
} from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { multipliersView } from './multipliers.ts';
import type { ViewPorts } from './view.ts';

const DAY = 86_400_000;
const clock = createManualClock();
const account = anAccount(BAKERY);
const jana = aPerson(BAKERY, { name: 'Jana', reach: 2000 });
const tom = aPerson(BAKERY, { id: personId(BAKERY, 'mastodon', 'tom'), name: 'Tom' });

/** Jana wrote twice and once in the month before; Tom, of whose reach nobody knows, three times. */
function ports(more: readonly (typeof jana)[] = []): ViewPorts {
  const tables = emptyTables();
  for (const person of [jana, tom, ...more]) tables.people.set(person.id, person);
  const conversation = aConversation(account, {
    id: conversationId(account.id, 'talk'),
    personId: jana.id,
    lastOutboundAt: clock.now() - 5 * DAY,
  });
  tables.conversations.set(conversation.id, conversation);
  let count = 0;
  const write = (author: typeof jana, daysAgo: number, change: Partial<Message> = {}): void => {
    count += 1;
    const message = aMessage(account, `m${count}`, {
      authorId: author.id,
      createdAt: clock.now() - daysAgo * DAY,
      ...change,
    });
    tables.messages.set(message.id, message);
  };
  write(jana, 1, { sentiment: 'negative' });
  write(jana, 29, { sentiment: 'positive' });
  write(jana, 31);
  write(jana, 2, { direction: 'out' });
  for (const daysAgo of [1, 2, 3]) write(tom, daysAgo, { sentiment: 'neutral' });
  return {
    store: createMemoryStore(tables),
    networks: [],
    suggestionsOf: async () => await Promise.resolve([]),
    pictureOf: () => '',
    takeTurn: async () => {},
    clock,
    log: () => undefined,
    status: () => {
      throw new Error('Nobody here has a picture.');
    },
    onStatus: () => () => undefined,
  };
}

async function multipliers(
  workspaceId: string | null,
  days: number,
  more: readonly (typeof jana)[] = [],
) {
  const output = await multipliersView.withArgs({ workspaceId, days })?.read(ports(more));
  return {
    rows: (output?.rows ?? []).map((row) => views.multipliers.row.parse(row)),
    rest: views.multipliers.rest.parse(output?.rest),
  };
}

test('who is read most comes first, with what was counted of them now and before', async () => {
  const { rows, rest } = await multipliers(BAKERY, 30);
  expect(rest).toEqual({ peopleCount: 2, messageCount: 5 });
  expect(rows).toEqual([
    {
      id: jana.id,
      workspaceId: BAKERY,
      network: 'mastodon',
      name: 'Jana',
      handle: jana.handle,
      isVip: false,
      reach: 2000,
      messages: 2,
      messagesBefore: 1,
      positive: 1,
      negative: 1,
      lastContactAt: clock.now() - 5 * DAY,
      conversationId: conversationId(account.id, 'talk'),
    },
    {
      id: tom.id,
      workspaceId: BAKERY,
      network: 'mastodon',
      name: 'Tom',
      handle: tom.handle,
      isVip: false,
      messages: 3,
      messagesBefore: 0,
      positive: 0,
      negative: 0,
    },
  ]);
});

test('who is one person is one line, with what all identities wrote and reach', async () => {
  const mark = { kind: 'written', at: 1 } as const;
  const merged = { ...tom, leadId: jana.id, reach: 500, mark };
  const { rows } = await multipliers(BAKERY, 30, [merged]);
  expect(rows).toMatchObject([{ id: jana.id, messages: 5, messagesBefore: 1, reach: 2500, mark }]);
});

test('an identity that only listens to the client carries too', async () => {
  const silent = { ...jana, id: personId(BAKERY, 'bluesky', 'jana'), leadId: jana.id, reach: 300 };
  const { rows } = await multipliers(BAKERY, 30, [silent]);
  expect(rows[0]).toMatchObject({ id: jana.id, messages: 2, reach: 2300 });
});

test('another client sees nobody of them, all clients everybody', async () => {
  expect((await multipliers(GARAGE, 90)).rest).toEqual({ peopleCount: 0, messageCount: 0 });
  expect((await multipliers(null, 90)).rows.map(({ messages }) => messages)).toEqual([3, 3]);
});

test('only these spans of time can be asked for', () => {
  expect(multipliersView.withArgs({ workspaceId: toId(BAKERY), days: 7 })).toBeNull();
});
