import type { ConversationEntry } from '#contract/rows.ts';

/** More rows than this are never held, however far somebody scrolls. */
const MOST = 3000;

type Edges = { readonly hasEarlier: boolean; readonly hasLater: boolean };

/**
 * What was seen of a conversation and the stretch that main shows now, as one list: rows before and
 * behind that stretch stay as they were, as long as the two touch. So the place of the reader does not
 * jump while the stretch moves on.
 */
export function joinRows(
  known: readonly ConversationEntry[],
  shown: readonly ConversationEntry[],
  { hasEarlier, hasLater }: Edges,
): readonly ConversationEntry[] {
  const ids = new Set(shown.map(({ id }) => id));
  const first = known.findIndex(({ id }) => ids.has(id));
  if (first === -1) return shown;
  const last = known.findLastIndex(({ id }) => ids.has(id));
  const before = hasEarlier && known[first]?.id === shown[0]?.id ? known.slice(0, first) : [];
  const behind = hasLater && known[last]?.id === shown.at(-1)?.id ? known.slice(last + 1) : [];
  const joined = [...before, ...shown, ...behind];
  return joined.length > MOST ? shown : joined;
}
