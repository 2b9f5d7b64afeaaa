import { Suspense, type ReactElement } from 'react';
import { SampleBar } from '#renderer/accounts/SampleBar.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { InboxList } from '#renderer/inbox/InboxList.tsx';
import { hasSidebarPane, useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { usePaneEdge } from '#renderer/state/use-pane-edge.ts';
import { cx } from '#renderer/ui/cx.ts';
import { PaneEdge } from '#renderer/ui/PaneEdge.tsx';
import { ConversationPane, RepliesPane } from './later-screens.ts';
import { Sidebar } from './Sidebar.tsx';
import { SidebarDrawer } from './SidebarDrawer.tsx';
import css from './InboxScreen.module.css';

function Edge({ of }: { readonly of: 'sidebar' | 'list' }): ReactElement {
  const text = useText();
  const edge = usePaneEdge(of);
  return <PaneEdge pane="left" label={text(`layout.${of}`)} hint={text('layout.hint')} {...edge} />;
}

function Sample(): ReactElement | null {
  const workspaceId = useRoute((route) => route.workspaceId);
  const clients = useApp()?.clients ?? [];
  const sample = clients.find(({ id, isSample }) => isSample && id === workspaceId);
  return sample === undefined ? null : <SampleBar sample={sample} clients={clients} />;
}

/** Sidebar, list and conversation; in a narrow window list and conversation take turns. */
export function InboxScreen(): ReactElement {
  const isReading = useRoute((route) => route.isReading);
  const list = useRoute((route) => route.inbox.list);
  const hasSidebar = useLayout(hasSidebarPane);
  return (
    <>
      {hasSidebar ? (
        <>
          <Sidebar />
          <Edge of="sidebar" />
        </>
      ) : (
        <SidebarDrawer />
      )}
      <main className={css['main']}>
        <Sample />
        <div className={cx(css['desk'], isReading && css['reading'])} data-letters="">
          {list === 'drafts' || list === 'outbox' ? (
            <Suspense fallback={<div className={css['soon']} />}>
              <RepliesPane list={list} />
            </Suspense>
          ) : (
            <>
              <InboxList />
              <Edge of="list" />
              <Suspense fallback={<div className={css['soon']} />}>
                <ConversationPane />
              </Suspense>
            </>
          )}
        </div>
      </main>
    </>
  );
}
