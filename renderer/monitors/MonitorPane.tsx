import type { ReactElement } from 'react';
import type { MonitorRow } from '#contract/monitor-rows.ts';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Hits } from './Hits.tsx';
import { MonitorDays } from './MonitorDays.tsx';
import css from './MonitorPane.module.css';
import { Rules } from './Rules.tsx';

type MonitorPaneProps = {
  readonly monitor: MonitorRow;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onCrisis: () => void;
};

/** One monitor: its days, what it leaves out, its mentions. */
export function MonitorPane(props: MonitorPaneProps): ReactElement {
  const { monitor, onEdit, onRemove, onCrisis } = props;
  const text = useText();
  const now = useNow();
  const shownKey = useShownKey();
  const { rise, isSearched, tellsRise, tellsNegativeFrom } = monitor;
  const facts = [
    isSearched ? text('monitors.searched') : text('monitors.notSearched'),
    tellsRise ? text('monitors.tellsRise') : null,
    tellsNegativeFrom === undefined
      ? null
      : text('monitors.tellsNegative', { count: tellsNegativeFrom }),
  ];
  return (
    <>
      <header className={css['header']}>
        <div className={css['words']}>
          <h2 className={css['title']}>{monitor.name}</h2>
          <p className={css['query']}>{monitor.words}</p>
          <p className={css['facts']}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
        </div>
        <Button keys={shownKey('monitor.edit')} onPress={onEdit}>
          {text('monitors.change')}
        </Button>
        <Button look="quiet" edge="end" onPress={onRemove}>
          {text('monitors.remove')}
        </Button>
      </header>
      {rise === null ? null : (
        <Banner
          tone="bad"
          actions={
            <Button keys={shownKey('monitor.crisis')} onPress={onCrisis}>
              {text('monitors.lookClosely')}
            </Button>
          }
        >
          {text('monitors.riseWords', {
            time: soonTime(rise.since, { now, locale: text.locale }),
            count: rise.count,
            usual: Math.round(rise.usual),
            share: Math.round((100 * rise.negative) / Math.max(1, rise.count)),
          })}
        </Banner>
      )}
      <MonitorDays monitor={monitor} />
      <Rules monitor={monitor} />
      <Hits key={monitor.id} monitor={monitor} onEdit={onEdit} />
    </>
  );
}
