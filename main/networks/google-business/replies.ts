import {
  ConnectorError,
  type ActionPort,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { isSameWritten } from '#main/networks/written-text.ts';
import { isTrouble, parse, type Caller } from './calls.ts';
import { isReplyId, placeOf, reviewOf, toReply, type Place } from './mapper.ts';
import { REVIEWS } from './own-app.ts';
import { readReview, type Reading } from './reading.ts';
import { reply as replySchema, type ApiReply } from './schemas.ts';

function placeIn(remoteId: string, { places }: Reading): Place {
  const name = placeOf(remoteId);
  return places.find((place) => place.name === name) ?? { name, title: '' };
}

function toSent(reply: ApiReply, review: string, reading: Reading): SentReply {
  const message = toReply(reply, review, placeIn(review, reading));
  return { remoteId: message.remoteId, message };
}

/** A review has one answer, and whoever writes one later replaces it: a colleague's is not lost so. */
async function standing(job: SendJob, { caller }: Reading): Promise<ApiReply | undefined> {
  const asking = { lane: 'send', signal: job.signal } as const;
  try {
    const review = await readReview(reviewOf(job.inReplyTo.remoteId), caller, asking);
    return review.reviewReply;
  } catch (error) {
    // Whatever went wrong here, nothing was written.
    throw error instanceof ConnectorError ? new ConnectorError(error.failure, true) : error;
  }
}

async function put(
  review: string,
  text: string,
  { caller, lane, signal }: { caller: Caller; lane: 'send' | 'interactive'; signal: AbortSignal },
): Promise<ApiReply> {
  const body = { comment: text };
  return parse(
    await caller.call('PUT', `${REVIEWS}/${review}/reply`, { body, lane, signal }),
    replySchema,
  );
}

async function send(job: SendJob, reading: Reading): Promise<SentReply> {
  const review = reviewOf(job.inReplyTo.remoteId);
  const there = await standing(job, reading);
  if (there !== undefined) {
    if (isSameWritten(there.comment, job.content.text)) return toSent(there, review, reading);
    throw new ConnectorError({ code: 'duplicate', host: new URL(REVIEWS).host }, true);
  }
  const { caller } = reading;
  const given = await put(review, job.content.text, { caller, lane: 'send', signal: job.signal });
  return toSent(given, review, reading);
}

export function createReplies(reading: Reading): ReplyPort {
  return {
    send: async (job) => await send(job, reading),
    async findSent(job) {
      try {
        const there = await standing(job, reading);
        const isOurs = there !== undefined && isSameWritten(there.comment, job.content.text);
        return isOurs ? toSent(there, reviewOf(job.inReplyTo.remoteId), reading) : 'absent';
      } catch (error) {
        if (isTrouble(error, 'gone')) return 'cannot-tell';
        throw error;
      }
    },
  };
}

export function createActions({ caller }: Reading): ActionPort {
  return {
    async act({ action, remoteId, signal }) {
      if (action !== 'delete' || !isReplyId(remoteId))
        throw new ConnectorError({ code: 'server-unsupported' }, true);
      try {
        await caller.call('DELETE', `${REVIEWS}/${remoteId}`, { lane: 'interactive', signal });
      } catch (error) {
        if (!isTrouble(error, 'gone')) throw error;
      }
      return {};
    },
    async edit({ remoteId, text, signal }) {
      if (!isReplyId(remoteId)) throw new ConnectorError({ code: 'server-unsupported' }, true);
      await put(reviewOf(remoteId), text, { caller, lane: 'interactive', signal });
    },
  };
}
