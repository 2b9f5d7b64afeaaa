import { X } from 'lucide-react';
import { useCallback, useMemo, type ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { fieldTime, soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { snoozeTimes } from '#renderer/state/later.ts';
import { useLabels } from '#renderer/state/use-labels.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { triageTargets, useTriage } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CheckMenu } from '#renderer/ui/CheckMenu.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TimeMenu } from '#renderer/ui/TimeMenu.tsx';
import css from './BulkBar.module.css';

type BulkBarProps = { readonly rows: readonly InboxRow[] };

/** What can be done with all selected conversations at once. */
export function BulkBar({ rows }: BulkBarProps): ReactElement | null {
  const selected = useDesk((desk) => desk.selected);
  const chosen = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected]);
  return chosen.length === 0 ? null : <Bar chosen={chosen} />;
}

type BarProps = { readonly chosen: readonly InboxRow[] };

function Bar({ chosen }: BarProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  const triage = useTriage(
    useCallback((at) => soonTime(at, { now: Date.now(), locale: text.locale }), [text]),
  );
  return (
    <div
      className={css['bar']}
      role="toolbar"
      aria-label={text('inbox.selected', { count: chosen.length })}
    >
      <span className={css['count']} role="status">
        {text('inbox.selected', { count: chosen.length })}
      </span>
      <Button
        keys={key('conversation.done')}
        onPress={() => void triage.setState(triageTargets(), { state: 'done' }, 'advance')}
      >
        {text('conversation.done')}
      </Button>
      <Snooze
        onPick={(until) =>
          void triage.setState(triageTargets(), { state: 'snoozed', until }, 'advance')
        }
      />
      <Labels chosen={chosen} />
      <IconButton
        label={text('inbox.clearSelection')}
        icon={<X size={15} />}
        onPress={() => useDesk.getState().clearSelection()}
      />
    </div>
  );
}

type SnoozeProps = { readonly onPick: (at: number) => void };

function Snooze({ onPick }: SnoozeProps): ReactElement {
  const text = useText();
  const now = useNow();
  const isOpen = useDesk((desk) => desk.menu === 'snooze');
  const times = snoozeTimes(now);
  return (
    <TimeMenu
      title={text('snooze.title')}
      trigger={<Button look="quiet">{text('conversation.snooze')}</Button>}
      presets={times.map(({ id, at }) => ({
        id,
        at,
        label: text(`snooze.${id}`),
        meta: soonTime(at, { now, locale: text.locale }),
      }))}
      fieldLabel={text('snooze.pick')}
      setLabel={text('snooze.set')}
      pastText={text('snooze.past')}
      start={fieldTime(times[0]?.at ?? now)}
      onPick={onPick}
      isOpen={isOpen}
      onOpenChange={(open) => useDesk.getState().setMenu(open ? 'snooze' : null)}
    />
  );
}

/** Labels belong to one client: with conversations of several there is nothing to choose from. */
function Labels({ chosen }: BarProps): ReactElement {
  const text = useText();
  const isOpen = useDesk((desk) => desk.menu === 'label');
  const clients = new Set(chosen.map(({ workspaceId }) => workspaceId));
  const only = clients.size === 1 ? (chosen[0]?.workspaceId ?? null) : null;
  const { options, toggle, create } = useLabels(only, chosen);
  if (only === null)
    return (
      <Button look="quiet" reason={text('inbox.oneClient')}>
        {text('conversation.label')}
      </Button>
    );
  return (
    <CheckMenu
      title={text('label.title')}
      trigger={<Button look="quiet">{text('conversation.label')}</Button>}
      options={options}
      filterLabel={text('label.filter')}
      emptyText={text('label.none')}
      createText={(name) => text('label.create', { name })}
      onToggle={toggle}
      onCreate={create}
      isOpen={isOpen}
      onOpenChange={(open) => useDesk.getState().setMenu(open ? 'label' : null)}
    />
  );
}
