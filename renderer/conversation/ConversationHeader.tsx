import { ArrowLeft, Ellipsis } from 'lucide-react';
import { useCallback, type ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { soonTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { isPersonShown, useLayout } from '#renderer/state/layout.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { only, triageTargets } from '#renderer/state/targets.ts';
import { useTriage, type Triage } from '#renderer/state/use-triage.ts';
import { useMacroEntries } from '#renderer/triage/use-macro-entries.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import css from './ConversationHeader.module.css';
import { StateTag } from './StateTag.tsx';
import { TriageButtons } from './TriageButtons.tsx';
import { useConversationKeys } from './use-conversation-keys.ts';

type HeaderProps = {
  readonly row: InboxRow;
  /** Where the newest message that can be answered stands on its network. */
  readonly original: string | undefined;
  /** It was marked unread by hand: looking at it does not make it read again. */
  readonly keepUnread: () => void;
};

type MenuProps = {
  readonly row: InboxRow;
  readonly original: string | undefined;
  readonly triage: Triage;
  readonly toggleRead: () => void;
};

function MoreMenu({ row, original, triage, toggleRead }: MenuProps): ReactElement {
  const text = useText();
  const key = useShownKey();
  const refresh = useAction('conversation.refresh');
  const openLink = useAction('link.open');
  const isShown = useLayout(isPersonShown);
  const { workspaceId, id: conversationId } = row;
  const target = only({ workspaceId, conversationId });
  const macros = useMacroEntries();
  const isAlone = useDesk(({ selected }) => selected.size === 0);
  const isAside = row.state === 'snoozed' || row.state === 'waiting';
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
          label: text(row.unreadCount > 0 ? 'conversation.markRead' : 'conversation.markUnread'),
          keys: key('conversation.unread'),
          onPress: toggleRead,
        },
        {
          id: 'mute',
          label: text(row.isMuted ? 'conversation.unmute' : 'conversation.mute'),
          keys: key('conversation.mute'),
          onPress: () => void triage.toggleMuted(target, row.isMuted),
        },
        ...(isAside
          ? [
              {
                id: 'reopen',
                label: text('conversation.toOpen'),
                keys: key('conversation.reopen'),
                onPress: () => void triage.setState(target, { state: 'open' }, 'advance'),
              },
            ]
          : []),
        {
          id: 'answered',
          label: text('conversation.answered'),
          keys: key('conversation.answered'),
          onPress: () => void triage.setState(target, { state: 'waiting' }, 'advance'),
        },
        ...(original === undefined
          ? []
          : [
              {
                id: 'original',
                label: text('message.original'),
                keys: key('conversation.original'),
                onPress: () => void openLink({ url: original }),
              },
            ]),
        {
          id: 'refresh',
          label: text('conversation.refresh'),
          keys: key('conversation.refresh'),
          onPress: () => void refresh({ workspaceId, conversationId }),
        },
        ...(isAlone ? macros : []),
      ]}
    />
  );
}

function back(): void {
  useRoute.getState().backToList();
  useDesk.getState().focusList();
}

/** Who it is, how it stands, and what can be done with the whole conversation. */
export function ConversationHeader({ row, original, keepUnread }: HeaderProps): ReactElement {
  const text = useText();
  const isShown = useLayout(isPersonShown);
  const triage = useTriage(
    useCallback((at) => soonTime(at, { now: Date.now(), locale: text.locale }), [text]),
  );
  const isUnread = row.unreadCount > 0;
  const toggleRead = (): void => {
    if (!isUnread) keepUnread();
    void triage.setRead(triageTargets(), isUnread);
  };
  useConversationKeys(row, { triage, toggleRead, original });
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
        <div className={css['who']}>
          <h2 className={css['name']}>
            <button
              type="button"
              className={css['person']}
              data-private=""
              aria-expanded={isShown}
              title={text(isShown ? 'conversation.hidePerson' : 'conversation.showPerson')}
              onClick={() => useLayout.getState().togglePerson()}
            >
              {row.personName}
            </button>
          </h2>
          <StateTag row={row} />
        </div>
        <TriageButtons row={row} triage={triage} />
        <MoreMenu row={row} original={original} triage={triage} toggleRead={toggleRead} />
      </header>
    </div>
  );
}
