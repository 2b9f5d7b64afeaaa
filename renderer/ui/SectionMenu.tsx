import type { ReactElement, ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import css from './Menu.module.css';
import { Opener } from './Opener.tsx';

export type MenuPart = {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly {
    readonly id: string;
    readonly label: string;
    readonly isOn: boolean;
    /** It asks for more elsewhere: the menu goes. */
    readonly leadsOn?: boolean;
    readonly onPress: () => void;
  }[];
};

type SectionMenuProps = {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly parts: readonly MenuPart[];
};

/** A menu of choices in parts; it stays open, so that several can be chosen one after the other. */
export function SectionMenu({ label, trigger, parts }: SectionMenuProps): ReactElement {
  const entries = parts.flatMap((part) => part.entries);
  return (
    <Opener kind="menu" trigger={trigger} className={css['popover']}>
      {({ close, menu }) => (
        <Menu
          className={css['menu'] ?? ''}
          aria-label={label}
          {...menu}
          selectionMode="multiple"
          selectedKeys={entries.filter(({ isOn }) => isOn).map(({ id }) => id)}
          onAction={(key) => {
            const entry = entries.find(({ id }) => id === key);
            if (entry?.leadsOn === true) close();
            entry?.onPress();
          }}
        >
          {parts.map((part) => (
            <MenuSection key={part.id}>
              <Header className={css['head'] ?? ''}>{part.title}</Header>
              {part.entries.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  textValue={entry.label}
                  className={css['entry'] ?? ''}
                >
                  <span className={css['icon']} aria-hidden="true">
                    {entry.isOn ? '✓' : ''}
                  </span>
                  <span className={css['label']}>{entry.label}</span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      )}
    </Opener>
  );
}
