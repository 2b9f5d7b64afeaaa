import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrive, isAnswer, leave, type ArrivalPlace, type Stored } from './arrival.ts';
import type { Conversation } from './conversation.ts';
import { conversationId, messageId, toId, type AccountId, type WorkspaceId } from './ids.ts';
import type { FetchedMessage } from './merge.ts';
import { wantAction } from './action-steps.ts';
import type { Message } from './message.ts';
import type { Person } from './person.ts';
import { setState } from './triage.ts';

const NOW = 1_800_000_000_000;
const accountId = toId<AccountId>('account');
const PLACE: ArrivalPlace = {
  workspaceId: toId<WorkspaceId>('workspace'),
  accountId,
  network: 'net',
  feed: 'interactions',
  askedAt: NOW,
  now: NOW,
  historyBefore: 0,
};

/** A store of maps, with the way a page is written into it. */
function createTables() {
  const messages = new Map<string, Message>();
  const people = new Map<string, Person>();
  const conversations = new Map<string, Conversation>();
  const stored: Stored = {
    message: (id) => messages.get(id) ?? null,
    conversation: (id) => conversations.get(id) ?? null,
    person: (id) => people.get(id) ?? null,
    newestAnswer: (id) =>
      [...messages.values()]
        .filter((message) => message.conversationId === id && isAnswer(message))
        .toSorted((a, b) => b.createdAt - a.createdAt)[0] ?? null,
  };
  const put = (arrival: Partial<ReturnType<typeof arrive>>): void => {
    const { message, person, conversation } = arrival;
    if (message !== undefined) messages.set(message.id, message);
    if (person !== undefined) people.set(person.id, person);
    if (conversation !== undefined) conversations.set(conversation.id, conversation);
  };
  return {
    messages,
    people,
    conversations,
    stored,
    put,
    take: (message: FetchedMessage, place: Partial<ArrivalPlace> = {}) => {
      const arrival = arrive(message, { ...PLACE, ...place }, stored);
      put(arrival);
      return arrival;
    },
    remove: (remoteId: string) => put(leave({ remoteId }, PLACE, stored)),
    message: (remoteId: string) => messages.get(messageId(accountId, remoteId)),
    conversation: (root = 'root') => conversations.get(conversationId(accountId, root)),
  };
}

function fetched(remoteId: string, change: Partial<FetchedMessage> = {}): FetchedMessage {
  return {
    remoteId,
    kind: 'comment',
    direction: 'in',
    rootRemoteId: 'root',
    parentRemoteId: 'root',
    author: { remoteId: 'jana', name: 'Jana', handle: '@jana@dresden.example' },
    text: `words of ${remoteId}`,
    spans: [],
    media: [],
    counts: {},
    mine: {},
    version: NOW,
    createdAt: NOW,
    needsAnswer: true,
    ...change,
  };
}
const { parentRemoteId: _none, ...rootPost } = fetched('root', {
  kind: 'post',
  direction: 'out',
  author: { remoteId: 'us', name: 'Rabe', handle: '@rabe' },
  text: 'The autumn roast is here',
  createdAt: NOW - 1000,
  needsAnswer: false,
});

/** A handful of messages of one conversation, some of them own answers. */
const history = fc
  .uniqueArray(
    fc.record({
      remoteId: fc.stringMatching(/^[a-e]$/u),
      isOwn: fc.boolean(),
      minute: fc.integer({ min: 0, max: 50 }),
      isRead: fc.boolean(),
    }),
    { selector: ({ remoteId }) => remoteId, minLength: 1, maxLength: 5 },
  )
  .map((facts) =>
    facts.map(({ remoteId, isOwn, minute, isRead }, index) =>
      fetched(remoteId, {
        direction: isOwn ? 'out' : 'in',
        needsAnswer: !isOwn,
        isRead,
        // No two at the same moment: their order would be a matter of taste.
        createdAt: NOW + minute * 60_000 + index,
        author: isOwn
          ? { remoteId: 'us', name: 'Rabe', handle: '@rabe' }
          : { remoteId: `by-${remoteId}`, name: `By ${remoteId}`, handle: `@${remoteId}` },
      }),
    ),
  );

/** What does not depend on the order in which messages came. */
function shown(conversation: Conversation | undefined) {
  return (
    conversation && {
      preview: conversation.preview,
      unreadCount: conversation.unreadCount,
      personName: conversation.personName,
      firstInboundAt: conversation.firstInboundAt,
      lastInboundAt: conversation.lastInboundAt,
      lastOutboundAt: conversation.lastOutboundAt,
      lastActivityAt: conversation.lastActivityAt,
      state: conversation.state,
    }
  );
}

test('what somebody writes who is muted is kept, and opens nothing', () => {
  const tables = createTables();
  const stored: Stored = { ...tables.stored, isMuted: ({ name }) => name === 'Jana' };
  const ben = { author: { remoteId: 'ben', name: 'Ben', handle: '@ben' } };
  const states = [fetched('a'), fetched('b', { ...ben, createdAt: NOW + 1 })].map((message) => {
    tables.put(arrive(message, PLACE, stored));
    return tables.conversation()?.state;
  });
  expect(states).toEqual(['done', 'open']);
  expect(tables.messages.size).toBe(2);
});

