import { z } from 'zod';
import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { remoteId as idSchema } from '#main/networks/graph/calls.ts';
import { writtenBy } from '#main/networks/graph/find-sent.ts';
import { messageId, placeOf, type Place } from '#main/networks/graph/remote-id.ts';
import { toComment, toMessage } from './mapper.ts';
import { comment as commentSchema, COMMENT_FIELDS } from './schemas.ts';
import { readComments, type Reading } from './sources.ts';
import { readTalk } from './thread.ts';

export type Replying = Reading & { readonly clock: { now(): number } };
type Inside = Extract<Place, { readonly root: string }>;

const HOUR = 3_600_000;
/** https://developers.facebook.com/docs/messenger-platform/policy/policy-overview */
const STANDARD_MS = 24 * HOUR;
const HUMAN_AGENT_MS = 7 * 24 * HOUR;
const PAGE = 100;

const newId = z.object({ id: idSchema });
const newMessage = z.object({ message_id: idSchema });
const talkFacts = z.object({ recipientId: z.string(), at: z.number() });

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

function sentAs(message: SentReply['message']): SentReply {
  const { remoteId, url } = message;
  return {
    remoteId,
    message: { ...message, direction: 'out', needsAnswer: false },
    ...(url === undefined ? {} : { url }),
  };
}

/** Within a day as an answer, within a week by a person; later Meta lets nothing through. */
function kindOfMessage(at: number, now: number): Readonly<Record<string, string>> {
  const age = now - at;
  if (age <= STANDARD_MS) return { messaging_type: 'RESPONSE' };
  if (age <= HUMAN_AGENT_MS) return { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
  throw new ConnectorError({ code: 'answered-too-late', host: 'Messenger' }, true);
}

async function answerMessage(
  job: SendJob,
  { inside }: Inside,
  { caller, viewer, clock }: Replying,
): Promise<SentReply> {
  const facts = talkFacts.safeParse(job.inReplyTo.ext).data;
  if (facts === undefined) throw new ConnectorError({ code: 'invalid-input' }, true);
  const now = clock.now();
  const { text } = job.content;
  const { message_id: id } = await caller.call('POST', `${viewer.pageId}/messages`, {
    form: {
      recipient: JSON.stringify({ id: facts.recipientId }),
      message: JSON.stringify({ text }),
      ...kindOfMessage(facts.at, now),
    },
    lane: 'send',
    signal: job.signal,
    schema: newMessage,
  });
  const from = { id: viewer.pageId, name: viewer.pageName, picture: undefined };
  const to = { id: facts.recipientId, name: '', picture: undefined };
  const talk = {
    id: inside,
    updated_time: now,
    can_reply: true,
    participants: { data: [to] },
    messages: { data: [] },
  };
  const written = { id, message: text, created_time: now, from, attachments: { data: [] } };
  return sentAs({ ...toMessage(written, talk, viewer), remoteId: messageId(inside, id) });
}

async function look(job: SendJob, replying: Replying): Promise<SentReply | 'absent'> {
  const place = placeOf(job.inReplyTo.remoteId);
  const root = 'root' in place ? place.root : job.inReplyTo.remoteId;
  const asked = { limit: PAGE, lane: 'send', signal: job.signal } as const;
  const messages =
    'root' in place && place.kind === 'message'
      ? (await readTalk(place.inside, job.signal, replying)).messages
      : (await readComments(root, asked, replying)).comments.flatMap((one) => one.messages);
  const found = messages.find((one) => writtenBy(job, one));
  return found === undefined ? 'absent' : sentAs(found);
}

export function createReplies(replying: Replying): ReplyPort {
  return {
    async send(job) {
      const place = placeOf(job.inReplyTo.remoteId);
      return 'root' in place && place.kind === 'message'
        ? await answerMessage(job, place, replying)
        : await answerBelow(job, place, replying);
    },
    findSent: async (job) => await look(job, replying),
  };
}
