import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { PersonConversationRow } from '#contract/person-rows.ts';
import type { PersonRow } from '#contract/rows.ts';
import { usePages } from '#renderer/bridge/use-pages.ts';
import { fullTime, listTime } from '#renderer/i18n/dates.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './PersonScreen.module.css';
import parts from './PersonParts.module.css';

const PAGE = 50;
const NO_ROWS: readonly PersonConversationRow[] = [];

function open({ workspaceId, id: conversationId }: PersonConversationRow): void {
  const route = useRoute.getState();
  route.go('inbox');
  route.open({ workspaceId, conversationId }, 'read');
  useDesk.getState().focusConversation();
}

/** Everything that was said with somebody, newest first; each opens. */
export function PersonTalks({ person }: { readonly person: PersonRow }): ReactElement {
  const text = useText();
  const [limit, setLimit] = useState(PAGE);
  const list = useRef<HTMLUListElement>(null);
  const { workspaceId, id: personId } = person;
  const { rows, rest, hasMore, look } = usePages('personConversations', {
    workspaceId,
    personId,
    limit,
  });
  const shown = rows ?? NO_ROWS;
  useEffect(() => look({ from: 0, to: shown.length }), [look, shown.length]);
  useKeys({
    'talk.next': () => step(list.current, 1),
    'talk.previous': () => step(list.current, -1),
  });
  return (
    <section className={css['card']} aria-busy={rows === null}>
      <h2 className={parts['head']}>
        {text('person.all', { count: wholeNumber(rest?.total ?? 0, text.locale) })}
      </h2>
      {rows !== null && shown.length === 0 ? (
        <p className={css['meta']}>{text('person.noConversations')}</p>
      ) : null}
      <ul ref={list}>
        {shown.map((row) => (
          <Talk key={row.id} row={row} />
        ))}
      </ul>
      {hasMore ? (
        <Button onPress={() => setLimit(shown.length + PAGE)}>{text('person.more')}</Button>
      ) : null}
    </section>
  );
}

/** From the one in focus to the next; the first press comes to the first. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const talks = [...(list?.querySelectorAll<HTMLElement>('[data-talk]') ?? [])];
  const at = talks.findIndex((talk) => talk === document.activeElement);
  const next = talks[at === -1 ? 0 : Math.max(0, Math.min(talks.length - 1, at + by))];
  next?.focus();
}

function Talk({ row }: { readonly row: PersonConversationRow }): ReactElement {
  const text = useText();
  const now = useNow();
  const network = useNetwork(row.network);
  const { locale } = text;
  return (
    <li>
      <button type="button" className={css['talk']} data-talk="" onClick={() => open(row)}>
        <NetworkBadge
          glyph={network?.glyph ?? '?'}
          color={network?.color ?? '#55575c'}
          name={network?.name ?? row.network}
        />
        <span className={row.isUnread ? css['unread'] : css['words']} dir="auto">
          {row.title}
        </span>
        {row.state === 'done' ? null : <Tag>{text(`list.${row.state}`)}</Tag>}
        <time
          className={css['meta']}
          dateTime={new Date(row.at).toISOString()}
          title={fullTime(row.at, locale)}
        >
          {listTime(row.at, { now, locale })}
        </time>
      </button>
    </li>
  );
}
