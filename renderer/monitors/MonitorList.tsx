import { ChartNoAxesColumn, Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import type { MonitorRow } from '#contract/monitor-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { cx } from '#renderer/ui/cx.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './MonitorList.module.css';
import { VolumeLine } from './VolumeLine.tsx';

type MonitorListProps = {
  readonly monitors: readonly MonitorRow[];
  readonly currentId: string | null;
  readonly isShare: boolean;
  /** null: one client has to be chosen first. */
  readonly onNew: (() => void) | null;
  readonly onOpen: (monitorId: string) => void;
  readonly onShare: () => void;
};

const sum = (days: readonly number[]): number => days.reduce((all, count) => all + count, 0);

function One({
  monitor,
  isCurrent,
  onOpen,
}: { monitor: MonitorRow; isCurrent: boolean } & Pick<MonitorListProps, 'onOpen'>): ReactElement {
  const text = useText();
  const { name, isCompetitor, days, rise } = monitor;
  return (
    <li>
      <button
        type="button"
        className={cx(css['monitor'], isCurrent && css['current'])}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => onOpen(monitor.id)}
      >
        <span className={css['top']}>
          <span className={css['name']}>{name}</span>
          <span className={css['count']} title={text('monitors.countHint')}>
            {sum(days)}
          </span>
        </span>
        <VolumeLine days={days} look={rise !== null ? 'rise' : isCompetitor ? 'other' : 'usual'} />
        {rise === null && !isCompetitor && !monitor.isLooking ? null : (
          <span className={css['tags']}>
            {rise === null ? null : <Tag tone="bad">{text('monitors.rise')}</Tag>}
            {isCompetitor ? <Tag>{text('monitors.competitor')}</Tag> : null}
            {monitor.isLooking ? <Tag tone="accent">{text('monitors.looking')}</Tag> : null}
          </span>
        )}
      </button>
    </li>
  );
}

/** The monitors with their lines, own names first. */
export function MonitorList(props: MonitorListProps): ReactElement {
  const { monitors, currentId, isShare, onNew, onOpen, onShare } = props;
  const text = useText();
  return (
    <nav className={css['list']} aria-label={text('monitors.title')}>
      <h1 className={css['title']}>{text('monitors.title')}</h1>
      <ul className={css['monitors']}>
        {monitors.map((monitor) => (
          <One
            key={monitor.id}
            monitor={monitor}
            isCurrent={!isShare && monitor.id === currentId}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {monitors.length < 2 ? null : (
        <button
          type="button"
          className={cx(css['line'], isShare && css['current'])}
          aria-current={isShare ? 'page' : undefined}
          onClick={onShare}
        >
          <ChartNoAxesColumn size={15} aria-hidden="true" />
          {text('monitors.share')}
        </button>
      )}
      {onNew === null ? null : (
        <button type="button" className={cx(css['line'], css['new'])} onClick={onNew}>
          <Plus size={15} aria-hidden="true" />
          {text('monitors.new')}
        </button>
      )}
    </nav>
  );
}
