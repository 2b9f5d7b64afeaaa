import { Ellipsis, X } from 'lucide-react';
import { useCallback, useMemo, type ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { turnsOf } from '#renderer/state/chosen.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { triageTargets } from '#renderer/state/targets.ts';
import { useTriage, type Triage } from '#renderer/state/use-triage.ts';
import { LabelMenu } from '#renderer/triage/LabelMenu.tsx';
import { SnoozeMenu } from '#renderer/triage/SnoozeMenu.tsx';
import { useMacroEntries } from '#renderer/triage/use-macro-entries.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import css from './BulkBar.module.css';
import { countOf, type Inbox } from './use-inbox.ts';

type BulkBarProps = { readonly inbox: Inbox };

/** What can be done with all selected conversations at once. */
export function BulkBar({ inbox }: BulkBarProps): ReactElement | null {
  const selected = useDesk((desk) => desk.selected);
  const chosen = useMemo(
    () => (inbox.rows ?? []).filter(({ id }) => selected.has(id)),
    [inbox.rows, selected],
  );
  return chosen.length === 0 ? null : <Bar chosen={chosen} inbox={inbox} />;
}

type BarProps = { readonly chosen: readonly InboxRow[]; readonly inbox: Inbox };

function Bar({ chosen, inbox }: BarProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  const everything = useDesk((desk) => desk.everything);
  const isSnoozing = useDesk((desk) => desk.menu === 'snooze');
  const triage = useTriage(
    useCallback((at) => soonTime(at, { now: Date.now(), locale: text.locale }), [text]),
  );
  const { state } = turnsOf(chosen);
  const label =
    everything?.count === null
      ? text('inbox.selectedFound')
      : text('inbox.selected', { count: everything?.count ?? chosen.length });
  return (
    <div className={css['bar']} role="toolbar" aria-label={label}>
      <IconButton
        label={text('inbox.clearSelection')}
        icon={<X size={15} />}
        onPress={() => useDesk.getState().clearSelection()}
      />
      <span className={css['count']} role="status">
        {label}
      </span>
      <AllButton chosen={chosen} inbox={inbox} />
      <Button
        keys={key('conversation.done')}
        onPress={() => void triage.setState(triageTargets(), { state }, 'advance')}
      >
        {text(state === 'open' ? 'conversation.reopen' : 'conversation.done')}
      </Button>
      <SnoozeMenu
        isOpen={isSnoozing}
        trigger={<Button look="quiet">{text('conversation.snooze')}</Button>}
        onSnooze={(change) => void triage.setState(triageTargets(), change, 'advance')}
      />
      <Labels chosen={chosen} />
      <More chosen={chosen} triage={triage} />
    </div>
  );
}

/** Once all that is loaded is selected: the rest of the list as well. */
function AllButton({ chosen, inbox }: BarProps): ReactElement | null {
  const text = useText();
  const isEverything = useDesk((desk) => desk.everything !== null);
  const count = countOf(inbox);
  const isMore = (count ?? Infinity) > chosen.length;
  if (isEverything || chosen.length < (inbox.rows?.length ?? 0) || !isMore) return null;
  return (
    <Button
      look="quiet"
      onPress={() => useDesk.getState().selectAll({ query: inbox.query, count })}
    >
      {count === null ? text('inbox.selectAllFound') : text('inbox.selectAll', { count })}
    </Button>
  );
}

/** Labels belong to one client: with conversations of several there is nothing to choose from. */
function Labels({ chosen }: { readonly chosen: readonly InboxRow[] }): ReactElement {
  const text = useText();
  const isOpen = useDesk((desk) => desk.menu === 'label');
  const everything = useDesk((desk) => desk.everything);
  const clients = new Set(chosen.map(({ workspaceId }) => workspaceId));
  const only = clients.size === 1 ? chosen[0]?.workspaceId : undefined;
  const targets = useMemo(
    () => ({
      ones: chosen.map(({ workspaceId, id }) => ({ workspaceId, conversationId: id })),
      all: everything?.query ?? null,
      count: everything === null ? chosen.length : everything.count,
    }),
    [chosen, everything],
  );
  if (only === undefined || (everything !== null && everything.query.workspaceId === null))
    return (
      <Button look="quiet" reason={text('inbox.oneClient')}>
        {text('conversation.label')}
      </Button>
    );
  return (
    <LabelMenu
      workspaceId={only}
      rows={chosen}
      targets={targets}
      isOpen={isOpen}
      trigger={<Button look="quiet">{text('conversation.label')}</Button>}
    />
  );
}

type MoreProps = { readonly chosen: readonly InboxRow[]; readonly triage: Triage };

function More({ chosen, triage }: MoreProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  const macros = useMacroEntries();
  const { isRead, areMuted, canReopen, state } = turnsOf(chosen);
  return (
    <Menu
      label={text('conversation.more')}
      trigger={<IconButton label={text('conversation.more')} icon={<Ellipsis size={16} />} />}
      entries={[
        {
          id: 'read',
          label: text(isRead ? 'conversation.markRead' : 'conversation.markUnread'),
          keys: key('conversation.unread'),
          onPress: () => void triage.setRead(triageTargets(), isRead),
        },
        {
          id: 'mute',
          label: text(areMuted ? 'conversation.unmute' : 'conversation.mute'),
          keys: key('conversation.mute'),
          onPress: () => void triage.toggleMuted(triageTargets(), areMuted),
        },
        ...(canReopen && state === 'done'
          ? [
              {
                id: 'reopen',
                label: text('conversation.toOpen'),
                keys: key('conversation.reopen'),
                onPress: () => void triage.setState(triageTargets(), { state: 'open' }, 'advance'),
              },
            ]
          : []),
        {
          id: 'answered',
          label: text('conversation.answered'),
          keys: key('conversation.answered'),
          onPress: () => void triage.setState(triageTargets(), { state: 'waiting' }, 'advance'),
        },
        ...macros,
        {
          id: 'undo',
          label: text('undo.button'),
          keys: key('app.undo'),
          onPress: () => void triage.undo(),
        },
      ]}
    />
  );
}
