/** Ways in which networks cut long lists into pages. Lists are newest first, as networks give them. */

/** By place: `page` from 0. */
export function pageAt<Entry>(
  all: readonly Entry[],
  { page, size }: { readonly page: number; readonly size: number },
): { readonly entries: readonly Entry[]; readonly hasMore: boolean } {
  const start = Math.max(page, 0) * size;
  return { entries: all.slice(start, start + size), hasMore: all.length > start + size };
}

/** By an opaque cursor (GraphQL, Graph API, YouTube): the cursor stands behind the entry that it names. */
export function pageAfter<Entry extends { readonly id: string }>(
  all: readonly Entry[],
  { after, size }: { readonly after: string | null; readonly size: number },
): { readonly entries: readonly Entry[]; readonly hasMore: boolean; readonly next: string | null } {
  const at = after === null ? -1 : all.findIndex(({ id }) => id === idIn(after));
  // An entry that a cursor stood behind and that went meanwhile: from the top, as many networks do.
  const start = at + 1;
  const entries = all.slice(start, start + size);
  const last = entries.at(-1);
  return {
    entries,
    hasMore: all.length > start + size,
    next: last === undefined ? null : cursorOf(last.id),
  };
}

export function cursorOf(id: string): string {
  return Buffer.from(`cursor:${id}`).toString('base64url');
}
function idIn(cursor: string): string {
  return Buffer.from(cursor, 'base64url')
    .toString()
    .replace(/^cursor:/u, '');
}

/** By id (Mastodon, X, Reddit, Discourse): only what is older than `before`, newer than `since`. */
export function pageById<Entry extends { readonly id: string }>(
  all: readonly Entry[],
  {
    before,
    since,
    size,
  }: { readonly before?: string; readonly since?: string; readonly size: number },
): { readonly entries: readonly Entry[]; readonly hasMore: boolean } {
  const isIn = ({ id }: Entry): boolean =>
    (before === undefined || Number(id) < Number(before)) &&
    (since === undefined || Number(id) > Number(since));
  const fitting = all.filter(isIn);
  return { entries: fitting.slice(0, size), hasMore: fitting.length > size };
}

/** A number out of a query, within bounds. */
export function sizeIn(query: URLSearchParams, name: string, most: number): number {
  const asked = Number(query.get(name) ?? most);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : most;
}
