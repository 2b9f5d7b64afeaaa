import { X } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Sidebar } from './Sidebar.tsx';
import css from './SidebarDrawer.module.css';

function close(): void {
  useLayout.getState().openSidebar(false);
}

/** Whoever chose a list wants to see it: the drawer goes, the list has the focus. */
function useCloseAtChoice(): void {
  useEffect(
    () =>
      useRoute.subscribe((route, before) => {
        if (route.inbox === before.inbox || !useLayout.getState().isSidebarDrawerOpen) return;
        close();
        // The dialog gives the focus back first.
        requestAnimationFrame(() => useDesk.getState().focusList());
      }),
    [],
  );
}

/** The sidebar where there is no room for it beside the list. */
export function SidebarDrawer(): ReactElement {
  const text = useText();
  const isOpen = useLayout((layout) => layout.isSidebarDrawerOpen);
  useCloseAtChoice();
  return (
    <ModalOverlay
      className={css['overlay'] ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : close())}
      isDismissable
    >
      <Modal className={css['drawer'] ?? ''}>
        <Dialog className={css['dialog'] ?? ''} aria-label={text('sidebar.lists')}>
          <span className={css['close']}>
            <IconButton label={text('sidebar.close')} icon={<X size={16} />} onPress={close} />
          </span>
          <Sidebar className={css['sidebar']} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
