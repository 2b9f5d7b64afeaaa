import { useMemo, type ReactElement } from 'react';
import type { MessageRow } from '#contract/rows.ts';
import { PlacedComposer } from '#renderer/composer/PlacedComposer.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import css from './Card.module.css';
import { useDeckFocus } from './deck-focus.ts';

type CardReplyProps = {
  readonly row: MessageRow;
  readonly columnId: string;
  /** It is gone, and the focus needs a place. */
  readonly onClosed: () => void;
};

/** The composer in a card: the account is the one that the card came by. */
export function CardReply({ row, columnId, onClosed }: CardReplyProps): ReactElement {
  const { workspaceId, conversationId, direction, id: cardId } = row;
  const { messageId, authorName, authorHandle, visibility, language, url } = row;
  const answered = useMemo(
    () => ({
      messageId,
      authorName,
      authorHandle,
      isOurs: direction === 'out',
      visibility,
      language,
      url,
    }),
    [messageId, authorName, authorHandle, direction, visibility, language, url],
  );
  const close = (): void => {
    useDeckFocus.getState().answer(null);
    onClosed();
  };
  return (
    <div className={css['reply']}>
      <PlacedComposer
        key={messageId}
        conversation={{ workspaceId, conversationId }}
        answered={answered}
        place={{
          isThere: () => useRoute.getState().screen === 'columns',
          sent: close,
          takenBack: () => {
            useDeckFocus.getState().answer({ columnId, cardId });
            useDesk.getState().focusComposer(row.kind === 'direct' ? 'direct' : 'public');
          },
        }}
        onClose={close}
      />
    </div>
  );
}
