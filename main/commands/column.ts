import { commands, type CheckedCommandArgs } from '#contract/commands.ts';
import {
  EVERY_CLIENT,
  FIRST_DECK,
  isSameSource,
  type Column,
  type ColumnSource,
} from '#domain/column.ts';
import { cursorId, newCursor } from '#domain/cursor.ts';
import { feedKey, type Feed } from '#domain/network.ts';
import type { WorkspaceStore } from '#main/store/store.ts';
import { done, refused, type Refused } from './answer.ts';
import { command, type CommandPorts } from './command.ts';
import { columnsOfDeck, place } from './deck-columns.ts';
import { changeEntry, makeEntry, removeEntry } from './library-undo.ts';
import { newAct } from './triage.ts';

/** Feeds that are nothing without a list, a tag, words or somebody. */
const NEEDS_PARAM: ReadonlySet<Feed['kind']> = new Set(['author', 'list', 'tag', 'search', 'feed']);
const PARAM_LENGTH = 500;

export const columnCommands = {
  'column.add': command(commands['column.add'], async (args, ports) => {
    const { store, random, clock } = ports;
    const { workspaceId, deckId, name, options, after } = args;
    const source = toSource(args.source);
    if (source === null) return refused('invalid-input', 'source.feed.param');
    const client = store.forWorkspace(workspaceId);
    const trouble = await troubleWith(source, client);
    if (trouble !== null) return trouble;
    if (!(await hasDeck(args, ports))) return refused('not-found');
    const columns = await columnsOfDeck(store, { workspaceId, deckId });
    const same = columns.find((one) => isSameSource(one.source, source));
    if (same !== undefined) return done({ columnId: same.id });
    const column: Column = {
      id: random.uuid(),
      workspaceId,
      kind: 'column',
      source,
      ...(name === undefined ? {} : { name }),
      ...(options === undefined ? {} : { options }),
      ...(deckId === FIRST_DECK ? {} : { deckId }),
      position: (columns.at(-1)?.position ?? -1) + 1,
      createdAt: clock.now(),
    };
    await client.change((tx) => makeEntry(tx, column, newAct(ports)), { safety: 'durable' });
    // Where it stands goes with it.
    if (after !== undefined) await place(store, { column, after });
    return done({ columnId: column.id });
  }),

  'column.change': command(
    commands['column.change'],
    async (args, ports) =>
      await ports.store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const before = tx.get('library', args.columnId);
          if (before?.kind !== 'column') return refused('not-found');
          const after = { ...before, options: args.options };
          changeEntry(tx, { before, after }, newAct(ports));
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  'column.move': command(commands['column.move'], async (args, ports) => {
    const { store } = ports;
    const column = await store.forWorkspace(args.workspaceId).get('library', args.columnId);
    if (column?.kind !== 'column') return refused('not-found');
    await place(store, { column, after: args.after, act: newAct(ports) });
    return done({});
  }),

  'column.remove': command(
    commands['column.remove'],
    async (args, ports) =>
      await ports.store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const column = tx.get('library', args.columnId);
          if (column?.kind !== 'column') return refused('not-found');
          removeEntry(tx, column, newAct(ports));
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  'column.refresh': command(
    commands['column.refresh'],
    async (args, { store }) =>
      await store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const column = tx.get('library', args.columnId);
          if (column?.kind !== 'column') return refused('not-found');
          // A saved view and a monitor show what is here already.
          if (column.source.kind !== 'feed') return done({});
          const { accountId, feed } = column.source;
          const account = tx.get('accounts', accountId);
          if (account === null) return refused('not-found');
          const known = tx.get('cursors', cursorId(account.id, feedKey(feed)));
          tx.put('cursors', { ...(known ?? newCursor(account, feed)), nextAt: 0 });
          return done({});
        },
        { safety: 'cache' },
      ),
  ),
};

function toSource(given: CheckedCommandArgs<'column.add'>['source']): ColumnSource | null {
  if (given.kind !== 'feed') return given;
  const { kind, accountId } = given;
  const { kind: feedKind, param } = given.feed;
  if (!NEEDS_PARAM.has(feedKind)) return { kind, accountId, feed: { kind: feedKind } };
  const words = (param ?? '').trim().replace(feedKind === 'tag' ? /^#/u : /^$/u, '');
  if (words === '' || words.length > PARAM_LENGTH) return null;
  return { kind, accountId, feed: { kind: feedKind, param: words } };
}

/** Why this client has no such column; null: it can have it. */
async function troubleWith(source: ColumnSource, client: WorkspaceStore): Promise<Refused | null> {
  if (source.kind === 'view') {
    const entry = await client.get('library', source.viewId);
    return entry?.kind === 'saved-view' ? null : refused('not-found');
  }
  if (source.kind === 'monitor') {
    const monitor = await client.get('monitors', source.monitorId);
    return monitor === null ? refused('not-found') : null;
  }
  const account = await client.get('accounts', source.accountId);
  if (account === null) return refused('not-found');
  const { feeds } = account.capabilities;
  return feeds.includes(source.feed.kind) ? null : refused('not-allowed-now');
}

/** A column stands in a deck of its own client, or in one over all clients. */
async function hasDeck(
  { workspaceId, deckId }: CheckedCommandArgs<'column.add'>,
  { store }: CommandPorts,
): Promise<boolean> {
  if (deckId === FIRST_DECK) return true;
  const homes = [workspaceId, EVERY_CLIENT].map((id) => store.forWorkspace(id));
  const found = await Promise.all(homes.map(async (home) => await home.get('library', deckId)));
  return found.some((entry) => entry?.kind === 'deck');
}
