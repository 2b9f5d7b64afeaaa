import {
  useEffect,
  useMemo,
  useRef,
  type FocusEvent,
  type MouseEvent,
  type ReactElement,
} from 'react';
import { VList, type VListHandle } from 'virtua';
import type { InboxRow } from '#contract/rows.ts';
import { wordsOfSearch } from '#domain/found-words.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';

import { Row } from './Row.tsx';
import css from './Rows.module.css';
import { countOf, type Inbox } from './use-inbox.ts';
import { lookAt, useListKeys } from './use-list-keys.ts';
import { useTriageKeys } from './use-triage-keys.ts';
import { useFocusRow } from './use-focus-row.ts';
import { useSteadyPlace } from './use-steady-place.ts';

/** The next rows are asked for when so many are left below. */
const AHEAD = 30;
/** Drawn before the list knows how high it is: the first picture has its rows. */
const FIRST_ROWS = 10;
/** A screen reader's word for a list whose length nobody knows. */
const UNKNOWN = -1;
const NO_ROWS: readonly InboxRow[] = [];
/** In a narrow window nothing opens by itself: it would cover the list. */
const WIDE = '(min-width: 821px)';

type RowsProps = { readonly inbox: Inbox };

/** Opens a row, or selects with Ctrl, Shift or the round mark. */
function press(row: InboxRow, event: MouseEvent): void {
  const desk = useDesk.getState();
  const isMark = event.target instanceof Element && event.target.closest('[data-select]') !== null;
  if (event.shiftKey) {
    const current = useRoute.getState().conversation?.conversationId;
    const ids = desk.order.map(({ conversationId }) => conversationId);
    const [from, to] = [ids.findIndex((id) => id === current), ids.indexOf(row.id)];
    desk.select(ids.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1), true);
  } else if (isMark || event.ctrlKey || event.metaKey)
    desk.select([row.id], !desk.selected.has(row.id));
  else useRoute.getState().open({ workspaceId: row.workspaceId, conversationId: row.id }, 'read');
}

/** Opens what an undo brought back into the list. */
function useReturn(rows: readonly InboxRow[]): void {
  const returnTo = useDesk((desk) => desk.returnTo);
  useEffect(() => {
    const row = rows.find(({ id }) => id === returnTo);
    if (row === undefined) return;
    const { menu, bringBack } = useDesk.getState();
    bringBack(null);
    if (menu === null) return lookAt(row);
    useRoute.getState().open({ workspaceId: row.workspaceId, conversationId: row.id });
  }, [rows, returnTo]);
}

export function Rows({ inbox }: RowsProps): ReactElement {
  const text = useText();
  const app = useApp();
  const now = useNow();
  const list = useRef<VListHandle>(null);
  const rows = inbox.rows ?? NO_ROWS;
  const currentId = useRoute((route) => route.conversation?.conversationId);
  const isNoneOpen = currentId === undefined;
  const selected = useDesk((desk) => desk.selected);
  const isAll = useRoute((route) => route.workspaceId === null);
  const search = useRoute((route) => route.inbox.search);
  const marks = useMemo(() => wordsOfSearch(search), [search]);
  const index = rows.findIndex(({ id }) => id === currentId);
  const first = rows[0];

  useListKeys(rows, inbox);
  useTriageKeys(rows);
  useFocusRow(list, { id: currentId, index });
  const keepPlace = useSteadyPlace(list, rows, search);
  useEffect(() => {
    // The list is never without a place to go on from; seeing it is not yet reading it.
    if (!isNoneOpen || first === undefined || !globalThis.matchMedia(WIDE).matches) return;
    useRoute
      .getState()
      .open({ workspaceId: first.workspaceId, conversationId: first.id }, 'glance');
  }, [isNoneOpen, first]);
  useReturn(rows);

  /** What has the focus is what the keys mean, also where the open one is not in the list. */
  const meanFocused = ({ target }: FocusEvent): void => {
    if (index !== -1 || useDesk.getState().composerWish !== null) return;
    const id = target.closest('[data-id]')?.getAttribute('data-id');
    const row = rows.find((one) => one.id === id);
    if (row === undefined) return;
    useRoute.getState().open({ workspaceId: row.workspaceId, conversationId: row.id });
  };
  const loadNear = (offset: number): void => {
    const handle = list.current;
    if (handle === null) return;
    keepPlace(offset);
    const to = handle.findItemIndex(offset + handle.viewportSize);
    inbox.look({ from: handle.findItemIndex(offset), to });
    if (inbox.hasMore && to > rows.length - AHEAD) inbox.loadMore();
  };
  return (
    <VList
      ref={list}
      className={css['list'] ?? ''}
      role="listbox"
      aria-label={text('inbox.list')}
      aria-multiselectable={selected.size > 0}
      aria-busy={inbox.isLoading}
      data-keys="list"
      onFocus={meanFocused}
      data={rows}
      itemSize={84}
      ssrCount={FIRST_ROWS}
      keepMounted={index === -1 ? [] : [index]}
      onScroll={loadNear}
    >
      {(row, position) => (
        <Row
          key={row.id}
          row={row}
          network={app?.rest.networks.find(({ id }) => id === row.network)}
          client={isAll ? app?.clients.find(({ id }) => id === row.workspaceId) : undefined}
          position={position}
          count={countOf(inbox) ?? UNKNOWN}
          now={now}
          isCurrent={row.id === currentId}
          isTabStop={row.id === currentId || (index === -1 && position === 0)}
          isSelected={selected.has(row.id)}
          isSelecting={selected.size > 0}
          isSearch={search !== ''}
          marks={marks}
          onPress={press}
        />
      )}
    </VList>
  );
}