describe('a page', () => {
  test('stored again changes nothing', () => {
    fc.assert(
      fc.property(history, (page) => {
        const tables = createTables();
        for (const message of page) tables.take(message);
        const before = structuredClone([
          [...tables.messages],
          [...tables.people],
          [...tables.conversations],
        ]);
        for (const message of page) {
          const { message: again, conversation, isNews } = tables.take(message);
          expect([again, conversation, isNews]).toEqual([undefined, undefined, false]);
        }
        expect([[...tables.messages], [...tables.people], [...tables.conversations]]).toEqual(
          before,
        );
      }),
    );
  });

  test('gives the same conversation in whatever order its messages come', () => {
    const shuffled = history.chain((page) =>
      fc.tuple(
        fc.constant(page),
        fc.shuffledSubarray(page, { minLength: page.length, maxLength: page.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([page, other]) => {
        const one = createTables();
        const two = createTables();
        for (const message of page) one.take(message);
        for (const message of other) two.take(message);
        expect(shown(two.conversation())).toEqual(shown(one.conversation()));
        const incoming = page.filter(({ direction }) => direction === 'in');
        const isThere = incoming.length > 0;
        expect(one.conversation() !== undefined).toBe(isThere);
        if (isThere)
          expect(one.conversation()?.unreadCount).toBe(
            incoming.filter(({ isRead }) => isRead !== true).length,
          );
      }),
      { numRuns: 500 },
    );
  });

  test('never lets an older copy win or a deleted message come back', () => {
    const events = fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) },
        { weight: 1, arbitrary: fc.constant('deleted' as const) },
      ),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(events, (copies) => {
        const tables = createTables();
        let newest = 0;
        let isDeleted = false;
        for (const copy of copies) {
          if (copy === 'deleted') {
            tables.remove('a');
            isDeleted = true;
          } else {
            tables.take(fetched('a', { version: copy, text: `version ${copy}` }));
            newest = Math.max(newest, copy);
          }
        }
        expect(tables.message('a')).toMatchObject(
          isDeleted
            ? { isDeletedRemotely: true, text: '', media: [] }
            : { isDeletedRemotely: false, text: `version ${newest}` },
        );
      }),
    );
  });
});

describe('an incoming message', () => {
  test('opens a conversation that hangs on its post', () => {
    const tables = createTables();
    tables.take(rootPost);
    const { isNews, rootIsMissing } = tables.take(fetched('a'));
    expect({ isNews, rootIsMissing }).toEqual({ isNews: true, rootIsMissing: false });
    expect(tables.conversation()).toMatchObject({
      subject: 'The autumn roast is here',
      personName: 'Jana',
      preview: { text: 'words of a', direction: 'in', at: NOW },
      state: 'open',
      unreadCount: 1,
    });
  });

  test('says when the post that it hangs on is not here', () => {
    expect(createTables().take(fetched('a')).rootIsMissing).toBe(true);
  });

  test('reopens what was done, an old one that a backfill brings does not', () => {
    const tables = createTables();
    tables.take(fetched('a'));
    const conversation = tables.conversation();
    if (conversation === undefined) throw new Error('There must be a conversation');
    tables.put({ conversation: setState(conversation, 'done') });
    tables.take(fetched('old', { createdAt: NOW - 99_000 }), { historyBefore: NOW - 50_000 });
    expect(tables.conversation()?.state).toBe('done');
    tables.take(fetched('b', { createdAt: NOW + 1 }));
    expect(tables.conversation()?.state).toBe('open');
  });

  test('from before the account was connected is shown as read and done', () => {
    const tables = createTables();
    const { isNews } = tables.take(fetched('a'), { historyBefore: NOW + 1 });
    expect(isNews).toBe(false);
    expect(tables.conversation()).toMatchObject({ state: 'done', unreadCount: 0 });
  });

  test('joins the conversation of the message that it answers, whatever root it names', () => {
    const tables = createTables();
    tables.take(fetched('a'));
    tables.take(fetched('b', { parentRemoteId: 'a', rootRemoteId: 'guessed' }));
    expect(tables.message('b')?.conversationId).toBe(conversationId(accountId, 'root'));
  });

  test('of a home timeline opens nothing', () => {
    const tables = createTables();
    tables.take(fetched('a', { needsAnswer: false, kind: 'post' }));
    expect(tables.conversations.size).toBe(0);
  });
});

test('an answer that our account gave elsewhere makes us wait', () => {
  const tables = createTables();
  tables.take(fetched('a'));
  tables.take(
    fetched('ours', {
      direction: 'out',
      needsAnswer: false,
      createdAt: NOW + 5,
      parentRemoteId: 'a',
    }),
  );
  expect(tables.conversation()).toMatchObject({ state: 'waiting', lastOutboundAt: NOW + 5 });
});

test('a deleted message takes its words out of the list too', () => {
  const tables = createTables();
  tables.take(fetched('a'));
  tables.remove('a');
  expect(tables.conversation()).toMatchObject({ preview: { text: '' }, unreadCount: 0 });
});

test('what the person did with a message outlives a fresh copy', () => {
  const tables = createTables();
  tables.take(fetched('a'));
  const message = tables.message('a');
  if (message === undefined) throw new Error('There must be a message');
  tables.put({ message: { ...wantAction(message, 'like', NOW), readAt: NOW } });
  tables.take(fetched('a', { counts: { likes: 3 } }), { feed: 'home' });
  expect(tables.message('a')).toMatchObject({
    readAt: NOW,
    counts: { likes: 3 },
    mine: { liked: 'yes' },
    feeds: ['interactions', 'pending-action', 'home'],
  });
});
