import { commands, type CheckedCommandArgs } from '#contract/commands.ts';
import { cursorId, newCursor } from '#domain/cursor.ts';
import type { Column } from '#domain/library.ts';
import { feedKey, type Feed } from '#domain/network.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { removeEntry } from './library-undo.ts';
import { newAct } from './triage.ts';

/** Feeds that are nothing without a list, a tag or words. */
const NEEDS_PARAM: ReadonlySet<Feed['kind']> = new Set(['author', 'list', 'tag', 'search']);
const PARAM_LENGTH = 500;

export const columnCommands = {
  /** The same feed of the same account twice is the column that is there. */
  'column.add': command(commands['column.add'], async (args, { store, random, clock }) => {
    const { workspaceId, accountId } = args;
    const feed = toFeed(args.feed);
    if (feed === null) return refused('invalid-input', 'feed.param');
    return await store.forWorkspace(workspaceId).change(
      (tx) => {
        const account = tx.get('accounts', accountId);
        if (account === null) return refused('not-found');
        if (!account.capabilities.feeds.includes(feed.kind)) return refused('not-allowed-now');
        const columns = columnsOf(tx);
        const same = columns.find(
          (one) => one.accountId === accountId && feedKey(one.feed) === feedKey(feed),
        );
        if (same !== undefined) return done({ columnId: same.id });
        const column: Column = {
          id: random.uuid(),
          workspaceId,
          kind: 'column',
          accountId,
          feed,
          position: columns.length,
          createdAt: clock.now(),
        };
        tx.put('library', column);
        return done({ columnId: column.id });
      },
      { safety: 'durable' },
    );
  }),

  /** To a place among the client's columns; everything behind the last one is the last place. */
  'column.move': command(
    commands['column.move'],
    async (args, { store }) =>
      await store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const columns = columnsOf(tx);
          const moved = columns.find((column) => column.id === args.columnId);
          if (moved === undefined) return refused('not-found');
          const others = columns.filter((column) => column !== moved);
          renumber(tx, others.toSpliced(args.position, 0, moved));
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  'column.remove': command(
    commands['column.remove'],
    async (args, ports) =>
      await ports.store.forWorkspace(args.workspaceId).change(
        (tx) => {
          const columns = columnsOf(tx);
          const removed = columns.find((column) => column.id === args.columnId);
          if (removed === undefined) return refused('not-found');
          removeEntry(tx, removed, newAct(ports));
          renumber(
            tx,
            columns.filter((column) => column !== removed),
          );
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
          const account = tx.get('accounts', column.accountId);
          if (account === null) return refused('not-found');
          const known = tx.get('cursors', cursorId(account.id, feedKey(column.feed)));
          tx.put('cursors', { ...(known ?? newCursor(account, column.feed)), nextAt: 0 });
          return done({});
        },
        { safety: 'cache' },
      ),
  ),
};

function toFeed({ kind, param }: CheckedCommandArgs<'column.add'>['feed']): Feed | null {
  if (!NEEDS_PARAM.has(kind)) return { kind };
  const words = (param ?? '').trim().replace(kind === 'tag' ? /^#/u : /^$/u, '');
  return words === '' || words.length > PARAM_LENGTH ? null : { kind, param: words };
}

function columnsOf(tx: Transaction): readonly Column[] {
  return tx
    .find('library', { where: { kind: 'column' } })
    .filter((entry) => entry.kind === 'column')
    .toSorted((a, b) => a.position - b.position || a.createdAt - b.createdAt);
}

function renumber(tx: Transaction, columns: readonly Column[]): void {
  for (const [position, column] of columns.entries())
    if (column.position !== position) tx.put('library', { ...column, position });
}
