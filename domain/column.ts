import { toId, type AccountId, type WorkspaceId } from './ids.ts';
import { feedKey, type Feed } from './network.ts';

/** What an account gives. */
export type FeedSource = {
  readonly kind: 'feed';
  readonly accountId: AccountId;
  readonly feed: Feed;
};
/** The conversations of a saved view. */
export type ViewSource = { readonly kind: 'view'; readonly viewId: string };
/** What a monitor found. */
export type MonitorSource = { readonly kind: 'monitor'; readonly monitorId: string };
/** Where the cards of a column come from. */
export type ColumnSource = FeedSource | ViewSource | MonitorSource;

/** How the person wants one column. Absent: as every column is. */
export type ColumnOptions = {
  readonly widthPx?: number;
  /** Only what holds all of these words. */
  readonly words?: string;
  /** Nothing that holds one of these words, as a whole word. */
  readonly mutedWords?: readonly string[];
  readonly mediaOnly?: boolean;
  /** Nothing new is fetched for it; what is there stays. */
  readonly isPaused?: boolean;
};

/** Pauses what runs, and the other way round. */
export function withPauseTurned({ isPaused, ...others }: ColumnOptions): ColumnOptions {
  return isPaused === true ? others : { ...others, isPaused: true };
}

/** One stream of cards. Its client is the one whose account it shows, in whatever deck it stands. */
export type Column = {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly createdAt: number;
  readonly kind: 'column';
  readonly source: ColumnSource;
  /** What the network calls the list that it shows, or the name of the saved view or monitor. */
  readonly name?: string;
  readonly options?: ColumnOptions;
  /** Absent: the first deck. */
  readonly deckId?: string;
  readonly position: number;
};

/** Columns side by side under a name. */
export type Deck = {
  readonly id: string;
  /** `EVERY_CLIENT` when it stands columns of several clients side by side. */
  readonly workspaceId: WorkspaceId;
  readonly createdAt: number;
  readonly kind: 'deck';
  readonly name: string;
};

/**
 * Every client has a first deck, without a document; over all clients it shows the first decks of all
 * of them.
 */
export const FIRST_DECK = 'first';
/** Where decks over all clients lie. No client has this id, so none takes them along when it goes. */
export const EVERY_CLIENT = toId<WorkspaceId>('every-client');

/** A column whose cards an account gives. */
export type FeedColumn = Column & { readonly source: FeedSource };

export function isFeedColumn(column: Column): column is FeedColumn {
  return column.source.kind === 'feed';
}

/** Whether it is what this account shows of one of its feeds. */
export function isOfAccount({ source }: Pick<Column, 'source'>, account: AccountId): boolean {
  return source.kind === 'feed' && source.accountId === account;
}

export function isSameSource(a: ColumnSource, b: ColumnSource): boolean {
  return sourceKey(a) === sourceKey(b);
}

function sourceKey(source: ColumnSource): string {
  switch (source.kind) {
    case 'feed':
      return `feed ${source.accountId} ${feedKey(source.feed)}`;
    case 'view':
      return `view ${source.viewId}`;
    case 'monitor':
      return `monitor ${source.monitorId}`;
  }
}

export function deckIdOf(column: Pick<Column, 'deckId'>): string {
  return column.deckId ?? FIRST_DECK;
}

export function byPlace(a: Column, b: Column): number {
  return a.position - b.position || a.createdAt - b.createdAt;
}

/**
 * The columns of a deck that stand elsewhere once `moved` stands behind `after` (null: first).
 * `columns` in their order; `moved` may be new among them. An unknown `after` is the end.
 */
export function placedAfter(
  columns: readonly Column[],
  moved: Column,
  after: string | null,
): readonly Column[] {
  const others = columns.filter(({ id }) => id !== moved.id);
  const at = others.findIndex(({ id }) => id === after) + 1;
  const index = after !== null && at === 0 ? others.length : at;
  return others
    .toSpliced(index, 0, moved)
    .map((column, position) => Object.assign({}, column, { position }))
    .filter((column) => columns.find(({ id }) => id === column.id)?.position !== column.position);
}
