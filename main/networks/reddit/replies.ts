import { isTrouble, readable } from '#main/networks/answers.ts';
import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { isSameWritten } from '#main/networks/written-text.ts';
import { readListing, type Reading } from './listings.ts';
import { toMessage } from './mapper.ts';
import { API } from './own-app.ts';
import { thing as thingSchema, type ApiThing } from './schemas.ts';

/** Reddit's clock and ours may differ by so much. */
const CLOCK_SKEW_S = 600;

function toSent(thing: ApiThing, job: SendJob, { viewer }: Reading): SentReply {
  const { rootRemoteId } = job.inReplyTo;
  const own = { ...thing, author: thing.author ?? viewer.name };
  const message = { ...toMessage(own, 'other', viewer), rootRemoteId };
  const { remoteId, url } = message;
  return { remoteId, message, ...(url === undefined ? {} : { url }) };
}

async function send(job: SendJob, reading: Reading): Promise<SentReply> {
  const fields = { thing_id: job.inReplyTo.remoteId, text: job.content.text };
  const asking = { lane: 'send', signal: job.signal } as const;
  const { data } = await reading.caller.write('/api/comment', fields, asking);
  const [thing] = readable(
    (data?.things ?? []).map((one) => one.data),
    thingSchema,
  );
  if (thing === undefined)
    throw new ConnectorError({ code: 'bad-answer', host: new URL(API).host }, false);
  return toSent(thing, job, reading);
}

function isIt(thing: ApiThing, job: SendJob): boolean {
  return (
    thing.parent_id === job.inReplyTo.remoteId &&
    !job.claimedRemoteIds.has(thing.name) &&
    thing.created_utc >= job.intent.createdAt / 1000 - CLOCK_SKEW_S &&
    isSameWritten(thing.body, job.content.text)
  );
}

/** The newest of what the account wrote: what we sent is among it, or it reaches back to before we sent. */
async function look(job: SendJob, reading: Reading): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const isDirect = job.inReplyTo.remoteId.startsWith('t4_');
  const name = encodeURIComponent(reading.viewer.name);
  const path = isDirect ? '/message/sent' : `/user/${name}/comments`;
  const asked = { lane: 'send', signal: job.signal, after: null } as const;
  const page = await readListing(path, asked, reading);
  const found = page.things.find((one) => isIt(one, job));
  if (found !== undefined) return toSent(found, job, reading);
  const since = job.intent.createdAt / 1000 - CLOCK_SKEW_S;
  const reachesBack = page.after === null || page.things.some((one) => one.created_utc < since);
  return reachesBack ? 'absent' : 'cannot-tell';
}

export function createReplies(reading: Reading): ReplyPort {
  return {
    send: async (job) => await send(job, reading),
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
