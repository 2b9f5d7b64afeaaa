import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inboxView } from './inbox.ts';
import type { Conversation } from '#domain/conversation.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { aConversation, anAccount, BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import type { Reading, ViewPorts } from './view.ts';
import { createViewPorts } from '#main/testing/view-ports.ts';

const account = anAccount(BAKERY);
const clock = createManualClock();

const conversation = fc
  .record(
    {
      remoteRootId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      state: fc.constantFrom('open', 'waiting', 'done', 'snoozed'),
      lastActivityAt: fc.integer({ min: 1, max: 6 }),
      unreadCount: fc.integer({ min: 0, max: 1 }),
      sentiment: fc.constantFrom('negative', 'positive'),
      dueAt: fc.integer({ min: 1, max: 3 }),
      personReach: fc.integer({ min: 0, max: 3 }),
      snoozedUntil: fc.constantFrom(clock.now() - 1, clock.now() + 1),
    },
    { requiredKeys: ['remoteRootId', 'state', 'lastActivityAt', 'unreadCount'] },
  )
  .map((change) => aConversation(account, change));

const window = fc.record({
  state: fc.constantFrom('open', 'done', 'snoozed'),
  sort: fc.constantFrom('newest', 'oldest', 'due', 'reach'),
  limit: fc.integer({ min: 1, max: 3 }),
  isUnread: fc.boolean(),
  cut: fc.constantFrom('top', 'behind', 'between'),
});

async function put(store: ViewPorts['store'], one: Conversation): Promise<void> {
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('conversations', one);
    },
    { safety: 'cache' },
  );
}

type Asked = Parameters<Parameters<typeof window.map>[0]>[0];
type Read = (args: object) => Promise<Reading>;

function endOf({ rest }: Reading): unknown {
  return Object(rest)['ends']['last'];
}

/** The window asked for: from the top, behind a row, or between two. */
async function windowOf({ isUnread, cut, ...asked }: Asked, read: Read): Promise<object> {
  const base = { workspaceId: BAKERY, filter: isUnread ? { isUnread } : {}, ...asked };
  const after = endOf(await read({ ...base, limit: 1 }));
  if (cut === 'top' || after === null) return base;
  const upTo = endOf(await read({ ...base, limit: 2, after }));
  return cut === 'behind' || upTo === null ? { ...base, after } : { ...base, after, upTo };
}

const at = (remoteRootId: string, lastActivityAt: number, dueAt?: number): Conversation =>
  aConversation(account, {
    remoteRootId,
    lastActivityAt,
    unreadCount: 0,
    ...(dueAt === undefined ? {} : { dueAt }),
  });

/** The only one behind a full window goes to above it, or beyond the end that was given to it. */
const LAST_BEHIND: [Conversation[], Asked, Conversation[]][] = [
  [
    [at('a', 3), at('b', 2), at('c', 1)],
    { state: 'open', sort: 'newest', limit: 1, isUnread: false, cut: 'behind' },
    [at('c', 4)],
  ],
  [
    [at('c', 2), at('a', 1, 1)],
    { state: 'open', sort: 'due', limit: 2, isUnread: false, cut: 'between' },
    [at('b', 1, 1), at('a', 3), at('c', 1)],
  ],
];

test('a window that says it is not altered would read the same again', async () => {
  let unaltered = 0;
  const play = async (
    stored: readonly Conversation[],
    asked: Asked,
    changes: readonly Conversation[],
  ): Promise<void> => {
    const store = createMemoryStore(emptyTables());
    const ports = createViewPorts({ store, clock });
    for (const one of stored) await put(store, one);
    const read: Read = async (args) => {
      const opened = inboxView.withArgs(args);
      if (opened === null) throw new Error('The arguments are wrong');
      return await opened.read(ports);
    };
    const args = await windowOf(asked, read);
    let shown = await read(args);
    let isAltered = false;
    store.onChange((change) => {
      isAltered ||= shown.isAlteredBy(change, clock.now());
    });
    for (const one of changes) {
      isAltered = false;
      await put(store, one);
      const now = await read(args);
      unaltered += Number(!isAltered);
      if (!isAltered) expect([now.rows, now.rest]).toEqual([shown.rows, shown.rest]);
      shown = now;
    }
  };
  const some = fc.array(conversation, { minLength: 1, maxLength: 8 });
  const numRuns = 400;
  await fc.assert(fc.asyncProperty(some, window, some, play), { numRuns, examples: LAST_BEHIND });
  expect(unaltered).toBeGreaterThan(200);
});
