import type { RemoteChange, RemoteMessage } from '#main/networks/connector.ts';

/** As changes, each id once, the first copy of it. */
export function onceEach(messages: readonly RemoteMessage[]): readonly RemoteChange[] {
  const once = new Map<string, RemoteChange>();
  for (const message of messages)
    if (!once.has(message.remoteId)) once.set(message.remoteId, { kind: 'message', message });
  return [...once.values()];
}

/**
 * What was known and stands in the list no more. Both are newest first; of a list that goes on only the
 * part above the oldest known one that is still there tells something.
 */
export function deletedAmong(
  known: readonly string[],
  now: { readonly comments: readonly { readonly id: string }[]; readonly after?: string },
): readonly string[] {
  const there = new Set(now.comments.map(({ id }) => id));
  const end = now.after === undefined ? known.length : known.findLastIndex((id) => there.has(id));
  return known.slice(0, Math.max(end, 0)).filter((id) => !there.has(id));
}
