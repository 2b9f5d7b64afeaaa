import type { ReactElement } from 'react';
import { InboxList } from '#renderer/inbox/InboxList.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { cx } from '#renderer/ui/cx.ts';
import { Sidebar } from './Sidebar.tsx';
import css from './InboxScreen.module.css';

/** Sidebar, list and conversation. */
export function InboxScreen(): ReactElement {
  const isReading = useRoute((route) => route.isReading);
  return (
    <>
      <Sidebar />
      <main className={cx(css['desk'], isReading && css['reading'])}>
        <InboxList />
      </main>
    </>
  );
}
