import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { HitRow, MonitorRow } from '#contract/monitor-rows.ts';
import { usePages } from '#renderer/bridge/use-pages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys, useShownKey } from '#renderer/keys/use-keys.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { HitCard } from './HitCard.tsx';
import css from './Hits.module.css';
import { NoiseMenu } from './NoiseMenu.tsx';
import { useHitActions, type HitActions } from './use-hit-actions.ts';

const PAGE = 50;
const NO_ROWS: readonly HitRow[] = [];

type HitsProps = { readonly monitor: MonitorRow; readonly onEdit: () => void };

/** The mentions of a monitor, newest first; keys act on the one in focus. */
export function Hits({ monitor, onEdit }: HitsProps): ReactElement | null {
  const text = useText();
  const now = useNow();
  const networks = useApp()?.rest.networks ?? [];
  const [limit, setLimit] = useState(PAGE);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const region = useRef<HTMLDivElement>(null);
  const { workspaceId, id: monitorId } = monitor;
  const { rows, hasMore, look } = usePages('monitorHits', { workspaceId, monitorId, limit });
  const shown = rows ?? NO_ROWS;
  useEffect(() => look({ from: 0, to: shown.length }), [look, shown.length]);
  const actions = useHitActions(monitorId);
  const found = shown.findIndex(({ id }) => id === currentId);
  const current = Math.max(0, found);
  useHitKeys({ rows: shown, current, region: () => region.current, actions });
  if (rows === null) return <div aria-busy="true" />;
  if (shown.length === 0)
    return (
      <EmptyState
        title={text(monitor.isLooking ? 'monitors.looking' : 'monitors.none')}
        hint={text('monitors.noneHint')}
        action={<Button onPress={onEdit}>{text('monitors.noneChange')}</Button>}
      />
    );
  return (
    <>
      <div ref={region} className={css['hits']} role="feed" aria-label={text('monitors.hits')}>
        {shown.map((row, index) => (
          <HitCard
            key={row.id}
            row={row}
            network={networks.find(({ id }) => id === row.network)}
            now={now}
            isCurrent={index === current}
            onFocus={() => setCurrentId(row.id)}
          >
            <HitButtons row={row} isCurrent={index === current} actions={actions} />
          </HitCard>
        ))}
      </div>
      {hasMore ? (
        <div className={css['more']}>
          <Button onPress={() => setLimit(limit + PAGE)}>{text('monitors.more')}</Button>
        </div>
      ) : null}
      {monitor.isCut && !hasMore ? <p className={css['cut']}>{text('monitors.cut')}</p> : null}
    </>
  );
}

type ButtonsProps = {
  readonly row: HitRow;
  readonly isCurrent: boolean;
  readonly actions: HitActions;
};

function HitButtons({ row, isCurrent, actions }: ButtonsProps): ReactElement {
  const text = useText();
  const shownKey = useShownKey();
  const keys = (id: 'hit.take' | 'hit.noise' | 'hit.open' | 'hit.person'): string | undefined =>
    isCurrent ? shownKey(id) : undefined;
  return (
    <>
      <Button look="quiet" keys={keys('hit.person')} onPress={() => openAuthor(row)}>
        {text('monitors.person')}
      </Button>
      <NoiseMenu
        row={row}
        keys={keys('hit.noise')}
        onNoise={(noise) => actions.silence(row, noise)}
      />
      {row.isInInbox ? (
        <Button keys={keys('hit.open')} onPress={() => actions.act(row, 'open')}>
          {text('monitors.inInbox')}
        </Button>
      ) : (
        <Button keys={keys('hit.take')} onPress={() => actions.act(row, 'take')}>
          {text('monitors.take')}
        </Button>
      )}
    </>
  );
}

function openAuthor({ workspaceId, personId }: HitRow): void {
  useRoute.getState().openPerson({ workspaceId, personId });
}

type HitKeys = {
  readonly rows: readonly HitRow[];
  readonly current: number;
  readonly region: () => HTMLElement | null;
  readonly actions: HitActions;
};

function useHitKeys({ rows, current, region, actions }: HitKeys): void {
  const focus = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    const cards = region()?.querySelectorAll<HTMLElement>('[data-hit]') ?? [];
    [...cards].find(({ dataset }) => dataset['hit'] === row?.id)?.focus();
  };
  /** The first press comes to the mention itself, the next one moves on. */
  const step = (by: 1 | -1): void => {
    const isOnHit = region()?.contains(document.activeElement) === true;
    focus(isOnHit ? current + by : current);
  };
  const onCurrent = (run: (row: HitRow) => void) => () => {
    const row = rows[current];
    if (row !== undefined) run(row);
  };
  useKeys({
    'hit.next': () => step(1),
    'hit.previous': () => step(-1),
    'hit.take': onCurrent((row) => actions.act(row, 'take')),
    'hit.reply': onCurrent((row) => {
      if (row.actions.reply?.can === true) actions.act(row, 'reply');
    }),
    'hit.open': onCurrent((row) => actions.act(row, 'open')),
    'hit.person': onCurrent(openAuthor),
    'hit.noise': onCurrent((row) => {
      // The next one takes the place of what goes.
      focus(current + 1);
      actions.silence(row, { kind: 'message' });
    }),
  });
}
