import { z } from 'zod';
import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { answerMessage } from '#main/networks/graph/answer-message.ts';
import { remoteId } from '#main/networks/graph/calls.ts';
import { writtenBy } from '#main/networks/graph/find-sent.ts';
import { commentId, placeOf, postId, type Place } from '#main/networks/graph/remote-id.ts';
import { sentAs } from '#main/networks/graph/sent-as.ts';
import { readTalk } from '#main/networks/graph/talks.ts';
import { toComment } from './mapper.ts';
import { comment as commentSchema } from './schemas.ts';
import { readComments, talking, type Reading } from './sources.ts';

export type Replying = Reading & { readonly clock: { now(): number } };

const newId = z.object({ id: remoteId });
const tagged = z.object({ tagged: z.literal(true) });

/** An answer to an answer stands below the comment at the top: Instagram knows one level only. */
async function answerBelow(job: SendJob, place: Place, { caller, viewer, clock }: Replying) {
  const { text } = job.content;
  const isElsewhere = place.kind === 'post' && tagged.safeParse(job.inReplyTo.ext).success;
  const sending = { lane: 'send', signal: job.signal, schema: newId } as const;
  const path = place.kind === 'comment' ? `${place.id}/replies` : `${place.id}/comments`;
  const { id } = isElsewhere
    ? await caller.call('POST', `${viewer.userId}/mentions`, {
        ...sending,
        form: { media_id: place.id, message: text },
      })
    : await caller.call('POST', path, { ...sending, form: { message: text } });
  const root = 'root' in place ? place.root : postId(place.id);
  const at = new Date(clock.now()).toISOString();
  const from = { id: viewer.userId, username: viewer.username };
  const written = commentSchema.parse({ id, text, timestamp: at, from });
  const parent = place.kind === 'comment' ? { parentRemoteId: commentId(root, place.id) } : {};
  return sentAs({ ...toComment(written, root, viewer), ...parent });
}

/** "absent" is only certain among the newest comments; below somebody else's post nobody can look. */
async function look(
  job: SendJob,
  replying: Replying,
): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const place = placeOf(job.inReplyTo.remoteId);
  if (tagged.safeParse(job.inReplyTo.ext).success) return 'cannot-tell';
  if ('root' in place && place.kind === 'message') {
    const { messages } = await readTalk(place.inside, job.signal, talking(replying));
    const sent = messages.find((one) => writtenBy(job, one));
    return sent === undefined ? 'absent' : sentAs(sent);
  }
  const root = 'root' in place ? place.root : postId(place.id);
  const found = await findBelow(job, root, replying);
  return found === undefined ? 'absent' : sentAs(found);
}

/** Answers come along with their comment, which may be an old one. */
async function findBelow(job: SendJob, root: string, replying: Replying) {
  let after: string | undefined;
  for (let page = 0; page < 5; page++) {
    const asked = { limit: 50, lane: 'send', signal: job.signal } as const;
    const read = await readComments(
      root,
      after === undefined ? asked : { ...asked, after },
      replying,
    );
    const found = read.comments
      .flatMap(({ messages }) => messages)
      .find((one) => writtenBy(job, one));
    if (found !== undefined || read.after === undefined || read.after === after) return found;
    ({ after } = read);
  }
  throw new ConnectorError({ code: 'bad-answer' }, false);
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
