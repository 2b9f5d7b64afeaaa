import { ArrowLeft, Check, Ellipsis, RotateCcw } from 'lucide-react';
import { useCallback, type ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { isPersonShown, useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useTriage, type Triage } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import css from './ConversationHeader.module.css';
import { LabelButton } from './LabelButton.tsx';
import { SnoozeButton } from './SnoozeButton.tsx';
import { StateTag } from './StateTag.tsx';
import { useConversationKeys } from './use-conversation-keys.ts';

type HeaderProps = { readonly row: InboxRow; readonly onMarkUnread: () => void };

function DoneButton({ row, triage }: { readonly row: InboxRow; readonly triage: Triage }) {
  const text = useText();
  const key = useShownKey();
  const target = [{ workspaceId: row.workspaceId, conversationId: row.id }];
  const isDone = row.state === 'done';
  return (
    <Button
      keys={key('conversation.done')}
      onPress={() => void triage.setState(target, { state: isDone ? 'open' : 'done' }, 'advance')}
    >
      {isDone ? <RotateCcw size={14} aria-hidden="true" /> : <Check size={14} aria-hidden="true" />}
      {text(isDone ? 'conversation.reopen' : 'conversation.done')}
    </Button>
  );
}

function MoreMenu({ row, onMarkUnread }: HeaderProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  const refresh = useAction('conversation.refresh');
  const isShown = useLayout(isPersonShown);
  const { workspaceId, id: conversationId } = row;
  return (
    <Menu
      label={text('conversation.more')}
      trigger={<IconButton label={text('conversation.more')} icon={<Ellipsis size={16} />} />}
      entries={[
        {
          id: 'person',
          label: text(isShown ? 'conversation.hidePerson' : 'conversation.showPerson'),
          keys: key('conversation.person'),
          onPress: () => useLayout.getState().togglePerson(),
        },
        {
          id: 'unread',
          label: text('conversation.markUnread'),
          keys: key('conversation.unread'),
          onPress: onMarkUnread,
        },
        {
          id: 'refresh',
          label: text('conversation.refresh'),
          keys: key('conversation.refresh'),
          onPress: () => void refresh({ workspaceId, conversationId }),
        },
      ]}
    />
  );
}

function back(): void {
  useRoute.getState().backToList();
  useDesk.getState().focusList();
}

/** Who it is, how it stands, and what can be done with the whole conversation. */
export function ConversationHeader({ row, onMarkUnread }: HeaderProps): ReactElement {
  const text = useText();
  const isShown = useLayout(isPersonShown);
  const triage = useTriage(
    useCallback((at) => soonTime(at, { now: Date.now(), locale: text.locale }), [text]),
  );
  useConversationKeys(row, { triage, markUnread: onMarkUnread });
  return (
    <div className={css['frame']}>
      <header className={css['header']}>
        <span className={css['back']}>
          <IconButton
            label={text('conversation.back')}
            icon={<ArrowLeft size={16} />}
            onPress={back}
          />
        </span>
        <h2 className={css['name']}>
          <button
            type="button"
            className={css['person']}
            aria-expanded={isShown}
            title={text(isShown ? 'conversation.hidePerson' : 'conversation.showPerson')}
            onClick={() => useLayout.getState().togglePerson()}
          >
            {row.personName}
          </button>
        </h2>
        <StateTag row={row} />
        <span className={css['space']} />
        <SnoozeButton row={row} triage={triage} />
        <LabelButton row={row} />
        <DoneButton row={row} triage={triage} />
        <MoreMenu row={row} onMarkUnread={onMarkUnread} />
      </header>
    </div>
  );
}
