import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { isSameWritten } from '#main/networks/written-text.ts';
import { isTrouble, parse, urnIn } from './calls.ts';
import { answering, partsOf, toMessage } from './mapper.ts';
import { readBelow, type Reading } from './reading.ts';
import { comment as commentSchema, type ApiComment } from './schemas.ts';

/** LinkedIn's clock and ours may differ by so much. */
const CLOCK_SKEW_MS = 10 * 60_000;

function toSent(comment: ApiComment, root: string, { viewer, people }: Reading): SentReply {
  const message = toMessage(answering(root, comment), viewer, { people });
  const { remoteId, url } = message;
  return { remoteId, message, ...(url === undefined ? {} : { url }) };
}

/** Answers hang on the first comment, also those to answers. */
async function send(job: SendJob, reading: Reading): Promise<SentReply> {
  const root = job.inReplyTo.rootRemoteId;
  const parts = partsOf(root);
  if (parts === null) throw new ConnectorError({ code: 'invalid-input' }, true);
  const { caller, viewer } = reading;
  const answer = await caller.call('POST', `socialActions/${urnIn(root)}/comments`, {
    body: {
      actor: viewer.urn,
      object: parts.target,
      message: { text: job.content.text },
      parentComment: root,
    },
    lane: 'send',
    signal: job.signal,
  });
  return toSent(parse(answer, commentSchema), root, reading);
}

async function look(job: SendJob, reading: Reading): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const root = job.inReplyTo.rootRemoteId;
  const asking = { lane: 'send', signal: job.signal } as const;
  const { comments, isComplete } = await readBelow(root, asking, reading);
  const found = comments.find(
    ({ urn, actor, created, message }) =>
      actor === reading.viewer.urn &&
      !job.claimedRemoteIds.has(urn) &&
      created.time >= job.intent.createdAt - CLOCK_SKEW_MS &&
      isSameWritten(message.text, job.content.text),
  );
  if (found !== undefined) return toSent(found, root, reading);
  return isComplete ? 'absent' : 'cannot-tell';
}

export function createReplies(reading: Reading): ReplyPort {
  return {
    send: async (job) => await send(job, reading),
    async findSent(job) {
      try {
        return await look(job, reading);
      } catch (error) {
        // The comment is gone, and everything below it.
        if (isTrouble(error, 'gone')) return 'cannot-tell';
        throw error;
      }
    },
  };
}
