import { useCallback } from 'react';
import type { ConversationEntry } from '#contract/rows.ts';
import type { ViewRest } from '#contract/views.ts';
import type { MessageId } from '#domain/ids.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import type { Seen } from '#renderer/bridge/view-hub.ts';
import type { OpenConversation } from '#renderer/state/route.ts';
import { useScoped } from '#renderer/ui/scope.ts';
import { joinRows } from './join-rows.ts';

/** So many messages main shows at once, however long the conversation is. */
const STRETCH = 100;

/** What main is asked first when a conversation opens. */
export function firstStretch({ workspaceId, conversationId }: OpenConversation) {
  return { workspaceId, conversationId, limit: STRETCH };
}

type Value = NonNullable<Seen<'conversation'>['value']>;
type Stretch = {
  readonly rows: readonly ConversationEntry[];
  readonly rest: ViewRest<'conversation'>;
};
export type OpenStretch = {
  /** null until the first rows are there. */
  readonly shown: Stretch | null;
  readonly trouble: Seen<'conversation'>['trouble'];
  /** Moves what main shows to around this message. */
  readonly moveTo: (messageId: MessageId) => void;
  /** Moves it back to the newest. */
  readonly moveToEnd: () => void;
};

/**
 * The part of a conversation that the reader is at. It opens at the first unread message, also where
 * that is two thousand messages up, and moves along with the reader.
 */
export function useStretch(open: OpenConversation): OpenStretch {
  const [at, setAt] = useScoped<MessageId | null>(() => null);
  const [isPlaced, setPlaced] = useScoped(() => false);
  const [last, setLast] = useScoped<Value | null>(() => null);
  const [rows, setRows] = useScoped<readonly ConversationEntry[]>(() => []);
  const { value, trouble } = useView('conversation', {
    ...firstStretch(open),
    ...(at === null ? {} : { at }),
  });
  const unread = value?.rest.unreadBefore ?? null;
  const isFarUp = !isPlaced && unread !== null;
  if (value !== null && !isPlaced) {
    setPlaced(true);
    if (unread !== null) setAt(unread);
  }
  // While the next stretch loads, what was seen stays on the screen.
  if (value !== null && value !== last && !isFarUp) {
    setLast(value);
    setRows(joinRows(rows, value.rows, value.rest));
  }
  return {
    shown: last === null ? null : { rows, rest: last.rest },
    trouble,
    moveTo: setAt,
    moveToEnd: useCallback(() => setAt(null), [setAt]),
  };
}
