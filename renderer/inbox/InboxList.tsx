import type { ReactElement } from 'react';
import { useRoute } from '#renderer/state/route.ts';
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
  const filter = useRoute((route) => route.inbox);
  // Another list starts at its top again; typing on in a search does not.
  const { list, kind, accountId, labelId, sort } = filter;
  const key = [workspaceId, list, kind, accountId, labelId, sort].join(' ');
  return (
    <div className={css['pane']}>
      <ListHeader />
      <ListBanners />
      <Content key={key} />
    </div>
  );
}

function Content(): ReactElement {
  const inbox = useInbox();
  const { rows } = inbox;
  return (
    <>
      <BulkBar rows={rows ?? []} />
      {rows !== null && rows.length === 0 ? <EmptyList /> : <Rows inbox={inbox} />}
    </>
  );
}
