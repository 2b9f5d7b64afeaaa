import type { ReactElement, ReactNode } from 'react';
import type { MonitorRow } from '#contract/monitor-rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { clockTime, soonTime } from '#renderer/i18n/dates.ts';
import { shortNumber, wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bars } from '#renderer/insights/Bars.tsx';
import { ChartCard } from '#renderer/insights/ChartCard.tsx';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useNetworkName } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './CrisisPane.module.css';
import { CrisisWaiting } from './CrisisWaiting.tsx';

export type CrisisRow = NonNullable<ViewRest<'crisis'>['crisis']>;
type CrisisPaneProps = { readonly monitor: MonitorRow; readonly onBack: () => void };

/** A rise, looked at closely: what, where, who, since when, and what was answered. */
export function CrisisPane({ monitor, onBack }: CrisisPaneProps): ReactElement {
  const text = useText();
  const { workspaceId, id: monitorId } = monitor;
  const { value } = useView('crisis', { workspaceId, monitorId });
  useKeys({ 'app.back': onBack });
  const crisis = value?.rest.crisis;
  const back = <Button onPress={onBack}>{text('crisis.back')}</Button>;
  return (
    <>
      <header className={css['header']}>
        <h2 className={css['title']}>{text('crisis.title', { name: monitor.name })}</h2>
        {crisis === null ? null : back}
      </header>
      {crisis === null ? (
        <EmptyState title={text('crisis.over')} hint={text('crisis.overHint')} action={back} />
      ) : null}
      {crisis === undefined || crisis === null ? null : (
        <Crisis crisis={crisis} monitor={monitor} />
      )}
    </>
  );
}

type CrisisProps = { readonly crisis: CrisisRow; readonly monitor: MonitorRow };

function Crisis({ crisis, monitor }: CrisisProps): ReactElement {
  const text = useText();
  const now = useNow();
  const { locale } = text;
  const nameOf = useNetworkName();
  const { rise, negative, people, reach, answered } = crisis;
  return (
    <>
      <p className={css['sentence']}>
        {text('monitors.riseWords', {
          time: soonTime(rise.since, { now, locale }),
          count: rise.count,
          usual: Math.round(rise.usual),
          share: Math.round((100 * negative) / Math.max(1, rise.count)),
        })}
      </p>
      <dl className={css['figures']}>
        <Figure title={text('crisis.negative')}>
          {text('insights.percent', {
            share: Math.round((100 * negative) / Math.max(1, rise.count)),
          })}
        </Figure>
        <Figure title={text('crisis.people')}>{wholeNumber(people, locale)}</Figure>
        <Figure title={text('crisis.reach')}>{shortNumber(reach, locale)}</Figure>
        <Figure title={text('crisis.answered')}>
          {text('crisis.of', { count: answered, of: rise.count })}
        </Figure>
      </dl>
      <div className={css['parts']}>
        <Part title={text('crisis.what')} empty={text('crisis.noWords')}>
          {crisis.words.map(({ word, count }) => (
            <li key={word} className={css['word']}>
              <Tag>{word}</Tag> {count}
            </li>
          ))}
        </Part>
        <Part title={text('crisis.where')} empty="">
          {crisis.networks.map(({ network, mentions }) => (
            <li key={network}>
              {text('crisis.place', { name: nameOf(network), count: mentions })}
            </li>
          ))}
        </Part>
        <Part title={text('crisis.who')} empty="">
          {crisis.authors.map(({ personId, name, networks: places, mentions, reach: carried }) => (
            <li key={personId} data-private="">
              {text('crisis.author', {
                name,
                network: places.map(nameOf).join(', '),
                count: mentions,
                reach: carried === undefined ? 'none' : shortNumber(carried, locale),
              })}
            </li>
          ))}
        </Part>
      </div>
      <Hours crisis={crisis} />
      <CrisisWaiting crisis={crisis} monitor={monitor} nameOf={nameOf} />
    </>
  );
}

function Figure({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <div className={css['figure']}>
      <dt className={css['term']}>{title}</dt>
      <dd className={css['value']}>{children}</dd>
    </div>
  );
}

type PartProps = { readonly title: string; readonly empty: string; readonly children: ReactNode[] };

function Part({ title, empty, children }: PartProps): ReactElement {
  return (
    <section className={css['part']} aria-label={title}>
      <h3 className={css['head']}>{title}</h3>
      {children.length === 0 ? <p>{empty}</p> : <ul className={css['lines']}>{children}</ul>}
    </section>
  );
}

function Hours({ crisis }: { readonly crisis: CrisisRow }): ReactElement {
  const text = useText();
  const now = useNow();
  const { locale } = text;
  return (
    <ChartCard
      title={text('crisis.hours')}
      hint={text('monitors.daysHint')}
      size="low"
      columns={[text('insights.hour'), text('monitors.mentions'), text('insights.negativeOnes')]}
      lines={crisis.hours.map(({ at, mentions, negative }) => ({
        id: String(at),
        cells: [soonTime(at, { now, locale }), String(mentions), String(negative)],
      }))}
    >
      <Bars
        size="low"
        bars={crisis.hours.map(({ at, mentions, negative }) => ({
          id: String(at),
          value: mentions,
          part: negative,
          title: text('monitors.dayMark', {
            day: soonTime(at, { now, locale }),
            count: mentions,
            negative,
          }),
          foot: clockTime(at, locale),
        }))}
      />
    </ChartCard>
  );
}
