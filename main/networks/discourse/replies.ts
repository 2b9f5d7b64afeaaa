import { isTrouble, parseAnswer } from '#main/networks/answers.ts';
import type { ReplyPort, SendJob, SentReply } from '#main/networks/connector.ts';
import { momentOf } from '#main/networks/values.ts';
import { NOES, refusalOf } from './calls.ts';
import { idOf, isGone, placeOf, toMessage, type Around } from './mapper.ts';
import { isSameText } from './same-text.ts';
import { enqueued, post as postSchema, type ApiPost } from './schemas.ts';
import type { Reading } from './sources.ts';
import { uploadImages } from './uploads.ts';

/** The forum's clock and ours may differ by so much. */
const CLOCK_SKEW = 10 * 60_000;
/** No topic has so many posts: whoever asks for that place gets the last ones. */
const LAST = 999_999;

function toSent(post: ApiPost, around: Around, { viewer }: Reading): SentReply {
  const message = toMessage({ ...post, yours: true }, around, viewer);
  const { remoteId, url } = message;
  return { remoteId, message, ...(url === undefined ? {} : { url }) };
}

function isIt(post: ApiPost, job: SendJob, { viewer }: Reading): boolean {
  return (
    (post.yours || String(post.user_id) === viewer.userId) &&
    !isGone(post) &&
    !job.claimedRemoteIds.has(idOf({ topic: post.topic_id, number: post.post_number })) &&
    (momentOf(post.created_at) ?? 0) >= job.intent.createdAt - CLOCK_SKEW &&
    isSameText(post.raw ?? '', job.content.text)
  );
}

/** The end of the topic: what we sent is among it, or it reaches back to before we sent. */
async function look(job: SendJob, reading: Reading): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const { topic } = placeOf(job.inReplyTo.remoteId);
  const asking = { lane: 'send', signal: job.signal } as const;
  const view = await reading.topics.around(topic, LAST, asking);
  if (view === null) return 'cannot-tell';
  const found = view.posts.find((post) => isIt(post, job, reading));
  if (found !== undefined) return toSent(found, view, reading);
  const oldest = Math.min(...view.posts.map((post) => momentOf(post.created_at) ?? 0));
  const reachesBack =
    view.posts.length >= view.stream.length || oldest < job.intent.createdAt - CLOCK_SKEW;
  return view.isWhole && reachesBack ? 'absent' : 'cannot-tell';
}

/** It waits for a moderator: it stands there, but nobody else sees it yet. */
function heldReply(job: SendJob, id: number, { viewer }: Reading): SentReply {
  const { topic, number } = placeOf(job.inReplyTo.remoteId);
  const createdAt = job.intent.createdAt;
  const remoteId = `pending/${String(id)}`;
  return {
    remoteId,
    message: {
      remoteId,
      kind: 'comment',
      direction: 'out',
      rootRemoteId: idOf({ topic, number: 1 }),
      parentRemoteId: idOf({ topic, number }),
      author: { remoteId: viewer.userId, name: viewer.username, handle: `@${viewer.username}` },
      text: job.content.text,
      spans: [],
      media: [],
      counts: {},
      mine: { moderation: 'held' },
      allowed: [],
      version: createdAt,
      createdAt,
      needsAnswer: false,
    },
  };
}

async function send(
  job: SendJob,
  save: (resume: unknown) => Promise<void>,
  reading: Reading,
): Promise<SentReply> {
  const { caller } = reading;
  const { topic, number } = placeOf(job.inReplyTo.remoteId);
  const images = await uploadImages(job, caller, save);
  const raw = [job.content.text, ...images].join('\n\n');
  const answer = await caller.call('POST', '/posts.json', {
    body: {
      kind: 'json',
      value: {
        raw,
        topic_id: topic,
        ...(number === 1 ? {} : { reply_to_post_number: number }),
      },
    },
    lane: 'send',
    signal: job.signal,
    accept: NOES,
  });
  if (answer.status >= 400) {
    // A forum refuses what is too similar to a post of the last minutes: perhaps an earlier attempt.
    const found = answer.status === 422 ? await look(job, reading) : null;
    if (found !== null && typeof found === 'object') return found;
    throw refusalOf(answer);
  }
  const held = enqueued.safeParse(answer.json()).data;
  if (held !== undefined) return heldReply(job, held.pending_post.id, reading);
  const isPrivate = job.content.kind === 'direct';
  return toSent(parseAnswer(answer, postSchema), { isPrivate }, reading);
}

export function createReplies(reading: Reading): ReplyPort {
  return {
    send: async (job, save) => await send(job, save, reading),
    async findSent(job) {
      try {
        return await look(job, reading);
      } catch (error) {
        if (isTrouble(error, 'bad-answer', 'not-an-api')) return 'cannot-tell';
        throw error;
      }
    },
  };
}
