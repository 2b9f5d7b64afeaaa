import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EVERY_CLIENT, FIRST_DECK } from '#domain/column.ts';
import { newCursor } from '#domain/cursor.ts';
import type { Feed } from '#domain/network.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { anAccount, aWorkspace, BAKERY, GARAGE } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { testPorts, unaskedAccounts } from '#main/testing/command-ports.ts';

const plain = anAccount(BAKERY);
const bakery = anAccount(BAKERY, {
  capabilities: { ...plain.capabilities, feeds: ['interactions', 'home', 'own', 'search'] },
});
const garage = anAccount(GARAGE);
const DURABLE = { safety: 'durable' } as const;
const OK = { ok: true, value: {} };
const failed = (code: string, detail?: string) => ({
  ok: false,
  failure: detail === undefined ? { code } : { code, detail },
});

let store: OpenedStore;
let run: Dispatch;

beforeEach(async () => {
  const clock = createManualClock();
  store = await openTestStore(clock);
  run = createDispatch(
    testPorts({
      store,
      clock,
      accounts: {
        ...unaskedAccounts,
        lists: async () =>
          await Promise.resolve({ ok: true, value: [{ id: '7', name: 'Presse' }] }),
      },
    }),
  );
  for (const account of [bakery, garage])
    await store.forWorkspace(account.workspaceId).change((tx) => {
      tx.put('workspaces', aWorkspace(account.workspaceId));
      tx.put('accounts', account);
    }, DURABLE);
});
afterEach(async () => {
  await store.close();
});

const idOf = (answer: unknown): string => {
  const found = /"(?:columnId|deckId)":"([^"]+)"/u.exec(JSON.stringify(answer))?.[1];
  if (found === undefined) throw new Error(`No id in ${JSON.stringify(answer)}`);
  return found;
};
const add = async (feed: Feed, more: object = {}, account = bakery) =>
  await run('column.add', {
    workspaceId: account.workspaceId,
    deckId: FIRST_DECK,
    source: { kind: 'feed', accountId: account.id, feed },
    ...more,
  });
const move = async (columnId: string, after: string | null) =>
  await run('column.move', { workspaceId: BAKERY, columnId, after });
const columnsIn = async (deckId: string = FIRST_DECK) =>
  (await store.acrossWorkspaces.find('library', { where: { kind: 'column' } }))
    .flatMap((entry) => (entry.kind === 'column' ? [entry] : []))
    .filter((column) => (column.deckId ?? FIRST_DECK) === deckId)
    .toSorted((a, b) => a.position - b.position || a.createdAt - b.createdAt);
const kinds = async (deckId?: string) =>
  (await columnsIn(deckId)).map(({ source }) =>
    'feed' in source ? source.feed.kind : 'viewId' in source ? source.viewId : source.monitorId,
  );

