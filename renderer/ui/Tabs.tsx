import type { ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import type { ReactNode } from 'react';
import css from './Tabs.module.css';

type TabsProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly {
    readonly value: Value;
    readonly label: string;
    readonly isDisabled?: boolean;
  }[];
  readonly onChange: (value: Value) => void;
  /** Stands at the right end of the row. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** Tabs over one panel that changes with them. */
export function Tabs<Value extends string>(props: TabsProps<Value>): ReactElement {
  const { label, value, tabs, onChange, aside, children } = props;
  const choose = (key: unknown): void => {
    const tab = tabs.find((candidate) => candidate.value === key);
    if (tab !== undefined) onChange(tab.value);
  };
  return (
    <AriaTabs selectedKey={value} onSelectionChange={choose}>
      <div className={css['row']}>
        <TabList className={css['list'] ?? ''} aria-label={label}>
          {tabs.map((tab) => (
            <Tab
              key={tab.value}
              id={tab.value}
              className={css['tab'] ?? ''}
              isDisabled={tab.isDisabled ?? false}
            >
              {tab.label}
            </Tab>
          ))}
        </TabList>
        {aside}
      </div>
      <TabPanel id={value}>{children}</TabPanel>
    </AriaTabs>
  );
}
