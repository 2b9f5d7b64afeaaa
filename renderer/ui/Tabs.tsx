import { useId, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
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

/** To which of `count` a key leads from the one at `index`; null: the key is not ours. */
function target(key: string, { index, count }: { index: number; count: number }): number | null {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Tabs over one panel that changes with them; arrows go from one to the next. */
export function Tabs<Value extends string>(props: TabsProps<Value>): ReactElement {
  const { label, value, tabs, onChange, aside, children } = props;
  const id = useId();
  const possible = tabs.filter(({ isDisabled }) => isDisabled !== true);
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = possible.findIndex((tab) => tab.value === value);
    const next = target(event.key, { index, count: possible.length });
    const tab = next === null ? undefined : possible[next];
    if (tab === undefined) return;
    event.preventDefault();
    onChange(tab.value);
    document.querySelector<HTMLElement>(`[id="${id}-${tab.value}"]`)?.focus();
  };
  return (
    <>
      <div className={css['row']}>
        <div
          role="tablist"
          className={css['list']}
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {tabs.map((tab) => (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              className={css['tab']}
              aria-selected={tab.value === value}
              aria-controls={`${id}-panel`}
              tabIndex={tab.value === value ? 0 : -1}
              disabled={tab.isDisabled ?? false}
              onClick={() => onChange(tab.value)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
        {children}
      </div>
    </>
  );
}
