import { join } from 'node:path';
import type { Account } from '#domain/account.ts';
import { conversationId, personId } from '#domain/ids.ts';
import { openStore } from '#main/store/open.ts';
import type { Transaction } from '#main/store/store.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aWorkspace,
  BAKERY,
} from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';

const PER_WRITE = 500;
const PEOPLE = 2000;
const MINUTE = 60_000;

/** A data folder with one client, one account at rest, and `size` conversations, most of them open. */
export async function makeArchive(dataDir: string, size: number): Promise<void> {
  const store = await openStore({
    file: join(dataDir, 'parley.sqlite'),
    clock: createManualClock(Date.now()),
    random: { uuid: () => 'id', bytes: (length) => new Uint8Array(length), fraction: () => 0 },
    log: () => undefined,
  });
  const workspace = store.forWorkspace(BAKERY);
  const account = anAccount(BAKERY, { state: 'paused' });
  await workspace.change(
    (transaction) => {
      transaction.put('workspaces', aWorkspace(BAKERY, { name: 'Bakery' }));
      transaction.put('accounts', account);
      for (let index = 0; index < PEOPLE; index++)
        transaction.put('people', aPerson(BAKERY, { id: personOf(index), name: nameOf(index) }));
    },
    { safety: 'cache' },
  );
  const now = Date.now();
  for (let from = 0; from < size; from += PER_WRITE)
    await workspace.change(
      (transaction) => {
        for (let index = from; index < Math.min(size, from + PER_WRITE); index++)
          putConversation(transaction, account, { index, at: now - index * MINUTE });
      },
      { safety: 'cache' },
    );
  await store.close();
}

const personOf = (index: number) => personId(BAKERY, 'mastodon', `person-${index % PEOPLE}`);
const nameOf = (index: number) => `Person ${index % PEOPLE}`;

function putConversation(
  transaction: Transaction,
  account: Account,
  { index, at }: { readonly index: number; readonly at: number },
): void {
  const remoteId = `root-${index}`;
  const text = `Question ${index}: do you still have the autumn roast, and when does it arrive?`;
  transaction.put(
    'messages',
    aMessage(account, remoteId, {
      conversationId: conversationId(account.id, remoteId),
      authorId: personOf(index),
      authorName: nameOf(index),
      text,
      createdAt: at,
      receivedAt: at,
    }),
  );
  transaction.put(
    'conversations',
    aConversation(account, {
      remoteRootId: remoteId,
      personId: personOf(index),
      personName: nameOf(index),
      preview: { authorName: nameOf(index), direction: 'in', text, at },
      state: index % 5 === 4 ? 'done' : 'open',
      lastInboundAt: at,
      lastActivityAt: at,
    }),
  );
}
