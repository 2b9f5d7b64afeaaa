import { Ellipsis } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import { ACTION_ICONS, ACTION_ORDER, type Offered } from './action-icons.tsx';
import { EditMessage } from './EditMessage.tsx';
import css from './MessageMenu.module.css';
import { useAct } from './use-act.ts';
import { useTone } from './use-tone.ts';

type MessageMenuProps = { readonly message: MessageRow };

/** The composer answers this very message instead of the newest one. */
function answerThis(message: MessageRow): void {
  const { conversationId, messageId, authorName, authorHandle, direction, kind } = message;
  const { visibility, language, url } = message;
  const isOurs = direction === 'out';
  const target = { messageId, authorName, authorHandle, isOurs, visibility, language, url };
  useDesk.getState().answer({ conversationId, ...target });
  useDesk.getState().focusComposer(kind === 'direct' ? 'direct' : 'public');
}

/** What can be done with this very message; what cannot says why. */
export function MessageMenu({ message }: MessageMenuProps): ReactElement {
  const text = useText();
  const act = useAct();
  const openLink = useAction('link.open');
  const tone = useTone(message, 'named');
  const [isAsking, setAsking] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const { url, actions } = message;
  const run = (action: Offered): void => {
    if (action === 'delete') setAsking(true);
    else if (action === 'edit') setEditing(true);
    else void act(message, action);
  };
  const entries: MenuEntry[] = ACTION_ORDER.flatMap((action) => {
    const can = actions[action];
    if (can === undefined) return [];
    const Icon = ACTION_ICONS[action];
    return [
      {
        id: action,
        label: text(`message.${action}`),
        icon: <Icon size={14} />,
        isDanger: action === 'delete',
        reason: can.can ? undefined : text(`gap.${can.why}`),
        onPress: () => run(action),
      },
    ];
  });
  if (message.direction === 'in' && !message.isDeleted) entries.push(...tone);
  const canAnswer = actions.reply;
  if (canAnswer !== undefined)
    entries.unshift({
      id: 'reply',
      label: text('message.reply'),
      reason: canAnswer.can ? undefined : text(`gap.${canAnswer.why}`),
      onPress: () => answerThis(message),
    });
  if (url !== undefined)
    entries.push({
      id: 'original',
      label: text('message.original'),
      onPress: () => void openLink({ url }),
    });
  if (entries.length === 0) return <></>;
  return (
    <>
      <Menu
        label={text('message.actions')}
        trigger={<IconButton label={text('message.actions')} icon={<Ellipsis size={15} />} />}
        entries={entries}
      />
      {isEditing ? (
        <EditMessage message={message} isOpen onClose={() => setEditing(false)} />
      ) : null}
      {isAsking ? (
        <DeleteQuestion
          onClose={() => setAsking(false)}
          onDelete={() => void act(message, 'delete')}
        />
      ) : null}
    </>
  );
}

type QuestionProps = { readonly onClose: () => void; readonly onDelete: () => void };

/** Only there while it is asked: a thread has hundreds of messages. */
function DeleteQuestion({ onClose, onDelete }: QuestionProps): ReactElement {
  const text = useText();
  return (
    <Modal title={text('message.deleteQuestion')} isOpen onClose={onClose} size="small">
      <div className={css['question']}>
        <p>{text('message.deleteHint')}</p>
        <div className={css['answers']}>
          <Button onPress={onClose}>{text('message.keep')}</Button>
          <Button
            look="danger"
            onPress={() => {
              onClose();
              onDelete();
            }}
          >
            {text('message.delete')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
