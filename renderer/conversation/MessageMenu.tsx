import { Ellipsis } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { CommandArgs } from '#contract/commands.ts';
import type { MessageRow } from '#contract/rows.ts';
import { oppositeOf } from '#domain/message-action.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useUndoOrder } from '#renderer/state/undo-order.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import css from './MessageMenu.module.css';
import { useTone } from './use-tone.ts';

type Action = CommandArgs<'message.act'>['action'];
type MessageMenuProps = { readonly message: MessageRow };

/** What makes sense to offer: the one of each pair that is not done yet. */
function offered(message: MessageRow): readonly Action[] {
  const { isLiked, isBoosted, isHidden, direction, actions } = message;
  const isFollowed = actions.unfollow !== undefined;
  return [
    isLiked ? 'unlike' : 'like',
    isBoosted ? 'unboost' : 'boost',
    ...(direction === 'out' ? [] : ([isHidden ? 'unhide' : 'hide'] as const)),
    ...(direction === 'out' ? [] : ([isFollowed ? 'unfollow' : 'follow'] as const)),
    ...(direction === 'out' ? (['delete'] as const) : []),
  ];
}

/** What can be done with this very message; what cannot says why. */
export function MessageMenu({ message }: MessageMenuProps): ReactElement {
  const text = useText();
  const act = useAction('message.act');
  const openLink = useAction('link.open');
  const tone = useTone(message, 'named');
  const [isAsking, setAsking] = useState(false);
  const { workspaceId, messageId, url, actions } = message;
  const run = async (action: Action): Promise<void> => {
    const done = await act({ workspaceId, messageId, action });
    const back = oppositeOf(action);
    if (done === null || back === null) return;
    const noticeId = `act.${messageId}.${action}`;
    useUndoOrder.getState().did({ kind: 'notice', noticeId });
    useNotices.getState().show({
      id: noticeId,
      text: { kind: 'message', id: `message.done.${action}` },
      undo: () => void act({ workspaceId, messageId, action: back }),
    });
  };
  const entries: MenuEntry[] = offered(message).flatMap((action) => {
    const can = actions[action];
    if (can === undefined) return [];
    return [
      {
        id: action,
        label: text(`message.${action}`),
        isDanger: action === 'delete',
        reason: can.can ? undefined : text(`gap.${can.why}`),
        onPress: () => (action === 'delete' ? setAsking(true) : void run(action)),
      },
    ];
  });
  if (message.direction === 'in' && !message.isDeleted) entries.push(...tone);
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
      <Modal
        title={text('message.deleteQuestion')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        size="small"
      >
        <div className={css['question']}>
          <p>{text('message.deleteHint')}</p>
          <div className={css['answers']}>
            <Button onPress={() => setAsking(false)}>{text('message.keep')}</Button>
            <Button
              look="danger"
              onPress={() => {
                setAsking(false);
                void run('delete');
              }}
            >
              {text('message.delete')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
