import type { ColumnRow } from '#contract/rows.ts';
import { handle, type FixtureCommands } from './fixture-handle.ts';
import type { World } from './fixture-world.ts';

/** One column for each account, until the person changes the deck. */
export function columnsOf(world: World): readonly ColumnRow[] {
  const columns =
    world.columns ??
    world.accounts.map((account, position): ColumnRow => ({
      id: `column-${account.id}`,
      workspaceId: account.workspaceId,
      accountId: account.id,
      accountHandle: account.handle,
      network: account.network,
      feed: { kind: position % 2 === 0 ? 'interactions' : 'home' },
      position,
    }));
  return columns.map((column, position) => Object.assign({}, column, { position }));
}

export function createFixtureColumns(world: World): FixtureCommands {
  return {
    ...handle('column.add', ({ accountId, feed }) => {
      const account = world.accounts.find(({ id }) => id === accountId);
      const columnId = crypto.randomUUID();
      if (account === undefined) return { columnId };
      const { workspaceId, handle: accountHandle, network } = account;
      const column = { id: columnId, workspaceId, accountId, accountHandle, network, feed };
      world.columns = [...columnsOf(world), { ...column, position: 0 }];
      return { columnId };
    }),
    ...handle('column.move', ({ columnId, position }) => {
      const columns = columnsOf(world);
      const moved = columns.filter(({ id }) => id === columnId);
      world.columns = columns.filter(({ id }) => id !== columnId).toSpliced(position, 0, ...moved);
      return {};
    }),
    ...handle('column.remove', ({ columnId }) => {
      world.columns = columnsOf(world).filter(({ id }) => id !== columnId);
      return {};
    }),
  };
}
