import { memo, useEffect, useRef, type ReactElement, type RefObject } from 'react';
import type { ConversationEntry } from '#contract/rows.ts';
import { Composer } from '#renderer/composer/Composer.tsx';
import { failureQuote, failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { PersonPane } from '#renderer/person/PersonPane.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { hasPersonPane, useLayout } from '#renderer/state/layout.ts';
import { useRoute, type OpenConversation } from '#renderer/state/route.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { usePaneEdge } from '#renderer/state/use-pane-edge.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PaneEdge } from '#renderer/ui/PaneEdge.tsx';
import css from './Conversation.module.css';
import { ConversationHeader } from './ConversationHeader.tsx';
import { Entries } from './Entries.tsx';
import { PinnedPost } from './PinnedPost.tsx';
import { pinned } from './pinned.ts';
import { useMarkRead } from './use-mark-read.ts';
import { useStretch } from './use-stretch.ts';
import { useToneKey } from './use-tone.ts';

const NO_ROWS: readonly ConversationEntry[] = [];

type ConversationProps = { readonly open: OpenConversation };

/** One conversation: what it hangs on, what was said, and the place to answer. */
export const Conversation = memo(function Conversation({ open }: ConversationProps): ReactElement {
  const text = useText();
  const now = useNow();
  const { shown, trouble, moveTo, moveToEnd } = useStretch(open);
  const pane = useRef<HTMLElement>(null);
  const row = shown?.rest.conversation ?? null;
  const read = useMarkRead(open, row);
  useFocusHere(pane, row !== null);
  useToneKey(shown?.rows ?? NO_ROWS);
  if (trouble !== null && shown === null)
    return (
      <section className={css['conversation']} ref={pane}>
        <Banner tone="bad" quote={failureQuote(trouble, text)}>
          {failureText(trouble, text, now)}
        </Banner>
      </section>
    );
  if (shown === null)
    return <section className={css['conversation']} ref={pane} aria-busy="true" />;
  if (row === null)
    return (
      <section className={css['conversation']} ref={pane}>
        <EmptyState
          title={text('conversation.gone')}
          hint={text('conversation.goneHint')}
          action={<Button onPress={leave}>{text('conversation.back')}</Button>}
        />
      </section>
    );
  const { rest } = shown;
  const { post, rows } = pinned(row, rest.post, shown.rows);
  return (
    <>
      <section
        className={css['conversation']}
        ref={pane}
        aria-label={text('conversation.pane', { name: row.personName })}
      >
        <ConversationHeader
          row={row}
          original={originalOf(rest.replyTo, post)}
          keepUnread={read.keepUnread}
        />
        {post === null ? null : <PinnedPost post={post} />}
        <Entries
          key={row.id}
          conversationId={row.id}
          rows={rows}
          hasEarlier={rest.hasEarlier}
          hasLater={rest.hasLater}
          moveTo={moveTo}
          moveToEnd={moveToEnd}
        />
        <Composer row={row} rest={rest} />
      </section>
      <PersonEdge />
      <PersonPane
        workspaceId={row.workspaceId}
        accountId={row.accountId}
        personId={row.personId}
        name={row.personName}
        conversationId={row.id}
      />
    </>
  );
});

/** Where it is answered on its network, else where all of it hangs. */
function originalOf(
  ...places: readonly ({ readonly url?: string | undefined } | null)[]
): string | undefined {
  return places.find((place) => place?.url !== undefined)?.url;
}

function PersonEdge(): ReactElement | null {
  const text = useText();
  const isThere = useLayout(hasPersonPane);
  const edge = usePaneEdge('person');
  if (!isThere) return null;
  return (
    <PaneEdge pane="right" label={text('layout.person')} hint={text('layout.hint')} {...edge} />
  );
}

/** Back to the list, with nothing open. */
function leave(): void {
  const route = useRoute.getState();
  route.open(null);
  route.backToList();
  useDesk.getState().focusList();
}

/** Gives the messages the focus when the list asks for it, as soon as they are there. */
function useFocusHere(pane: RefObject<HTMLElement | null>, isThere: boolean): void {
  const turn = useDesk((desk) => desk.conversationFocus);
  const first = useRef(turn);
  useEffect(() => {
    if (turn === first.current || !isThere) return;
    first.current = turn;
    pane.current?.querySelector<HTMLElement>('[role="log"]')?.focus();
  }, [turn, pane, isThere]);
}
