import type { ViewOutput } from '#contract/views.ts';
import { columnFilter } from '#domain/column-filter.ts';
import type { Column } from '#domain/column.ts';
import { findInbox, type InboxArgs } from './inbox-query.ts';
import { searchInbox } from './inbox-search.ts';
import { toMessageRow } from './message-row.ts';
import { NOTHING, type Stretch } from './stretch.ts';
import type { ViewPorts } from './view.ts';

type Shown = { readonly column: Column; readonly ports: ViewPorts };

/**
 * The conversations of a saved view as cards: of each what was said last. They are in the inbox
 * already, so nothing is fetched for them. A view that was removed leaves an empty column.
 */
export async function readSavedView(
  { viewId }: Extract<Column['source'], { kind: 'view' }>,
  stretch: Stretch,
  { column, ports }: Shown,
): Promise<ViewOutput<'column'>> {
  const { workspaceId } = column;
  const store = ports.store.forWorkspace(workspaceId);
  const saved = await store.get('library', viewId);
  if (saved?.kind !== 'saved-view')
    return { rows: [], rest: { isSyncing: false, isPaused: false, isGone: true, ends: NOTHING } };
  const { state, filter, search = '', sort } = saved.place;
  const args: InboxArgs = { workspaceId, state, filter, sort, ...stretch };
  const now = ports.clock.now();
  const { conversations, ends } =
    search.trim() === ''
      ? await findInbox(store, args, now)
      : await searchInbox(store, args, { words: search, now });
  const ids = conversations.flatMap(({ preview }) => preview.messageId ?? []);
  const messages = await store.getMany('messages', ids);
  const accounts = await store.getMany(
    'accounts',
    conversations.map(({ accountId }) => accountId),
  );
  const isShown = columnFilter(column.options) ?? (() => true);
  const said = conversations
    .map(({ preview }) => messages.get(preview.messageId ?? ''))
    .filter((message) => message !== undefined)
    .filter(isShown);
  return {
    rows: said.map((message) =>
      toMessageRow(message, { account: accounts.get(message.accountId), isInInbox: true }, ports),
    ),
    rest: { isSyncing: false, isPaused: false, ends },
  };
}
