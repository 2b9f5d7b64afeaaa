import type { Ends } from '#contract/stretch.ts';
import type { Failure } from '#domain/failure.ts';
import {
  arrive,
  askOf,
  firstPage,
  grow,
  hasMore,
  inSight,
  joined,
  STEP,
  type Page,
  type Pages,
  type Sight,
} from './pages.ts';

/** One window as main shows it. */
export type Window<Row, Rest> = {
  readonly rows: readonly Row[];
  readonly rest: Rest;
  readonly ends: Ends;
};
/** Where a pager has its windows from: one view with the arguments of one list. */
export type Source<Row, Rest> = {
  seen(ask: Ask): { readonly window: Window<Row, Rest> | null; readonly trouble: Failure | null };
  subscribe(ask: Ask, listener: () => void): () => void;
};
export type Ask = ReturnType<typeof askOf>;

export type Paged<Row, Rest> = {
  /** null until the first rows are there. */
  readonly rows: readonly Row[] | null;
  /** What the first window says beside its rows. */
  readonly rest: Rest | null;
  readonly trouble: Failure | null;
  readonly hasMore: boolean;
};

export type Pager<Row, Rest> = {
  readonly shown: () => Paged<Row, Rest>;
  readonly subscribe: (listener: () => void) => () => void;
  /** So many rows shall be there, if there are so many. */
  readonly want: (count: number) => void;
  /** The rows that are in sight, by their places in `rows`. */
  readonly look: (sight: Sight) => void;
};

/** Keeps a list of any length as windows of main, and watches only those that are near. The first holds `first` rows. */
export function createPager<Row extends { readonly id: string }, Rest>(
  source: Source<Row, Rest>,
  first = STEP,
): Pager<Row, Rest> {
  const listeners = new Set<() => void>();
  const watching = new Map<string, () => void>();
  let pages: Pages<Row> = firstPage(first);
  // Until somebody says what is in sight, everything is.
  let sight: Sight = { from: 0, to: Infinity };
  let wanted = 0;
  let rest: Rest | null = null;
  let trouble: Failure | null = null;

  const picture = (): Paged<Row, Rest> => ({
    rows: rest === null ? null : joined(pages, inSight(pages, sight)),
    rest,
    trouble,
    hasMore: hasMore(pages),
  });
  const draw = (): void => {
    shown = picture();
    for (const listener of listeners) listener();
  };
  const take = (key: string): void => {
    const index = pages.findIndex((page) => keyOf(page) === key);
    const page = pages[index];
    if (page === undefined) return;
    const seen = source.seen(askOf(page));
    trouble = seen.trouble;
    if (seen.window !== null) {
      pages = arrive(pages, index, seen.window);
      if (index === 0) rest = seen.window.rest;
    }
  };
  const extend = (): void => {
    const count = pages.reduce((sum, page) => sum + page.rows.length, 0);
    if (count < wanted) pages = grow(pages);
  };
  /** Opens and closes windows until those that are watched are those that are near. */
  const settle = (): void => {
    for (let isNew = true; isNew;) {
      isNew = false;
      extend();
      const near = inSight(pages, sight);
      const open = new Map(
        pages.flatMap((page, index) => (near.has(index) ? [[keyOf(page), page] as const] : [])),
      );
      for (const [key, page] of open)
        if (!watching.has(key)) {
          isNew = true;
          watching.set(key, watch(key, page));
          take(key);
        }
      for (const [key, stop] of watching)
        if (!open.has(key)) {
          watching.delete(key);
          stop();
        }
    }
  };
  const watch = (key: string, page: Page<Row>): (() => void) =>
    source.subscribe(askOf(page), () => {
      take(key);
      settle();
      draw();
    });

  // Somebody else may have the first window open already.
  for (const page of pages) take(keyOf(page));
  let shown = picture();
  return {
    shown: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        settle();
        draw();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        for (const stop of watching.values()) stop();
        watching.clear();
      };
    },
    want(count) {
      if (count <= wanted) return;
      wanted = count;
      if (listeners.size > 0) settle();
    },
    look(next) {
      sight = next;
      if (listeners.size > 0) settle();
    },
  };
}

function keyOf(page: Page<unknown>): string {
  return JSON.stringify([page.after, page.upTo]);
}
