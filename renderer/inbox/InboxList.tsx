import { useEffect, useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { Failure } from '#domain/failure.ts';
import { failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { isNowhere } from '#renderer/keys/read-key.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { BulkBar } from './BulkBar.tsx';
import { EmptyList } from './EmptyList.tsx';
import css from './InboxList.module.css';
import { ListBanners } from './ListBanners.tsx';
import { ListHeader } from './ListHeader.tsx';
import { Rows } from './Rows.tsx';
import { useInbox } from './use-inbox.ts';

/** The middle pane: all conversations of one list. */
export function InboxList(): ReactElement {
  const workspaceId = useRoute((route) => route.workspaceId);
  // Each by itself: typing a search changes none of them, and draws only the rows again.
  const list = useRoute((route) => route.inbox.list);
  const filter = useRoute((route) => route.inbox.filter);
  const sort = useRoute((route) => route.inbox.sort);
  // Another list starts at its top again; typing on in a search does not.
  const key = [workspaceId, list, sort, JSON.stringify(filter)].join(' ');
  return (
    <div className={css['pane']}>
      <ListHeader />
      <ListBanners />
      <Content key={key} />
    </div>
  );
}

type FocusPlaceProps = { readonly children: ReactNode };

/** Where the last row has gone, the focus stays in the list and does not fall to the page. */
function FocusPlace({ children }: FocusPlaceProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const turn = useDesk((desk) => desk.listFocus);
  useEffect(() => {
    // Asked for by `turn`; at the start nobody has asked and the focus is nobody's business.
    if (turn > 0 && isNowhere(document.activeElement)) place.current?.focus();
    useDesk.getState().listFocused();
  }, [turn]);
  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      // Rows have come: what had the focus here has it there.
      if (element?.contains(document.activeElement) === true) useDesk.getState().focusList();
    };
  }, []);
  return (
    <div ref={place} className={css['empty']} tabIndex={-1}>
      {children}
    </div>
  );
}

/** A list that cannot be read is not an empty one. */
function Trouble({ failure }: { readonly failure: Failure }): ReactElement {
  const text = useText();
  const now = useNow();
  return (
    <div className={css['trouble']}>
      <Banner tone="bad">{failureText(failure, text, now)}</Banner>
    </div>
  );
}

function Content(): ReactElement {
  const inbox = useInbox();
  const { rows, trouble } = inbox;
  if (trouble !== null && rows === null) return <Trouble failure={trouble} />;
  return (
    <>
      <BulkBar inbox={inbox} />
      {trouble === null ? null : <Trouble failure={trouble} />}
      {rows !== null && rows.length === 0 ? (
        <FocusPlace>
          <EmptyList />
        </FocusPlace>
      ) : (
        <Rows inbox={inbox} />
      )}
    </>
  );
}
