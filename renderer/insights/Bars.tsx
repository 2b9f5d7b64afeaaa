import type { ReactElement } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import css from './Bars.module.css';

export type Bar = {
  readonly id: string;
  readonly value: number;
  /** Of the value, in red. */
  readonly part?: number;
  readonly title: string;
  /** Under the bar, where there is room. */
  readonly foot: string;
  /** Absent: there is nothing to list. */
  readonly onOpen?: () => void;
};

const MOST_FEET = 5;

type BarsProps = { readonly bars: readonly Bar[]; readonly size?: 'low' };

/** Standing bars on one scale; the table beside the chart says the same to those who listen. */
export function Bars({ bars, size }: BarsProps): ReactElement {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const every = Math.max(1, Math.ceil(bars.length / MOST_FEET));
  const percent = (value: number): string => `${(100 * value) / most}%`;
  return (
    <>
      <div className={cx(css['bars'], size === 'low' && css['low'])}>
        {bars.map(({ id, value, part = 0, title, onOpen }) => (
          <button
            key={id}
            type="button"
            tabIndex={-1}
            className={cx(css['bar'], onOpen === undefined && css['still'])}
            title={title}
            aria-label={title}
            onClick={onOpen}
          >
            <span className={css['value']} style={{ height: percent(value) }}>
              <span
                className={css['part']}
                style={{ height: value === 0 ? 0 : `${(100 * part) / value}%` }}
              />
            </span>
          </button>
        ))}
      </div>
      <div className={css['feet']}>
        {bars
          .filter((_, index) => index % every === 0)
          .map(({ id, foot }, index) => (
            <span key={id} style={{ flexGrow: Math.min(every, bars.length - index * every) }}>
              {foot}
            </span>
          ))}
      </div>
    </>
  );
}
