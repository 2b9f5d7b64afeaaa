import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toId, type ReplyId } from '#domain/ids.ts';
import { makeBackup } from '#main/store/backup.ts';
import { openStore, type OpenedStore } from '#main/store/open.ts';
import type { CollectionName } from '#main/store/store.ts';
import {
  aConversation,
  aMessage,
  anAccount,
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
/** What a person made and was told to be kept: every document in its last version, as text. */
export type Truth = ReadonlyMap<string, string>;
export type World = { readonly folder: string; readonly truth: Truth };

const MADE = [
  'workspaces',
  'accounts',
  'conversations',
  'replies',
] as const satisfies readonly CollectionName[];
const BACKED_UP_AT = 1_700_000_000_000;
const DAYS_LATER = BACKED_UP_AT + 2 * 86_400_000;
const MINUTE_MS = 60_000;

/** Times of the messages of which a writing process tells that they are kept. */
export const KEPT_AT = 10_000_000;

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
  await mine.change((tx) => {
    tx.put('workspaces', aWorkspace(BAKERY));
    tx.put('accounts', account);
    for (let n = 0; n < 60; n++)
      tx.put('conversations', aConversation(account, { remoteRootId: `${n}`, lastActivityAt: n }));
    for (let n = 0; n < 40; n++) tx.put('replies', replyTo(n, 'Antwort'));
  }, DURABLE);
  for (let first = 0; first < 300; first += 50)
    await mine.change(
      (tx) => {
        for (let n = first; n < first + 50; n++) tx.put('messages', messageNumber(n));
      },
      { safety: 'cache' },
    );
  await makeBackup(databaseOf(folder), BACKED_UP_AT);
  for (let n = 0; n < 60; n += 2)
    await mine.change((tx) => {
      const conversation = aConversation(account, { remoteRootId: `${n}`, lastActivityAt: n });
      tx.put('conversations', { ...conversation, state: 'done' });
      tx.put('replies', replyTo(n, 'Geändert'));
      if (n % 10 === 0) tx.remove('replies', replyTo(n + 1, '').id);
      tx.put('messages', messageNumber(300 + n));
    }, DURABLE);
  const truth = await readMade(store);
  await store.close();
  return { folder, truth };
}

function messageNumber(n: number) {
  return aMessage(account, `${n}`, { text: `Nachricht ${n} über Öffnungszeiten`, createdAt: n });
}

function replyTo(n: number, text: string) {
  const reply = aReply(messageNumber(n));
  const id = toId<ReplyId>(`${reply.id}-${n}`);
  return { ...reply, id, content: { ...reply.content, text: `${text} ${n}` } };
}

export async function readMade(store: OpenedStore): Promise<Truth> {
  const made = new Map<string, string>();
  for (const name of MADE)
    for (const document of await store.acrossWorkspaces.find(name, {}))
      made.set(`${name} ${document.id}`, JSON.stringify(document));
  return made;
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
    return { broken: differenceOf(truth, await readMade(store)), how };
  } finally {
    await store.close();
  }
}

/** Reading may fail in a damaged file; that it does is what the store has to notice. */
async function lookAtAll(store: OpenedStore): Promise<void> {
  const reader = store.acrossWorkspaces;
  for (const name of [...MADE, 'messages', 'people', 'cursors', 'library', 'events'] as const)
    await reader.find(name, {}).catch(() => null);
  await reader.searchMessages({ words: 'öffnungszeiten', limit: 50 }).catch(() => null);
}

/** The work of the hour is done when its timer waits again. */
async function untilIdle(clock: ManualClock): Promise<void> {
  while (clock.waiting === 0)
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
}

function differenceOf(truth: Truth, found: Truth): string | null {
  const lost = [...truth].filter(([key, text]) => found.get(key) !== text);
  const revived = [...found.keys()].filter((key) => !truth.has(key));
  if (lost.length + revived.length === 0) return null;
  return `${lost.length} lost or changed (${lost[0]?.[0] ?? ''}), ${revived.length} came back`;
}

export function broken(sentence: string): Verdict {
  return { broken: sentence, how: 'whole' };
}
