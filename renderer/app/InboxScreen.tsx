import type { ReactElement } from 'react';
import { SampleBar } from '#renderer/accounts/SampleBar.tsx';
import { ConversationPane } from '#renderer/conversation/ConversationPane.tsx';
import { InboxList } from '#renderer/inbox/InboxList.tsx';
import { RepliesPane } from '#renderer/outbox/RepliesPane.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { cx } from '#renderer/ui/cx.ts';
import { Sidebar } from './Sidebar.tsx';
import css from './InboxScreen.module.css';

/** Sidebar, list and conversation; in a narrow window list and conversation take turns. */
export function InboxScreen(): ReactElement {
  const isReading = useRoute((route) => route.isReading);
  const list = useRoute((route) => route.inbox.list);
  const workspaceId = useRoute((route) => route.workspaceId);
  const clients = useApp()?.clients ?? [];
  const sample = clients.find(({ id, isSample }) => isSample && id === workspaceId);
  return (
    <>
      <Sidebar />
      <main className={css['main']}>
        {sample === undefined ? null : <SampleBar sample={sample} clients={clients} />}
        <div className={cx(css['desk'], isReading && css['reading'])}>
          {list === 'drafts' || list === 'outbox' ? (
            <RepliesPane list={list} />
          ) : (
            <>
              <InboxList />
              <ConversationPane />
            </>
          )}
        </div>
      </main>
    </>
  );
}
