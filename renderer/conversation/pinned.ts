import type { ConversationEntry, InboxRow, MessageRow } from '#contract/rows.ts';

export type Pinned = {
  readonly post: MessageRow | null;
  readonly rows: readonly ConversationEntry[];
};

/**
 * The post that the conversation hangs on, and what is left below it. A conversation has the id of
 * its first message; when that is ours it stands on top instead of among the answers.
 */
export function pinned(
  conversation: InboxRow,
  post: MessageRow | null,
  rows: readonly ConversationEntry[],
): Pinned {
  if (post !== null) return { post, rows };
  const rootId: string = conversation.id;
  const root = rows.find((row) => row.entry === 'message' && row.messageId === rootId);
  if (root?.entry !== 'message' || root.direction === 'in') return { post: null, rows };
  return { post: root, rows: rows.filter((row) => row !== root) };
}
