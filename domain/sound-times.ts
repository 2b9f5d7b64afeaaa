import type { FetchedMessage } from './merge.ts';
import type { Message } from './message.ts';

/** Clocks may be wrong, the one of this machine also, and by days; by more than this nobody’s is. */
const AHEAD_MS = 31 * 86_400_000;

/**
 * A copy without times that cannot be. A message from the year 2999 would stand on top for ever and
 * never be edited: it counts as written when it came, and its version as the one that is known.
 */
export function soundTimes(
  fetched: FetchedMessage,
  existing: Message | null,
  now: number,
): FetchedMessage {
  const last = now + AHEAD_MS;
  const { editedAt = 0, createdAt, version } = fetched;
  if (Math.max(createdAt, version, editedAt) <= last) return fetched;
  const { editedAt: _edited, ...rest } = fetched;
  const written = createdAt > last ? (existing?.createdAt ?? now) : createdAt;
  return {
    ...rest,
    createdAt: written,
    version: version > last ? (existing?.version ?? written) : version,
    ...(editedAt > 0 && editedAt <= last ? { editedAt } : {}),
  };
}
