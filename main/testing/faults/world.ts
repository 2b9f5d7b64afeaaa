import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCursor } from '#domain/cursor.ts';
import { personId, toId, type ReplyId } from '#domain/ids.ts';
import { makeBackup } from '#main/store/backup.ts';
import { openStore, type OpenedStore } from '#main/store/open.ts';
import { COLLECTION_NAMES } from '#main/store/schema/collections.ts';
import type { Transaction } from '#main/store/store.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aReply,
  aWorkspace,
  BAKERY,
} from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { createCountingRandom } from '#main/testing/test-store.ts';

/** One fault and what came of it; `broken` null: everything promised was kept. */
export type Verdict = {
  readonly broken: string | null;
  readonly how: 'whole' | 'restored' | 'refused';
};
/** Every document of every collection in its last version, as text. */
type Documents = ReadonlyMap<string, string>;
export type Truth = {
  readonly documents: Documents;
  /** What was fetched since the backup: it may be gone, but is never another. */
  readonly fetched: ReadonlySet<string>;
};
export type World = { readonly folder: string; readonly truth: Truth };

const BACKED_UP_AT = 1_700_000_000_000;
const DAYS_LATER = BACKED_UP_AT + 2 * 86_400_000;
const MINUTE_MS = 60_000;

const account = anAccount(BAKERY);
const DURABLE = { safety: 'durable' } as const;

export function databaseOf(folder: string): string {
  return join(folder, 'parley.sqlite');
}

export async function openIn(folder: string, clock: ManualClock): Promise<OpenedStore> {
  return await openStore({
    file: databaseOf(folder),
    clock,
    random: createCountingRandom(),
    log: () => undefined,
  });
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'parley-faults-'));
}

export function dropFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A client with an archive, a backup of it, and a day's work after the backup. */
export async function makeWorld(): Promise<World> {
  const folder = newFolder();
  const store = await openIn(folder, createManualClock(BACKED_UP_AT));
  const mine = store.forWorkspace(BAKERY);
  await mine.change(putArchive, DURABLE);
  for (let first = 0; first < 300; first += 50)
    await mine.change(
      (tx) => {
        for (let n = first; n < first + 50; n++) tx.put('messages', messageNumber(n));
      },
      { safety: 'cache' },
    );
  await makeBackup(databaseOf(folder), BACKED_UP_AT);
  for (let n = 0; n < 60; n += 2) await mine.change((tx) => workOn(tx, n), DURABLE);
  const fetched = Array.from({ length: 60 }, (_, n) => messageNumber(1_000 + n));
  await mine.change(
    (tx) => {
      for (const message of fetched) tx.put('messages', message);
    },
    { safety: 'cache' },
  );
  const documents = await readAll(store);
  await store.close();
  return {
    folder,
    truth: { documents, fetched: new Set(fetched.map(({ id }) => `messages ${id}`)) },
  };
}

function putArchive(tx: Transaction): void {
  const base = { workspaceId: BAKERY, createdAt: 5 };
  tx.put('workspaces', aWorkspace(BAKERY));
  tx.put('accounts', account);
  tx.put('cursors', newCursor(account, { kind: 'interactions' }));
  tx.put('monitors', { ...base, id: 'monitor', name: 'Rabe', words: '"brot" -kuchen' });
  for (let n = 0; n < 60; n++) {
    tx.put('conversations', aConversation(account, { remoteRootId: `${n}`, lastActivityAt: n }));
    tx.put('people', personNumber(n, 'Stammkundin'));
  }
  for (let n = 0; n < 40; n++) tx.put('replies', replyTo(n, 'Antwort'));
  for (let n = 0; n < 10; n++) tx.put('library', labelNumber(n));
}

