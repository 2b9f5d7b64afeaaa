import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem } from 'react-aria-components/Menu';
import css from './Menu.module.css';
import { cx } from './cx.ts';
import { Keycap } from './Keycap.tsx';
import { Opener } from './Opener.tsx';

export type MenuEntry = {
  readonly id: string;
  readonly label: string;
  /** Beside the label, greyed: a time, an account. */
  readonly meta?: string | undefined;
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  readonly isOn?: boolean;
  /** Why it cannot be done now. */
  readonly reason?: string | undefined;
  readonly isDanger?: boolean;
  readonly onPress: () => void;
};

type MenuProps = {
  readonly label: string;
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
};

/** A list of things to do that opens from a button. */
export function Menu({ label, trigger, entries, isOpen, onOpenChange }: MenuProps): ReactElement {
  return (
    <Opener
      kind="menu"
      trigger={trigger}
      className={css['popover']}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      {({ menu }) => (
        <AriaMenu
          className={css['menu'] ?? ''}
          aria-label={label}
          {...menu}
          disabledKeys={entries.filter((entry) => entry.reason !== undefined).map(({ id }) => id)}
          onAction={(key) => entries.find((entry) => entry.id === key)?.onPress()}
        >
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className={cx(css['entry'], entry.isDanger === true && css['danger'])}
            >
              <span className={css['icon']} aria-hidden="true">
                {entry.isOn === true ? '✓' : entry.icon}
              </span>
              <span className={css['label']}>{entry.label}</span>
              <span className={css['meta']}>{entry.reason ?? entry.meta}</span>
              {entry.keys === undefined ? null : <Keycap keys={entry.keys} />}
            </MenuItem>
          ))}
        </AriaMenu>
      )}
    </Opener>
  );
}
