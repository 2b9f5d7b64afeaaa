import { z } from 'zod';
import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { remoteId as idSchema } from '#main/networks/graph/calls.ts';
import { answerMessage } from '#main/networks/graph/answer-message.ts';
import { writtenBy } from '#main/networks/graph/find-sent.ts';
import { placeOf, type Place } from '#main/networks/graph/remote-id.ts';
import { sentAs } from '#main/networks/graph/sent-as.ts';
import { readTalk } from '#main/networks/graph/talks.ts';
import { toComment } from './mapper.ts';
import { comment as commentSchema, COMMENT_FIELDS } from './schemas.ts';
import { readComments, type Reading } from './sources.ts';
import { talking } from './talking.ts';

export type Replying = Reading & { readonly clock: { now(): number } };

const PAGE = 100;

const newId = z.object({ id: idSchema });

async function answerBelow(
  job: SendJob,
  place: Place,
  { caller, viewer }: Reading,
): Promise<SentReply> {
  const asking = { lane: 'send', signal: job.signal } as const;
  const { id } = await caller.call('POST', `${place.id}/comments`, {
    ...asking,
    form: { message: job.content.text },
    schema: newId,
  });
  const root = 'root' in place ? place.root : job.inReplyTo.remoteId;
  try {
    const query = { fields: COMMENT_FIELDS };
    const written = await caller.call('GET', id, { ...asking, query, schema: commentSchema });
    return sentAs(toComment(written, root, viewer));
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    // It stands there; how it looks the next sync will tell.
    const now = job.intent.createdAt;
    const written = { id, message: job.content.text, created_time: new Date(now).toISOString() };
    const from = { id: viewer.pageId, name: viewer.pageName };
    return sentAs(toComment(commentSchema.parse({ ...written, from }), root, viewer));
  }
}

async function look(job: SendJob, replying: Replying): Promise<SentReply | 'absent'> {
  const place = placeOf(job.inReplyTo.remoteId);
  const root = 'root' in place ? place.root : job.inReplyTo.remoteId;
  const asked = { limit: PAGE, lane: 'send', signal: job.signal } as const;
  const messages =
    'root' in place && place.kind === 'message'
      ? (await readTalk(place.inside, job.signal, talking(replying))).messages
      : (await readComments(root, asked, replying)).comments.flatMap((one) => one.messages);
  const found = messages.find((one) => writtenBy(job, one));
  return found === undefined ? 'absent' : sentAs(found);
}

export function createReplies(replying: Replying): ReplyPort {
  return {
    async send(job) {
      const place = placeOf(job.inReplyTo.remoteId);
      return 'root' in place && place.kind === 'message'
        ? await answerMessage(job, place.inside, { ...talking(replying), clock: replying.clock })
        : await answerBelow(job, place, replying);
    },
    findSent: async (job) => await look(job, replying),
  };
}
