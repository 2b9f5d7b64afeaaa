import { hasLink } from '#domain/link-in-text.ts';
import {
  ConnectorError,
  type RemoteMessage,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { writtenBy } from '#main/networks/graph/find-sent.ts';
import { sentAs } from '#main/networks/graph/sent-as.ts';
import { toMessage, toTweet, besideOf } from './mapper.ts';
import { MESSAGE_WRITTEN, OWN_POST_READ, POST_WRITTEN, prices } from './prices.ts';
import { readMessages, type Reading } from './pull.ts';
import {
  entriesOf,
  message as messageSchema,
  page as pageSchema,
  tweet as tweetSchema,
  written,
  writtenMessage,
} from './schemas.ts';

export type Replying = Reading & { readonly clock: { now(): number } };

const NOBODY = { users: new Map(), media: new Map() };
const LOOK = 20;

function talkIn(remoteId: string): string | null {
  return /^dm:(?<talk>[\d-]+)(?::|$)/u.exec(remoteId)?.groups?.['talk'] ?? null;
}

async function answerPost(job: SendJob, replying: Replying): Promise<SentReply> {
  const { caller, viewer, bill, clock } = replying;
  const { text } = job.content;
  const { data } = await caller.call('POST', 'tweets', {
    limit: 'tweets',
    body: { text, reply: { in_reply_to_tweet_id: job.inReplyTo.remoteId } },
    lane: 'send',
    signal: job.signal,
    schema: written,
  });
  await bill.wrote(hasLink(text) ? prices.publicAnswerWithLink : POST_WRITTEN);
  const tweet = tweetSchema.parse({
    id: data.id,
    text,
    author_id: viewer.userId,
    created_at: new Date(clock.now()).toISOString(),
    conversation_id: job.inReplyTo.rootRemoteId,
    referenced_tweets: [{ type: 'replied_to', id: job.inReplyTo.remoteId }],
  });
  return sentAs(toTweet(tweet, NOBODY, viewer));
}

async function answerMessage(job: SendJob, talk: string, replying: Replying): Promise<SentReply> {
  const { caller, viewer, bill, clock } = replying;
  const { text } = job.content;
  const { data } = await caller.call('POST', `dm_conversations/${talk}/messages`, {
    limit: 'dm_send',
    body: { text },
    lane: 'send',
    signal: job.signal,
    schema: writtenMessage,
  });
  await bill.wrote(MESSAGE_WRITTEN);
  const message = messageSchema.parse({
    id: data.dm_event_id,
    event_type: 'MessageCreate',
    text,
    created_at: new Date(clock.now()).toISOString(),
    sender_id: viewer.userId,
    dm_conversation_id: data.dm_conversation_id,
  });
  return sentAs(toMessage(message, NOBODY, viewer));
}

/** Own posts, newest first: enough of them to be sure. */
async function ownPosts(job: SendJob, { caller, viewer, bill }: Replying) {
  const page = await caller.call('GET', `users/${viewer.userId}/tweets`, {
    limit: 'tweets-own',
    query: {
      max_results: String(LOOK),
      'tweet.fields':
        'id,text,author_id,created_at,conversation_id,in_reply_to_user_id,referenced_tweets,entities',
    },
    lane: 'send',
    signal: job.signal,
    schema: pageSchema,
  });
  const tweets = entriesOf(page.data, tweetSchema);
  await bill.read(
    'post',
    tweets.map(({ id }) => id),
    OWN_POST_READ,
  );
  return tweets.map((one) => toTweet(one, besideOf(page), viewer));
}

async function ownMessages(job: SendJob, replying: Replying): Promise<readonly RemoteMessage[]> {
  const asked = { limit: LOOK, lane: 'send', signal: job.signal } as const;
  const { entries } = await readMessages(replying)(asked);
  return entries.flatMap(({ messages }) => messages);
}

async function look(
  job: SendJob,
  replying: Replying,
): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const isMessage = talkIn(job.inReplyTo.remoteId) !== null;
  const messages = isMessage ? await ownMessages(job, replying) : await ownPosts(job, replying);
  const isHere = (one: RemoteMessage): boolean =>
    isMessage
      ? one.rootRemoteId === job.inReplyTo.rootRemoteId
      : one.parentRemoteId === job.inReplyTo.remoteId;
  const found = messages.find((one) => isHere(one) && writtenBy(job, one));
  if (found !== undefined) return sentAs(found);
  // So much was written since that it may stand further back.
  const isWhole =
    messages.length < LOOK ||
    messages.some(({ createdAt }) => createdAt < job.intent.createdAt - 10 * 60_000);
  return isWhole ? 'absent' : 'cannot-tell';
}

export function createReplies(replying: Replying): ReplyPort {
  return {
    async send(job) {
      const talk = talkIn(job.inReplyTo.remoteId);
      if (talk !== null) return await answerMessage(job, talk, replying);
      try {
        return await answerPost(job, replying);
      } catch (error) {
        const isThere = error instanceof ConnectorError && error.failure.code === 'duplicate';
        // The very same answer stands there already: an earlier attempt arrived after all.
        const found = isThere ? await look(job, replying) : null;
        if (found !== null && typeof found === 'object') return found;
        throw error;
      }
    },
    findSent: async (job) => await look(job, replying),
  };
}
