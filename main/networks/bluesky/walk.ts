import { z } from 'zod';

/**
 * Bluesky's lists run from the newest to the oldest with an opaque cursor, and there is no "since".
 * So we walk back page by page until something known comes, and only then move the mark: a walk that
 * was cut off goes on where it stood. Times are those the list is sorted by, which for a post is the
 * time its author wrote into it: what was written offline appears later, below newer entries. That is
 * why every entry of a page is compared and not just those above the mark.
 */
const mark = z.object({ uri: z.string(), at: z.number() });
export type Mark = z.infer<typeof mark>;

export const walkState = z.object({
  /** Newest first. */
  seen: z.array(mark),
  /** A walk that has not met the mark yet. */
  walk: z.object({ next: z.string(), fresh: z.array(mark), pages: z.number() }).optional(),
});
export type WalkState = z.infer<typeof walkState>;

export type WalkPage = { readonly marks: readonly Mark[]; readonly next?: string | undefined };
export type Gap = { readonly from: number; readonly to: number };
export type WalkStep = {
  readonly state: WalkState;
  /** Entries of this page that were not known. */
  readonly fresh: ReadonlySet<string>;
  /** Known entries that should stand on this page and do not: deleted, or hidden from us. */
  readonly missing: readonly Mark[];
  readonly more: boolean;
  readonly gap?: Gap;
};

const REMEMBERED = 200;
/** So many pages back in one go; then the rest is a gap, and a person is told. */
const MAX_PAGES = 20;

function newestOf(...lists: readonly (readonly Mark[])[]): Mark[] {
  const byUri = new Map(lists.flat().map((entry) => [entry.uri, entry]));
  return [...byUri.values()].toSorted((a, b) => b.at - a.at).slice(0, REMEMBERED);
}

function missingFrom(page: WalkPage, seen: readonly Mark[]): Mark[] {
  const there = new Set(page.marks.map(({ uri }) => uri));
  // On a last page everything known must be there; otherwise only what lies between its ends.
  const oldest = page.next === undefined ? -Infinity : Math.min(...page.marks.map(({ at }) => at));
  return seen.filter(({ uri, at }) => at > oldest && !there.has(uri));
}

/** Has this page reached what is known, or the end? */
function hasMet(page: WalkPage, seen: readonly Mark[]): boolean {
  const known = new Set(seen.map(({ uri }) => uri));
  const top = seen[0]?.at ?? -Infinity;
  if (page.next === undefined || page.marks.length === 0) return true;
  return page.marks.some(({ uri, at }) => known.has(uri) || at <= top);
}

/** One page of a walk. `state` null: the first ever, which takes the newest page and stops. */
export function stepWalk(state: WalkState | null, page: WalkPage): WalkStep {
  const { seen, walk }: WalkState = state ?? { seen: [] };
  const known = new Set(seen.map(({ uri }) => uri));
  const fresh = new Set(page.marks.map(({ uri }) => uri).filter((uri) => !known.has(uri)));
  const missing = walk === undefined ? missingFrom(page, seen) : [];
  const kept = seen.filter((entry) => !missing.includes(entry));
  const found = newestOf(walk?.fresh ?? [], page.marks);
  const step = { fresh, missing };
  const done: WalkState = { seen: newestOf(found, kept) };
  if (state === null || page.next === undefined || hasMet(page, seen))
    return { ...step, state: done, more: false };
  const pages = (walk?.pages ?? 0) + 1;
  if (pages >= MAX_PAGES) return { ...step, state: done, more: false, ...gapBehind(page, seen) };
  const going: WalkState = { seen: kept, walk: { next: page.next, fresh: found, pages } };
  return { ...step, state: going, more: true };
}

/** What a walk that gave up left out. Without a mark it is not a gap but the past: see backfill. */
function gapBehind(page: WalkPage, seen: readonly Mark[]): { readonly gap?: Gap } {
  const [top] = seen;
  const oldest = page.marks.at(-1);
  if (top === undefined || oldest === undefined) return {};
  return { gap: { from: top.at, to: oldest.at } };
}
