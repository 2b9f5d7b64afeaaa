import { MessagesSquare } from 'lucide-react';
import { useDeferredValue, type ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute, type OpenConversation } from '#renderer/state/route.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Conversation } from './Conversation.tsx';
import css from './ConversationPane.module.css';

/**
 * The conversation to show. While somebody only walks through the list, the list is drawn first and
 * the conversation in the time that is left. Whoever asks for it, writes or opens a menu means the one
 * that is open now: then nothing else is shown.
 */
function useShown(): OpenConversation | null {
  const wanted = useRoute((route) => route.conversation);
  const turn = useDesk((desk) => desk.conversationFocus);
  const isMeant = useDesk((desk) => desk.composerWish !== null || desk.menu !== null);
  const late = useDeferredValue(wanted);
  const lateTurn = useDeferredValue(turn);
  return isMeant || turn !== lateTurn ? wanted : late;
}

/** The right side: the open conversation with its person, or what to do when none is open. */
export function ConversationPane(): ReactElement {
  const text = useText();
  const conversation = useShown();
  if (conversation === null)
    return (
      <div className={css['none']}>
        <EmptyState
          icon={<MessagesSquare size={28} />}
          title={text('conversation.none')}
          hint={text('conversation.noneHint')}
        />
      </div>
    );
  return <Conversation key={conversation.conversationId} open={conversation} />;
}
