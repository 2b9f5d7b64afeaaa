import { join } from 'node:path';
import type { Account } from '#domain/account.ts';
import { conversationId, personId, type WorkspaceId } from '#domain/ids.ts';
import { openStore } from '#main/store/open.ts';
import type { Store, Transaction } from '#main/store/store.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aWorkspace,
  BAKERY,
  GARAGE,
} from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';

const PER_WRITE = 500;
const PEOPLE = 2000;
const MINUTE = 60_000;
/** The other client is so much smaller. */
const SHARE_OF_OTHER = 10;
/** Of five conversations so many are open; the others are done. */
const OPEN_OF_FIVE = 4;
/** Most conversations hold a question and one that follows; one is as long as they come. */
const LONG_THREAD = 2000;

export const OTHER_CLIENT = 'Garage';

/** The words by which a bench finds the conversation `index` again, 0 is the newest. */
export const questionOf = (index: number): string => `Question ${index}:`;
/** Place of an open conversation, counted among the open ones, among all. */
export const indexOfOpen = (place: number): number =>
  Math.floor(place / OPEN_OF_FIVE) * 5 + (place % OPEN_OF_FIVE);

/**
 * A data folder with two clients, an account at rest for each, `size` conversations of two messages
 * each, most of them open, and one of 2,000 messages.
 */
export async function makeArchive(dataDir: string, size: number): Promise<void> {
  const store = await openStore({
    file: join(dataDir, 'parley.sqlite'),
    clock: createManualClock(Date.now()),
    random: { uuid: () => 'id', bytes: (length) => new Uint8Array(length), fraction: () => 0 },
    log: () => undefined,
  });
  const small = Math.ceil(size / SHARE_OF_OTHER);
  await makeClient(store, { id: BAKERY, name: 'Bakery', position: 0, size: size - small });
  await makeClient(store, { id: GARAGE, name: OTHER_CLIENT, position: 1, size: small });
  await store.close();
}

type Client = {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly position: number;
  readonly size: number;
};

async function makeClient(store: Store, { id, name, position, size }: Client): Promise<void> {
  const workspace = store.forWorkspace(id);
  const account = anAccount(id, { state: 'paused' });
  await workspace.change(
    (transaction) => {
      transaction.put('workspaces', aWorkspace(id, { name, position }));
      transaction.put('accounts', account);
      transaction.put('library', {
        kind: 'label',
        id: `${id}-label`,
        workspaceId: id,
        name: 'Delivery',
        color: '#a35f00',
        createdAt: 0,
      });
      for (let index = 0; index < PEOPLE; index++)
        transaction.put(
          'people',
          aPerson(id, {
            id: personOf(id, index),
            remoteId: `person-${index}`,
            name: nameOf(index),
          }),
        );
    },
    { safety: 'cache' },
  );
  const now = Date.now();
  for (let from = 0; from < size; from += PER_WRITE)
    await workspace.change(
      (transaction) => {
        for (let index = from; index < Math.min(size, from + PER_WRITE); index++)
          putConversation(transaction, account, { index, at: now - (index + 1) * MINUTE });
      },
      { safety: 'cache' },
    );
}

const personOf = (id: WorkspaceId, index: number) =>
  personId(id, 'mastodon', `person-${index % PEOPLE}`);
const nameOf = (index: number): string => `Person ${index % PEOPLE}`;

/** The conversation with the long thread: the last of the first rows in sight. */
export const LONG_INDEX = 5;

function putConversation(
  transaction: Transaction,
  account: Account,
  { index, at }: { readonly index: number; readonly at: number },
): void {
  const remoteId = `root-${index}`;
  const person = personOf(account.workspaceId, index);
  const text = `${questionOf(index)} do you still have the autumn roast, and when does it arrive?`;
  const count = index === LONG_INDEX && account.workspaceId === BAKERY ? LONG_THREAD : 2;
  for (let place = 0; place < count; place++) {
    const isLast = place === count - 1;
    transaction.put(
      'messages',
      aMessage(account, isLast ? remoteId : `${remoteId}-${place}`, {
        conversationId: conversationId(account.id, remoteId),
        authorId: person,
        authorName: nameOf(index),
        text: isLast ? text : `What came before, ${place}: hello from Person ${index}`,
        createdAt: at - (count - place) * 1000,
        receivedAt: at,
        // As it is soon after it came in: nothing is left to do in the background.
        sentiment: 'neutral',
      }),
    );
  }
  transaction.put(
    'conversations',
    aConversation(account, {
      remoteRootId: remoteId,
      personId: person,
      personName: nameOf(index),
      preview: { authorName: nameOf(index), direction: 'in', text, at },
      state: index % 5 < OPEN_OF_FIVE ? 'open' : 'done',
      sentiment: 'neutral',
      lastInboundAt: at,
      lastActivityAt: at,
    }),
  );
}
