import type { History } from './history.ts';
import { markOf } from './person.ts';

/** After this long in the queue the message that is answered was fetched again. */
const CERTAINLY_FETCHED_MS = 16 * 60_000;
/** The fetch and the request may lie this far apart. */
const UNDER_WAY_MS = 60_000;

/**
 * Replies that left without a question although what they answer had changed long before, and the
 * person had not said "send anyway". Where clocks jump, nobody knows how old a reply is.
 */
export function judgeQuestions(history: History): string[] {
  const { promised, plan, servers } = history;
  if (plan.clockJumps) return [];
  return history.replies.flatMap((reply) => {
    const server = servers.find(({ kind }) => kind === reply.network);
    const tried = server?.firstTried.get(markOf(reply));
    const queued = promised.sentAt.get(reply.id);
    const answered = reply.inReplyTo?.remoteId;
    if (
      answered === undefined ||
      server === undefined ||
      tried === undefined ||
      queued === undefined
    )
      return [];
    if (promised.confirmed.has(reply.id) || tried - queued < CERTAINLY_FETCHED_MS) return [];
    const changes = server.parents.changesOf(reply.accountId, answered);
    const known = changes.find(({ at }) => at > queued && at < tried - UNDER_WAY_MS);
    return known === undefined ? [] : [`${reply.id}: ${known.why}`];
  });
}
