import { isSameDay } from 'date-fns';
import type { ConversationEntry } from '#contract/rows.ts';

/** What the conversation draws, top to bottom. */
export type EntryItem =
  | { readonly kind: 'earlier' | 'later'; readonly key: string }
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly entry: ConversationEntry;
      /** How deep it stands below what everything hangs on; 0 at the top. */
      readonly depth: number;
    };

/** Deeper ones stand no further to the right: their words need the room. */
const MOST_DEPTH = 3;

/**
 * Entries with the day over each first one of a day, and a line over the first unread one.
 * `firstUnread`: id of that entry as it was when the conversation was opened.
 */
export function entryItems(
  rows: readonly ConversationEntry[],
  {
    hasEarlier,
    hasLater,
    firstUnread,
  }: {
    readonly hasEarlier: boolean;
    readonly hasLater: boolean;
    readonly firstUnread: string | null;
  },
): readonly EntryItem[] {
  const items: EntryItem[] = hasEarlier ? [{ kind: 'earlier', key: 'earlier' }] : [];
  let before: number | null = null;
  let above: string | null = null;
  const depths = depthsOf(rows);
  for (const entry of rows) {
    if (before === null || !isSameDay(before, entry.createdAt))
      items.push({ kind: 'day', key: `day ${entry.id}`, at: entry.createdAt });
    before = entry.createdAt;
    if (entry.id === firstUnread) items.push({ kind: 'new', key: 'new' });
    const depth = depths.get(entry.id) ?? 0;
    items.push({ kind: 'entry', key: entry.id, entry: withoutObvious(entry, above), depth });
    above = entry.id;
  }
  if (hasLater) items.push({ kind: 'later', key: 'later' });
  return items;
}

/**
 * An answer stands one step below what it answers. In a direct talk everybody answers the one before:
 * there it would only walk to the right.
 */
function depthsOf(rows: readonly ConversationEntry[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const row of rows) {
    if (row.entry !== 'message' || row.kind === 'direct' || row.answers === undefined) continue;
    const above = depths.get(row.answers.messageId) ?? 0;
    depths.set(row.id, Math.min(MOST_DEPTH, above + 1));
  }
  return depths;
}

/** It goes without saying that it answers what stands right above it. */
function withoutObvious(entry: ConversationEntry, above: string | null): ConversationEntry {
  if (entry.entry !== 'message' || entry.answers?.messageId !== above) return entry;
  const { answers: _, ...rest } = entry;
  return rest;
}
