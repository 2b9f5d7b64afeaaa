import type { Conversation, ConversationState } from '#domain/conversation.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Altered, Store } from '#main/store/store.ts';

/** Whose conversations: of everybody, of one client, of one account. */
export type Whose = { readonly path: 'workspaceId' | 'accountId'; readonly value: string } | null;

type States = Map<string, number>;
type Table = {
  readonly known: Map<string, States>;
  /** Rises with every change of a conversation. */
  version: number;
};

const tables = new WeakMap<Store, Table>();

export function ofClient(workspaceId: WorkspaceId | null): Whose {
  return workspaceId === null ? null : { path: 'workspaceId', value: workspaceId };
}

/**
 * How many conversations there are in each state. Counted once, and kept right by what changes: to count
 * tens of thousands again after every key took longer than everything else that the key did.
 */
export async function stateCounts(
  store: Store,
  whose: Whose,
): Promise<ReadonlyMap<string, number>> {
  const table = tableOf(store);
  const key = keyOf(whose);
  for (;;) {
    const found = table.known.get(key);
    if (found !== undefined) return found;
    const { version } = table;
    const where = whose === null ? {} : { [whose.path]: whose.value };
    const counted = await store.acrossWorkspaces.countBy('conversations', 'state', { where });
    // What changed meanwhile may be in it or not.
    if (version === table.version) table.known.set(key, new Map(counted));
  }
}

/** As a list shows them: a snooze whose time came counts as open already. */
export async function countIn(
  store: Store,
  state: ConversationState,
  { whose, now }: { readonly whose: Whose; readonly now: number },
): Promise<number> {
  const counts = await stateCounts(store, whose);
  const count = counts.get(state) ?? 0;
  if (state !== 'open' && state !== 'snoozed') return count;
  const back = await wokenCount(store, { whose, now });
  return state === 'open' ? count + back : count - back;
}

/** Snoozes whose time came; they are written down a moment later. */
export async function wokenCount(
  store: Store,
  { whose, now }: { readonly whose: Whose; readonly now: number },
): Promise<number> {
  const counts = await stateCounts(store, whose);
  if ((counts.get('snoozed') ?? 0) === 0) return 0;
  return await store.acrossWorkspaces.count('conversations', {
    where: {
      state: 'snoozed',
      snoozedUntil: { below: now + 1 },
      ...(whose === null ? {} : { [whose.path]: whose.value }),
    },
  });
}

function keyOf(whose: Whose): string {
  return whose === null ? '' : `${whose.path} ${whose.value}`;
}

function tableOf(store: Store): Table {
  const found = tables.get(store);
  if (found !== undefined) return found;
  const table: Table = { known: new Map(), version: 0 };
  tables.set(store, table);
  store.onChange((change) => {
    if (change.collection === 'conversations') follow(table, change.documents);
  });
  return table;
}

function follow(table: Table, documents: readonly Altered<Conversation>[]): void {
  table.version++;
  for (const { before, after } of documents) {
    if (before !== null) shift(table, before, -1);
    if (after !== null) shift(table, after, 1);
  }
}

function shift({ known }: Table, one: Conversation, by: 1 | -1): void {
  const keys = [
    keyOf(null),
    keyOf(ofClient(one.workspaceId)),
    keyOf({ path: 'accountId', value: one.accountId }),
  ];
  for (const key of keys) {
    const states = known.get(key);
    states?.set(one.state, (states.get(one.state) ?? 0) + by);
  }
}
