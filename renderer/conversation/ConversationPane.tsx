import { MessagesSquare } from 'lucide-react';
import { useDeferredValue, useState, type ReactElement } from 'react';
import type { ViewArgs } from '#contract/views.ts';
import { useAhead, useViewPart } from '#renderer/bridge/use-bridge.tsx';
import type { Seen } from '#renderer/bridge/view-hub.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { neighbour, useDesk } from '#renderer/state/desk.ts';
import { useRoute, type OpenConversation } from '#renderer/state/route.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ScopeContext } from '#renderer/ui/scope.ts';
import { Conversation } from './Conversation.tsx';
import css from './ConversationPane.module.css';
import { FoundWords } from './FoundWords.tsx';
import { firstStretch } from './use-stretch.ts';

/**
 * The conversation to show. While somebody only walks through the list, the list is drawn first and
 * the conversation in the time that is left, when main has answered: until then the one before stays.
 * Whoever asks for it, writes or opens a menu means the one that is open now: then nothing else is shown.
 */
function useShown(): OpenConversation | null {
  const wanted = useRoute((route) => route.conversation);
  const turn = useDesk((desk) => desk.conversationFocus);
  const isMeant = useDesk((desk) => desk.composerWish !== null || desk.menu !== null);
  const late = useDeferredValue(wanted);
  const lateTurn = useDeferredValue(turn);
  const isThere = useAhead('conversation', late === null ? null : firstStretch(late));
  const [before, setBefore] = useState(late);
  const wantedId = wanted?.conversationId ?? null;
  const [meantId, setMeantId] = useState<string | null>(null);
  const isNow = isMeant || turn !== lateTurn;
  if (isNow && meantId !== wantedId) setMeantId(wantedId);
  // What was shown at once stays: the late one may be behind it still, and a field that has just got
  // the focus would go with it.
  const shown = isNow || meantId === wantedId ? wanted : isThere ? late : before;
  if (shown !== before) setBefore(shown);
  return shown;
}

function personOf({ value }: Seen<'conversation'>): ViewArgs<'person'> | null {
  const row = value?.rest.conversation ?? null;
  return row === null ? null : { workspaceId: row.workspaceId, personId: row.personId };
}

/** Most people go on to the next one: it and its person are asked for while this one is read. */
function NextAhead({ current }: { readonly current: OpenConversation }): null {
  const next = useDesk(({ order, leaving }) => neighbour(order, current.conversationId, leaving));
  useAhead(
    'person',
    useViewPart('conversation', next === null ? null : firstStretch(next), personOf),
  );
  return null;
}

/** What to do when none is open, by the keys as the person has them. */
function NoneOpen(): ReactElement {
  const text = useText();
  const keyOf = useShownKey();
  const keys = {
    next: keyOf('list.next'),
    previous: keyOf('list.previous'),
    reply: keyOf('conversation.reply'),
    done: keyOf('conversation.done'),
  };
  // Whoever has switched one of them off knows another way.
  const isWhole = !Object.values(keys).includes('');
  return (
    <div className={css['none']}>
      <EmptyState
        icon={<MessagesSquare size={28} />}
        title={text('conversation.none')}
        hint={isWhole ? text('conversation.noneHint', keys) : undefined}
      />
    </div>
  );
}

/** The right side: the open conversation with its person, or what to do when none is open. */
export function ConversationPane(): ReactElement {
  const conversation = useShown();
  if (conversation === null) return <NoneOpen />;
  return (
    <ScopeContext value={conversation.conversationId}>
      <FoundWords>
        <Conversation open={conversation} />
      </FoundWords>
      <NextAhead current={conversation} />
    </ScopeContext>
  );
}
