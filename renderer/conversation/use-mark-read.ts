import { useCallback, useEffect } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { useRoute, type OpenConversation } from '#renderer/state/route.ts';
import { useScoped } from '#renderer/ui/scope.ts';

/** Walking past is not reading. */
const DWELL_MS = 400;

/** Marks a conversation read once it has been looked at, unless it just opened by itself. */
export function useMarkRead(
  open: OpenConversation,
  row: InboxRow | null,
): { readonly keepUnread: () => void } {
  const markRead = useCommand('conversation.markRead');
  const isGlance = useRoute((route) => route.isGlance);
  const [isKept, setKept] = useScoped(() => false);
  const isUnread = (row?.unreadCount ?? 0) > 0;
  useEffect(() => {
    if (!isUnread || isGlance || isKept) return;
    const timer = setTimeout(() => void markRead(open), DWELL_MS);
    return () => clearTimeout(timer);
  }, [isUnread, isGlance, isKept, markRead, open]);
  const keepUnread = useCallback(() => setKept(true), [setKept]);
  return { keepUnread };
}