describe('columns', () => {
  test('show a saved view of their client, once, and of nobody else', async () => {
    const base = { workspaceId: BAKERY, createdAt: 0, name: 'Unread' };
    const place = { state: 'open', filter: {}, sort: 'newest' } as const;
    await store
      .forWorkspace(BAKERY)
      .change((tx) => tx.put('library', { ...base, id: 'v', kind: 'saved-view', place }), {
        safety: 'durable',
      });
    const args = { deckId: FIRST_DECK, source: { kind: 'view', viewId: 'v' }, name: 'Unread' };
    const added = idOf(await run('column.add', { ...args, workspaceId: BAKERY }));
    expect(idOf(await run('column.add', { ...args, workspaceId: BAKERY }))).toBe(added);
    expect(await kinds()).toEqual(['v']);
    expect(await run('column.add', { ...args, workspaceId: GARAGE })).toEqual(failed('not-found'));
    expect(await run('column.refresh', { workspaceId: BAKERY, columnId: added })).toEqual(OK);
  });

  test('show a monitor of their client, once, and of nobody else', async () => {
    const base = { workspaceId: BAKERY, createdAt: 0, name: 'Kornblume' };
    await store
      .forWorkspace(BAKERY)
      .change((tx) => tx.put('monitors', { ...base, id: 'm', words: 'Kornblume' }), DURABLE);
    const args = { deckId: FIRST_DECK, source: { kind: 'monitor', monitorId: 'm' }, name: 'K' };
    const added = idOf(await run('column.add', { ...args, workspaceId: BAKERY }));
    expect(idOf(await run('column.add', { ...args, workspaceId: BAKERY }))).toBe(added);
    expect(await run('column.add', { ...args, workspaceId: GARAGE })).toEqual(failed('not-found'));
    const nameless = { ...args, workspaceId: BAKERY, source: { kind: 'monitor' } };
    expect(await run('column.add', nameless)).toMatchObject(failed('invalid-input'));
    expect(await kinds()).toEqual(['m']);
    expect(await run('column.refresh', { workspaceId: BAKERY, columnId: added })).toEqual(OK);
  });

  test('are added once to a deck, and only where the account has such a thing', async () => {
    const first = await add({ kind: 'home' });
    expect(await add({ kind: 'home' })).toEqual(first);
    await add({ kind: 'interactions' });
    expect(await add({ kind: 'tag', param: 'brot' })).toEqual(failed('not-allowed-now'));
    expect(await add({ kind: 'search', param: ' ' })).toEqual(
      failed('invalid-input', 'source.feed.param'),
    );
    expect(await add({ kind: 'home' }, { deckId: 'nowhere' })).toEqual(failed('not-found'));
    expect(await kinds()).toEqual(['home', 'interactions']);
  });

  test('stand where they are put, and behind nobody they are first', async () => {
    const home = idOf(await add({ kind: 'home' }));
    const interactions = idOf(await add({ kind: 'interactions' }));
    expect(await move(home, interactions)).toEqual(OK);
    expect(await kinds()).toEqual(['interactions', 'home']);
    await move(home, null);
    expect(await kinds()).toEqual(['home', 'interactions']);
    expect(await move('gone', null)).toEqual(failed('not-found'));
  });

  test('come back behind the one where they stood, with all their options', async () => {
    const options = { widthPx: 400, words: 'Brot', mutedWords: ['Rat'], mediaOnly: true };
    await add({ kind: 'home' });
    const between = idOf(await add({ kind: 'own' }, { options }));
    await add({ kind: 'interactions' });
    expect(await run('column.remove', { workspaceId: BAKERY, columnId: between })).toEqual(OK);
    expect(await kinds()).toEqual(['home', 'interactions']);
    await run('undo.last', { workspaceId: BAKERY });
    expect(await kinds()).toEqual(['home', 'own', 'interactions']);
    expect((await columnsIn())[1]?.options).toEqual(options);
  });

  test('have the options that were set last and no others', async () => {
    const columnId = idOf(await add({ kind: 'home' }));
    const change = async (options: object) =>
      await run('column.change', { workspaceId: BAKERY, columnId, options });
    await change({ widthPx: 400, mediaOnly: true });
    expect(await change({ words: ' Brot ' })).toEqual(OK);
    expect((await columnsIn())[0]?.options).toEqual({ words: 'Brot' });
    expect(await change({ widthPx: 3 })).toMatchObject({ failure: { code: 'invalid-input' } });
    expect(await run('column.change', { workspaceId: GARAGE, columnId, options: {} })).toEqual(
      failed('not-found'),
    );
  });

  test('are fetched at once when that is wanted', async () => {
    const columnId = idOf(await add({ kind: 'home' }));
    await run('column.refresh', { workspaceId: BAKERY, columnId });
    expect(await store.forWorkspace(BAKERY).find('cursors', {})).toEqual([
      newCursor(bakery, { kind: 'home' }),
    ]);
  });

  test('of lists are chosen from the lists that the account has', async () => {
    const args = { workspaceId: BAKERY, accountId: bakery.id };
    expect(await run('account.lists', args)).toEqual({
      ok: true,
      value: { lists: [{ id: '7', name: 'Presse' }] },
    });
  });
});

describe('decks', () => {
  test('of a client hold its columns, the same one again in each', async () => {
    const deckId = idOf(await run('deck.add', { workspaceId: BAKERY, name: ' Presse ' }));
    await add({ kind: 'home' });
    await add({ kind: 'home' }, { deckId });
    expect([await kinds(), await kinds(deckId)]).toEqual([['home'], ['home']]);
    expect(await add({ kind: 'home' }, { deckId }, garage)).toEqual(failed('not-found'));
    await run('deck.rename', { workspaceId: BAKERY, deckId, name: 'Medien' });
    expect(await store.forWorkspace(BAKERY).get('library', deckId)).toMatchObject({
      name: 'Medien',
    });
  });

  test('over all clients hold columns of several, in any order', async () => {
    const deckId = idOf(await run('deck.add', { workspaceId: null, name: 'Alle' }));
    expect(await store.forWorkspace(EVERY_CLIENT).get('library', deckId)).not.toBeNull();
    const first = idOf(await add({ kind: 'home' }, { deckId }));
    await add({ kind: 'interactions' }, { deckId });
    const other = idOf(await add({ kind: 'home' }, { deckId }, garage));
    await run('column.move', { workspaceId: GARAGE, columnId: other, after: first });
    expect((await columnsIn(deckId)).map(({ workspaceId }) => workspaceId)).toEqual([
      BAKERY,
      GARAGE,
      BAKERY,
    ]);
    await store.deleteWorkspace(GARAGE);
    expect(await kinds(deckId)).toEqual(['home', 'interactions']);
  });

  test('go with their columns and with no others; the first one stays', async () => {
    const deckId = idOf(await run('deck.add', { workspaceId: null, name: 'Alle' }));
    await add({ kind: 'home' });
    await add({ kind: 'home' }, { deckId });
    await add({ kind: 'home' }, { deckId }, garage);
    expect(await run('deck.remove', { workspaceId: BAKERY, deckId })).toEqual(failed('not-found'));
    expect(await run('deck.remove', { workspaceId: null, deckId })).toEqual(OK);
    expect([await kinds(deckId), await kinds()]).toEqual([[], ['home']]);
    await run('undo.last', { workspaceId: null });
    expect((await columnsIn(deckId)).map(({ workspaceId }) => workspaceId)).toEqual([
      BAKERY,
      GARAGE,
    ]);
    expect(await store.forWorkspace(EVERY_CLIENT).get('library', deckId)).not.toBeNull();
    expect(await run('deck.remove', { workspaceId: BAKERY, deckId: FIRST_DECK })).toEqual(
      failed('not-found'),
    );
  });
});
