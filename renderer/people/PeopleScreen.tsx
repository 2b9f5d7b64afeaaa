import { useState, type ReactElement } from 'react';
import { MULTIPLIER_DAYS } from '#contract/limits.ts';
import { fitsMultiplierFilter, type MultiplierFilter } from '#domain/multiplier.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { failureText } from '#renderer/i18n/failure-text.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useClient } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { ListsSection } from './ListsSection.tsx';
import { MergePane } from './MergePane.tsx';
import { PeopleMap } from './PeopleMap.tsx';
import css from './PeopleScreen.module.css';
import { PersonLine } from './PersonLine.tsx';
import { TouchSection } from './TouchSection.tsx';

type Days = (typeof MULTIPLIER_DAYS)[number];
const FILTERS = ['all', 'to-do', 'critical', 'not-contacted'] as const;

/** Who writes often and reaches many: as a map, and as a list to work through. */
export function PeopleScreen(): ReactElement {
  const text = useText();
  const now = useNow();
  const workspaceId = useRoute((route) => route.workspaceId);
  const client = useClient(workspaceId);
  const [days, setDays] = useState<Days>(90);
  const [filter, setFilter] = useState<MultiplierFilter>('all');
  const [openId, setOpenId] = useState<string | null>(null);
  const { value, trouble } = useView('multipliers', { workspaceId, days });
  const rows = value?.rows ?? [];
  const shown = rows.filter((row) => fitsMultiplierFilter(filter, row, now));
  const number = (count: number): string => wholeNumber(count, text.locale);
  return (
    <main className={css['screen']} data-letters="" aria-busy={value === null && trouble === null}>
      <header className={css['header']}>
        <h1 className={css['title']}>{text('people.title')}</h1>
        <span className={css['client']}>{client?.name ?? text('app.allClients')}</span>
        <Segments
          label={text('insights.span')}
          labelLook="hidden"
          value={String(days)}
          options={MULTIPLIER_DAYS.map((count) => ({
            value: String(count),
            label: text('insights.days', { count }),
          }))}
          onChange={(chosen) =>
            setDays(MULTIPLIER_DAYS.find((count) => String(count) === chosen) ?? 90)
          }
        />
      </header>
      <TouchSection />
      {trouble === null ? null : <Banner tone="bad">{failureText(trouble, text, now)}</Banner>}
      <MergePane workspaceId={workspaceId} />
      <ListsSection workspaceId={workspaceId} />
      {value !== null && rows.length === 0 ? (
        <EmptyState
          title={text('people.empty')}
          hint={text('people.emptyHint')}
          action={
            <Button onPress={() => useRoute.getState().goInbox()}>
              {text('columns.openInbox')}
            </Button>
          }
        />
      ) : null}
      {value === null || rows.length === 0 ? null : (
        <>
          <p className={css['how']}>
            {text('people.how', {
              people: number(value.rest.peopleCount),
              messages: number(value.rest.messageCount),
            })}
          </p>
          <div className={css['both']}>
            <PeopleMap rows={shown} currentId={openId} onPick={setOpenId} />
            <div className={css['work']}>
              <Segments
                label={text('people.filter')}
                labelLook="hidden"
                value={filter}
                options={FILTERS.map((one) => ({
                  value: one,
                  label: text(`people.filter.${one}`),
                }))}
                onChange={(chosen) => setFilter(FILTERS.find((one) => one === chosen) ?? 'all')}
              />
              {shown.length === 0 ? <p className={css['how']}>{text('people.noneFits')}</p> : null}
              <ol className={css['list']}>
                {shown.map((row) => (
                  <PersonLine
                    key={row.id}
                    row={row}
                    days={days}
                    now={now}
                    isOpen={openId === row.id}
                    onOpen={(isOpen) => setOpenId(isOpen ? row.id : null)}
                  />
                ))}
              </ol>
            </div>
          </div>
        </>
      )}
    </main>
  );
}
