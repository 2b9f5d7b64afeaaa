import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { isSameWritten } from '#main/networks/written-text.ts';
import { isTrouble, parse } from './calls.ts';
import { toMessage, type Around } from './mapper.ts';
import { readReplies, type Reading } from './reading.ts';
import { comment as commentSchema, type ApiComment } from './schemas.ts';

/** Google's clock and ours may differ by so much. */
const CLOCK_SKEW_MS = 10 * 60_000;

/** Answers hang on the first comment of a thread, also those to answers. */
function aroundJob({ inReplyTo }: SendJob): Around {
  const { rootRemoteId: threadId, ext } = inReplyTo;
  const videoId = typeof ext?.['videoId'] === 'string' ? ext['videoId'] : '';
  return { threadId, videoId, canReply: ext?.['canReply'] !== false };
}

function toSent(comment: ApiComment, job: SendJob, { viewer }: Reading): SentReply {
  const message = toMessage(comment, aroundJob(job), { viewer });
  const { remoteId, url } = message;
  return { remoteId, message, ...(url === undefined ? {} : { url }) };
}

async function send(job: SendJob, reading: Reading): Promise<SentReply> {
  const { threadId } = aroundJob(job);
  if (threadId === '') throw new ConnectorError({ code: 'invalid-input' }, true);
  const answer = await reading.caller.call('POST', 'comments', {
    query: { part: 'snippet' },
    body: { snippet: { parentId: threadId, textOriginal: job.content.text } },
    lane: 'send',
    signal: job.signal,
  });
  return toSent(parse(answer, commentSchema), job, reading);
}

async function look(job: SendJob, reading: Reading): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const asking = { lane: 'send', signal: job.signal } as const;
  const { replies, isComplete } = await readReplies(aroundJob(job).threadId, asking, reading);
  const found = replies.find(
    ({ id, snippet }) =>
      snippet.authorChannelId.value === reading.viewer.channelId &&
      !job.claimedRemoteIds.has(id) &&
      Date.parse(snippet.publishedAt) >= job.intent.createdAt - CLOCK_SKEW_MS &&
      isSameWritten(snippet.textOriginal ?? snippet.textDisplay, job.content.text),
  );
  if (found !== undefined) return toSent(found, job, reading);
  return isComplete ? 'absent' : 'cannot-tell';
}

export function createReplies(reading: Reading): ReplyPort {
  return {
    send: async (job) => await send(job, reading),
    async findSent(job) {
      try {
        return await look(job, reading);
      } catch (error) {
        // The thread is gone, and everything in it.
        if (isTrouble(error, 'gone')) return 'cannot-tell';
        throw error;
      }
    },
  };
}
