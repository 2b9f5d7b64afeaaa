import { useState, type ReactElement } from 'react';
import { INSIGHT_DAYS } from '#contract/limits.ts';
import type { FigureMarkRow } from '#contract/insight-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { failureText } from '#renderer/i18n/failure-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAccounts, useClient } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { BigFigures } from './BigFigures.tsx';
import { DaysChart } from './DaysChart.tsx';
import { HoursChart } from './HoursChart.tsx';
import css from './InsightsScreen.module.css';
import { MarkList } from './MarkList.tsx';
import { NetworksChart } from './NetworksChart.tsx';
import { WeeksChart } from './WeeksChart.tsx';

type Days = (typeof INSIGHT_DAYS)[number];

/** Figures come of messages, and those of an account. */
function Begin({ workspaceId }: { readonly workspaceId: WorkspaceId | null }): ReactElement {
  const text = useText();
  const route = useRoute();
  return useAccounts(workspaceId).length === 0 ? (
    <Button look="primary" onPress={() => route.go('connect')}>
      {text('inbox.connect')}
    </Button>
  ) : (
    <Button onPress={() => route.goInbox()}>{text('columns.openInbox')}</Button>
  );
}

/** Four figures and four charts, counted from what happened; every mark opens what it counts. */
export function InsightsScreen(): ReactElement {
  const text = useText();
  const now = useNow();
  const workspaceId = useRoute((route) => route.workspaceId);
  const client = useClient(workspaceId);
  const [days, setDays] = useState<Days>(30);
  const [mark, setMark] = useState<FigureMarkRow | null>(null);
  const { value, trouble } = useView('insights', { workspaceId, days });
  const rest = value?.rest;
  const isEmpty = rest !== undefined && rest.now.conversations + rest.before.conversations === 0;
  return (
    <main
      className={css['screen']}
      data-letters=""
      aria-busy={rest === undefined && trouble === null}
    >
      <div className={css['board']}>
        <header className={css['header']}>
          <h1 className={css['title']}>{text('insights.title')}</h1>
          <span className={css['client']}>{client?.name ?? text('app.allClients')}</span>
          <Segments
            label={text('insights.span')}
            labelLook="hidden"
            value={String(days)}
            options={INSIGHT_DAYS.map((count) => ({
              value: String(count),
              label: text('insights.days', { count }),
            }))}
            onChange={(chosen) => {
              setMark(null);
              setDays(INSIGHT_DAYS.find((count) => String(count) === chosen) ?? 30);
            }}
          />
        </header>
        {trouble === null ? null : <Banner tone="bad">{failureText(trouble, text, now)}</Banner>}
        {isEmpty ? (
          <EmptyState
            title={text('insights.empty')}
            hint={text('insights.emptyHint')}
            action={<Begin workspaceId={workspaceId} />}
          />
        ) : null}
        {rest === undefined || isEmpty ? null : (
          <>
            <BigFigures now={rest.now} before={rest.before} onMark={setMark} />
            <div className={css['charts']}>
              <DaysChart days={rest.days} onMark={setMark} />
              <NetworksChart networks={rest.networks} onMark={setMark} />
              <HoursChart hours={rest.hours} onMark={setMark} />
              <WeeksChart weeks={rest.weeks} onMark={setMark} />
            </div>
            <p className={css['how']}>{text('insights.how')}</p>
          </>
        )}
      </div>
      {mark === null ? null : (
        <MarkList {...{ workspaceId, days, mark }} onClose={() => setMark(null)} />
      )}
    </main>
  );
}
