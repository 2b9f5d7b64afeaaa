import { z } from 'zod';
import { isTrouble } from '#main/networks/answers.ts';
import type { RemoteMessage, ReplyPort, SendJob, SentReply } from '#main/networks/connector.ts';
import { isSameWritten } from '#main/networks/written-text.ts';
import { toComment } from './mapper.ts';
import { ADD, DISCUSSION_OF } from './queries.ts';
import { commentsSince, type Reading } from './reading.ts';
import { added, discussionOf, type ApiReply } from './schemas.ts';

/** GitHub's clock and ours may differ by so much. */
const CLOCK_SKEW = 10 * 60_000;
const known = z.object({ top: z.string() });

function toSent(message: RemoteMessage): SentReply {
  const { remoteId, url } = message;
  return { remoteId, message, ...(url === undefined ? {} : { url }) };
}

/** Below which comment it goes; null: it answers the discussion itself. */
function topOf({ inReplyTo }: SendJob): string | null {
  const { remoteId, rootRemoteId, ext } = inReplyTo;
  return remoteId === rootRemoteId ? null : (known.safeParse(ext).data?.top ?? remoteId);
}

async function send(job: SendJob, { caller, viewer }: Reading): Promise<SentReply> {
  const { rootRemoteId } = job.inReplyTo;
  const variables = {
    discussionId: rootRemoteId,
    body: job.content.text,
    replyToId: topOf(job),
  };
  const wanted = { lane: 'send', signal: job.signal, schema: added } as const;
  const { addDiscussionComment } = await caller.ask(ADD, variables, wanted);
  const comment = { ...addDiscussionComment.comment, viewerDidAuthor: true };
  return toSent(toComment(comment, rootRemoteId, viewer));
}

function isIt(comment: ApiReply, job: SendJob): boolean {
  return (
    comment.viewerDidAuthor &&
    (comment.deletedAt ?? '') === '' &&
    (comment.replyTo?.id ?? null) === topOf(job) &&
    !job.claimedRemoteIds.has(comment.id) &&
    Date.parse(comment.createdAt) >= job.intent.createdAt - CLOCK_SKEW &&
    isSameWritten(comment.body, job.content.text)
  );
}

async function look(job: SendJob, reading: Reading): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const { rootRemoteId: id } = job.inReplyTo;
  const asking = { lane: 'send', signal: job.signal } as const;
  const { node } = await reading.caller.ask(
    DISCUSSION_OF,
    { id },
    { ...asking, schema: discussionOf },
  );
  const since = topOf(job) === null ? job.intent.createdAt - CLOCK_SKEW : null;
  const comments = await commentsSince(node, since, { asking, reading });
  const found = comments.all.find((comment) => isIt(comment, job));
  if (found !== undefined) return toSent(toComment(found, id, reading.viewer));
  const reachesBack =
    since !== null && comments.all.some(({ createdAt }) => Date.parse(createdAt) < since);
  return comments.isWhole || reachesBack ? 'absent' : 'cannot-tell';
}

export function createReplies(reading: Reading): ReplyPort {
  return {
    send: async (job) => await send(job, reading),
    async findSent(job) {
      try {
        return await look(job, reading);
      } catch (error) {
        if (isTrouble(error, 'gone', 'bad-answer')) return 'cannot-tell';
        throw error;
      }
    },
  };
}
