import type { ColumnCardRow, ColumnRow, DeckRow } from '#contract/column-rows.ts';
import type { CheckedViewArgs } from '#contract/views.ts';
import { columnFilter } from '#domain/column-filter.ts';
import { FIRST_DECK } from '#domain/column.ts';
import { mentionsIn } from './fixture-monitors.ts';
import { handle, type FixtureCommands } from './fixture-handle.ts';
import { remember, type World } from './fixture-world.ts';

/** One column for each account, until the person changes the deck. */
function columnsOf(world: World): readonly ColumnRow[] {
  return (
    world.columns ??
    world.accounts.map((account, position) => ({
      id: `column-${account.id}`,
      workspaceId: account.workspaceId,
      deckId: FIRST_DECK,
      source: {
        kind: 'feed',
        accountId: account.id,
        feed: { kind: position % 2 === 0 ? 'interactions' : 'home' },
      },
      accountHandle: account.handle,
      network: account.network,
      options: {},
    }))
  );
}

export function deckOf(
  world: World,
  { workspaceId, deckId }: CheckedViewArgs<'deck'>,
): readonly ColumnRow[] {
  return columnsOf(world).filter(
    (column) =>
      column.deckId === deckId && (workspaceId === null || column.workspaceId === workspaceId),
  );
}

export function decksOf(world: World, scope: string | null): readonly DeckRow[] {
  const own = world.decks.filter(({ workspaceId }) => workspaceId === scope);
  return [{ id: FIRST_DECK, name: '' }, ...own].map(({ id, name }) => ({
    id,
    name,
    columnCount: deckOf(world, { workspaceId: null, deckId: id }).filter(
      ({ workspaceId }) => scope === null || workspaceId === scope,
    ).length,
  }));
}

function given(world: World, source: ColumnRow['source'] | undefined): readonly ColumnCardRow[] {
  if (source?.kind === 'monitor')
    return mentionsIn(world).map(({ reasons, marks, beside, ...row }) =>
      Object.assign({}, row, { why: { reasons, marks, beside } }),
    );
  return [...world.entries.values()]
    .flat()
    .filter((entry) => entry.entry === 'message')
    .filter(({ accountId }) => source?.kind !== 'feed' || accountId === source.accountId);
}

export function cardsOf(world: World, columnId: string): readonly ColumnCardRow[] {
  const column = columnsOf(world).find(({ id }) => id === columnId);
  const isShown = columnFilter(column?.options) ?? (() => true);
  return given(world, column?.source)
    .filter(({ text, media, contentWarning = '' }) =>
      isShown({ text, contentWarning, media: media.map(({ kind, url }) => ({ kind, url })) }),
    )
    .toSorted((a, b) => b.createdAt - a.createdAt);
}

function putBehind(world: World, column: ColumnRow, after: string | null): void {
  const others = columnsOf(world).filter(({ id }) => id !== column.id);
  world.columns = others.toSpliced(others.findIndex(({ id }) => id === after) + 1, 0, column);
}

export function createFixtureColumns(world: World): FixtureCommands {
  return {
    ...handle('column.add', ({ workspaceId, deckId, source, name, options = {}, after }) => {
      const columnId = crypto.randomUUID();
      const account =
        source.kind === 'feed'
          ? world.accounts.find(({ id }) => id === source.accountId)
          : { handle: '', network: '' };
      if (account === undefined) return { columnId };
      const { handle: accountHandle, network } = account;
      const shown = { workspaceId, deckId, source, name, options, accountHandle, network };
      const last = columnsOf(world).at(-1)?.id ?? null;
      putBehind(world, { id: columnId, ...shown }, after === undefined ? last : after);
      return { columnId };
    }),
    ...handle('column.change', ({ columnId, options }) => {
      world.columns = columnsOf(world).map((column) =>
        Object.assign({}, column, column.id === columnId ? { options } : {}),
      );
      return {};
    }),
    ...handle('column.move', ({ columnId, after }) => {
      const moved = columnsOf(world).find(({ id }) => id === columnId);
      if (moved !== undefined) putBehind(world, moved, after);
      return {};
    }),
    ...handle('column.remove', ({ columnId }) => {
      remember(world);
      world.columns = columnsOf(world).filter(({ id }) => id !== columnId);
      return {};
    }),
    ...handle('deck.add', ({ workspaceId, name }) => {
      const deckId = crypto.randomUUID();
      world.decks = [...world.decks, { id: deckId, workspaceId, name }];
      return { deckId };
    }),
    ...handle('deck.rename', ({ deckId, name }) => {
      world.decks = world.decks.map((deck) => (deck.id === deckId ? { ...deck, name } : deck));
      return {};
    }),
    ...handle('deck.remove', ({ deckId }) => {
      remember(world);
      world.decks = world.decks.filter(({ id }) => id !== deckId);
      world.columns = columnsOf(world).filter((column) => column.deckId !== deckId);
      return {};
    }),
    ...handle('account.lists', () => ({
      lists: [
        { id: 'l1', name: 'Presse & Blogs' },
        { id: 'l2', name: 'Stammgäste' },
      ],
    })),
  };
}
