import { MessagesSquare } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Conversation } from './Conversation.tsx';
import css from './ConversationPane.module.css';

/** The right side: the open conversation with its person, or what to do when none is open. */
export function ConversationPane(): ReactElement {
  const text = useText();
  const conversation = useRoute((route) => route.conversation);
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
