import { MOST_ROWS } from '#contract/limits.ts';
import type { Ends, Place } from '#contract/stretch.ts';

/**
 * A long list as a row of windows, each a stretch of it that main keeps fresh: what came behind `after`,
 * down to `upTo` and with it. The stretches leave no gap and do not overlap, whatever moves; the last
 * one is open below. Only those near to what is in sight are watched, the others keep what they showed.
 */
export type Page<Row> = {
  readonly after: Place | null;
  /** null: the last page. */
  readonly upTo: Place | null;
  readonly rows: readonly Row[];
  /** null: nothing has come yet. */
  readonly ends: Ends | null;
  /** So many rows are asked for while nothing says where it ends. */
  readonly limit: number;
};
export type Pages<Row> = readonly Page<Row>[];
type Item = { readonly id: string };

/** Rows of the last page. */
export const STEP = 100;
/** A page with more rows is cut in two, so that it never reaches what one window may hold. */
const FULL = 150;

export function firstPage<Row>(limit: number): Pages<Row> {
  return [{ after: null, upTo: null, rows: [], ends: null, limit }];
}

/** What a page asks main for. */
export function askOf({ after, upTo, limit }: Page<unknown>): {
  readonly limit: number;
  readonly after?: Place;
  readonly upTo?: Place;
} {
  return {
    limit: upTo === null ? limit : MOST_ROWS,
    ...(after === null ? {} : { after }),
    ...(upTo === null ? {} : { upTo }),
  };
}

/** New rows of one page. It is cut when it holds too many, and goes when it has become empty. */
export function arrive<Row extends Item>(
  pages: Pages<Row>,
  index: number,
  shown: { readonly rows: readonly Row[]; readonly ends: Ends },
): Pages<Row> {
  const page = pages[index];
  if (page === undefined) return pages;
  const fresh = { ...page, ...shown };
  const next = pages[index + 1];
  const isLeft = page.rows.length > 0 && fresh.rows.length === 0 && !shown.ends.hasMore;
  if (page.upTo !== null && next !== undefined && isLeft)
    return pages.toSpliced(index, 2, { ...next, after: page.after });
  return pages.toSpliced(index, 1, ...cut(fresh, shown.ends));
}

function cut<Row extends Item>(page: Page<Row>, ends: Ends): readonly Page<Row>[] {
  if (page.upTo === null) return [page];
  const at = ends.hasMore ? ends.last : page.rows.length > FULL ? ends.middle : null;
  if (at === null) return [page];
  const behind = ends.hasMore
    ? page.rows.length
    : page.rows.findIndex(({ id }) => id === at.id) + 1;
  return [
    {
      ...page,
      upTo: at,
      rows: page.rows.slice(0, behind),
      ends: { ...ends, last: at, hasMore: false },
    },
    { ...page, after: at, rows: page.rows.slice(behind), ends: null },
  ];
}

/** The last page ends where its rows end, and a new one begins there; when there is more at all. */
export function grow<Row>(pages: Pages<Row>): Pages<Row> {
  const page = pages.at(-1);
  const last = page?.ends?.last ?? null;
  if (page === undefined || last === null || !hasMore(pages)) return pages;
  return [
    ...pages.slice(0, -1),
    { ...page, upTo: last },
    { after: last, upTo: null, rows: [], ends: null, limit: STEP },
  ];
}

export function hasMore(pages: Pages<unknown>): boolean {
  return pages.at(-1)?.ends?.hasMore === true;
}

export type Sight = { readonly from: number; readonly to: number };

/** Pages to watch: the first, those in sight with their neighbours, and those that have shown nothing yet. */
export function inSight<Row>(pages: Pages<Row>, { from, to }: Sight): ReadonlySet<number> {
  const seen = new Set<number>([0]);
  let start = 0;
  for (const [index, page] of pages.entries()) {
    const end = start + page.rows.length;
    if (start <= to && end >= from)
      for (const near of [index - 1, index, index + 1]) seen.add(near);
    if (page.ends === null) seen.add(index);
    start = end;
  }
  return seen;
}

/** All rows in their order. What moved into a watched page is still in one that is not: there it goes. */
export function joined<Row extends Item>(
  pages: Pages<Row>,
  watched: ReadonlySet<number>,
): readonly Row[] {
  const [only, ...others] = pages;
  if (only !== undefined && others.length === 0) return only.rows;
  const fresh = new Set(
    pages.flatMap((page, index) => (watched.has(index) ? page.rows.map(({ id }) => id) : [])),
  );
  const seen = new Set<string>();
  return pages.flatMap((page, index) =>
    page.rows.filter(({ id }) => {
      if (seen.has(id) || (!watched.has(index) && fresh.has(id))) return false;
      seen.add(id);
      return true;
    }),
  );
}