/** A conversation is done, with all that belongs to it. */
function workOn(tx: Transaction, n: number): void {
  const conversation = aConversation(account, { remoteRootId: `${n}`, lastActivityAt: n });
  tx.put('conversations', { ...conversation, state: 'done' });
  tx.put('replies', replyTo(n, 'Geändert'));
  if (n % 10 === 0) {
    tx.remove('replies', replyTo(n + 1, '').id);
    tx.remove('library', labelNumber(n / 10).id);
  }
  tx.put('messages', messageNumber(300 + n));
  tx.put('people', personNumber(n, 'bestellt jede Woche'));
  tx.put('events', {
    id: `event-${n}`,
    workspaceId: BAKERY,
    at: n,
    kind: 'message.arrived',
    conversationId: conversation.id,
    messageId: messageNumber(300 + n).id,
  });
}

function personNumber(n: number, note: string) {
  return {
    ...aPerson(BAKERY, { remoteId: `${n}`, note }),
    id: personId(BAKERY, 'mastodon', `${n}`),
  };
}

function labelNumber(n: number) {
  const base = { workspaceId: BAKERY, createdAt: 5, id: `label-${n}` };
  return { ...base, kind: 'label' as const, name: `Lob ${n}`, color: '#2f7d62' };
}

function messageNumber(n: number) {
  return aMessage(account, `${n}`, { text: `Nachricht ${n} über Öffnungszeiten`, createdAt: n });
}

function replyTo(n: number, text: string) {
  const reply = aReply(messageNumber(n));
  const id = toId<ReplyId>(`${reply.id}-${n}`);
  return { ...reply, id, content: { ...reply.content, text: `${text} ${n}` } };
}

async function readAll(store: OpenedStore): Promise<Documents> {
  const all = new Map<string, string>();
  for (const name of COLLECTION_NAMES)
    for (const document of await store.acrossWorkspaces.find(name, {}))
      all.set(`${name} ${document.id}`, JSON.stringify(document));
  return all;
}

/** A copy of the world, for one fault. */
export function copyOf(world: World): string {
  const folder = newFolder();
  cpSync(world.folder, folder, { recursive: true });
  return folder;
}

/**
 * What the app does with a folder that something has happened to: opens, looks at everything, checks
 * the file as every day, and restores at the next start when it must.
 */
export async function judge(folder: string, truth: Truth): Promise<Verdict> {
  const clock = createManualClock(DAYS_LATER);
  let store = await openIn(folder, clock);
  let { restored } = store;
  if (restored === null) {
    await lookAtAll(store);
    clock.advance(MINUTE_MS);
    await untilIdle(clock);
    const isDamaged = store.isDamaged();
    if (isDamaged) {
      await store.close();
      store = await openIn(folder, createManualClock(DAYS_LATER + MINUTE_MS));
      ({ restored } = store);
      if (restored === null) return broken('damage was found and nothing restored');
    }
  }
  try {
    if (restored !== null && !existsSync(databaseOf(restored.keptIn)))
      return broken('the damaged file was not kept');
    const how = restored === null ? 'whole' : 'restored';
    return { broken: differenceOf(truth, await readAll(store)), how };
  } finally {
    await store.close();
  }
}

/** Reading may fail in a damaged file; that it does is what the store has to notice. */
async function lookAtAll(store: OpenedStore): Promise<void> {
  const reader = store.acrossWorkspaces;
  for (const name of COLLECTION_NAMES) await reader.find(name, {}).catch(() => null);
  await reader.searchMessages({ words: 'öffnungszeiten', limit: 50 }).catch(() => null);
}

/** The work of the hour is done when its timer waits again. */
async function untilIdle(clock: ManualClock): Promise<void> {
  while (clock.waiting === 0)
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
}

function differenceOf({ documents, fetched }: Truth, found: Documents): string | null {
  const mayBeGone = (key: string): boolean => fetched.has(key) && !found.has(key);
  const lost = [...documents].filter(([key, text]) => found.get(key) !== text && !mayBeGone(key));
  const revived = [...found.keys()].filter((key) => !documents.has(key));
  if (lost.length + revived.length === 0) return null;
  return `${lost.length} lost or changed (${lost[0]?.[0] ?? ''}), ${revived.length} came back`;
}

export function broken(sentence: string): Verdict {
  return { broken: sentence, how: 'whole' };
}
