import { useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import css from './Opener.module.css';
import { OpeningContext, type FirstFocus, type Opening } from './opening.ts';
import { useScoped } from './scope.ts';

type Opened = {
  readonly close: () => void;
  /** What a menu has to know of it. */
  readonly menu: { readonly autoFocus: 'first' | 'last' | true; readonly onClose: () => void };
};

type OpenerProps = {
  readonly kind: Opening['kind'];
  /** A `Button`, `IconButton` or `TagButton` without `onPress`. */
  readonly trigger: ReactNode;
  readonly className: string | undefined;
  readonly placement?: NonNullable<PopoverProps['placement']>;
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
  readonly children: (opened: Opened) => ReactNode;
};

/**
 * A button and what it opens beside itself. What is closed is not there at all: a conversation has a
 * dozen menus, and to prepare them took longer than to draw everything that can be seen of it.
 */
export function Opener(props: OpenerProps): ReactElement {
  const { kind, onOpenChange } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isOwnOpen, setOwnOpen] = useScoped(() => false);
  const [focus, setFocus] = useState<FirstFocus>(null);
  const isOpen = props.isOpen ?? isOwnOpen;
  const opening = useMemo(
    () => ({
      button,
      kind,
      isOpen,
      open: (first: FirstFocus): void => {
        setFocus(first);
        setOwnOpen(true);
        onOpenChange?.(true);
      },
    }),
    [kind, isOpen, setOwnOpen, onOpenChange],
  );
  const change = (next: boolean): void => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const close = (): void => change(false);
  return (
    <>
      <OpeningContext value={opening}>{props.trigger}</OpeningContext>
      {isOpen ? (
        <OpeningContext value={null}>
          <Around onPress={close} />
          <Popover
            className={props.className ?? ''}
            placement={props.placement ?? 'bottom end'}
            triggerRef={button}
            isNonModal
            isOpen
            onOpenChange={change}
          >
            {props.children({ close, menu: { autoFocus: focus ?? true, onClose: close } })}
          </Popover>
        </OpeningContext>
      ) : null}
    </>
  );
}

/**
 * What lies around it closes it. The page below is not made inert: the browser would work out the style
 * of everything on it anew, twice for each menu.
 */
function Around({ onPress }: { readonly onPress: () => void }): ReactElement {
  return createPortal(
    // By keyboard Escape does the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={css['around']}
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    />,
    document.body,
  );
}
