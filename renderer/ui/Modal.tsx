import type { ReactElement, ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal as AriaModal, ModalOverlay } from 'react-aria-components/Modal';
import css from './Modal.module.css';
import { cx } from './cx.ts';

type ModalProps = {
  readonly title: string;
  readonly isTitleHidden?: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'small' | 'normal' | 'large' | 'viewer';
};

/** The last resort where a pane will not do: palette, keys, viewer, a question before deleting. */
export function Modal(props: ModalProps): ReactElement {
  const { title, isOpen, onClose, children, size = 'normal' } = props;
  return (
    <ModalOverlay
      className={css['overlay'] ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable
    >
      <AriaModal className={cx(css['modal'], css[size])}>
        <Dialog className={css['dialog'] ?? ''}>
          <Heading
            slot="title"
            className={cx(css['title'], props.isTitleHidden === true && css['hidden'])}
          >
            {title}
          </Heading>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
