import { z } from 'zod';
import {
  ConnectorError,
  type ConnectorPorts,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { edge, entriesOf } from '#main/networks/graph/calls.ts';
import { writtenBy } from '#main/networks/graph/find-sent.ts';
import { placeOf, postId } from '#main/networks/graph/remote-id.ts';
import { sentAs } from '#main/networks/graph/sent-as.ts';
import { toReply } from './mapper.ts';
import { container, newId, post as postSchema, quota, REPLY_FIELDS } from './schemas.ts';
import type { Reading } from './sources.ts';

export type Replying = Reading & { readonly clock: ConnectorPorts['clock'] };

/** What lies ready there and has not been published, from an earlier attempt. */
const prepared = z.object({ creationId: z.string() });

const READY_MS = 30_000;
const LOOK_MS = 3000;
const LOOK = 50;

/** An answer of the limit's own would come only after the first step. */
async function withinQuota(job: SendJob, { caller, clock }: Replying): Promise<void> {
  const query = { fields: 'reply_quota_usage,reply_config' };
  const asking = { query, lane: 'send', signal: job.signal, schema: quota } as const;
  const [today] = await caller.call('GET', 'me/threads_publishing_limit', asking).then(
    ({ data }) => data,
    // A token without the right to ask may well have the one to answer.
    () => [],
  );
  if (today === undefined || today.reply_quota_usage < today.reply_config.quota_total) return;
  const retryAt = clock.now() + 3_600_000;
  throw new ConnectorError({ code: 'rate-limited', host: 'Threads', retryAt }, true);
}

/** Nobody sees what the first step makes; it is thrown away there after a day. */
async function prepare(job: SendJob, replying: Replying): Promise<string> {
  await withinQuota(job, replying);
  const { id: reply_to_id } = placeOf(job.inReplyTo.remoteId);
  const { id } = await replying.caller.call('POST', 'me/threads', {
    form: { media_type: 'TEXT', text: job.content.text, reply_to_id },
    lane: 'send',
    signal: job.signal,
    schema: newId,
  });
  return id;
}

async function statusOf(creationId: string, job: SendJob, { caller }: Replying): Promise<string> {
  const query = { fields: 'status' };
  const asking = { query, lane: 'send', signal: job.signal, schema: container } as const;
  return (await caller.call('GET', creationId, asking)).status;
}

function pause(ms: number, { clock }: Replying): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}

/** Threads works on it for a moment: https://developers.facebook.com/docs/threads/posts */
async function whenReady(creationId: string, job: SendJob, replying: Replying): Promise<string> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const status = await statusOf(creationId, job, replying);
    if (status !== 'IN_PROGRESS' || waited >= READY_MS) return status;
    await pause(LOOK_MS, replying);
  }
}

async function publish(creationId: string, job: SendJob, replying: Replying): Promise<SentReply> {
  const { caller, viewer, clock } = replying;
  const { id } = await caller.call('POST', 'me/threads_publish', {
    form: { creation_id: creationId },
    lane: 'send',
    signal: job.signal,
    schema: newId,
  });
  const place = placeOf(job.inReplyTo.remoteId);
  const written = postSchema.parse({
    id,
    text: job.content.text,
    username: viewer.username,
    timestamp: new Date(clock.now()).toISOString(),
    replied_to: { id: place.id },
    is_reply_owned_by_me: true,
  });
  return sentAs(toReply(written, 'root' in place ? place.root : postId(place.id), viewer));
}

async function send(
  job: SendJob,
  save: Parameters<ReplyPort['send']>[1],
  replying: Replying,
): Promise<SentReply> {
  const known = prepared.safeParse(job.resume).data?.creationId;
  const creationId = known ?? (await prepare(job, replying));
  if (known === undefined) await save({ creationId });
  const status = await whenReady(creationId, job, replying);
  if (status === 'PUBLISHED') return await found(job, replying);
  if (status === 'ERROR' || status === 'EXPIRED') {
    await save(undefined);
    throw new ConnectorError({ code: 'rejected', host: 'Threads', detail: status }, true);
  }
  return await publish(creationId, job, replying);
}

/** It stands there already: an earlier attempt arrived after all. */
async function found(job: SendJob, replying: Replying): Promise<SentReply> {
  const sent = await look(job, replying);
  if (typeof sent === 'object') return sent;
  throw new ConnectorError({ code: 'duplicate', host: 'Threads' }, false);
}

/** Own replies, newest first. */
async function look(
  job: SendJob,
  { caller, viewer }: Replying,
): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const read = await caller.call('GET', 'me/replies', {
    query: { fields: REPLY_FIELDS, limit: String(LOOK) },
    lane: 'send',
    signal: job.signal,
    schema: edge,
  });
  const place = placeOf(job.inReplyTo.remoteId);
  const root = 'root' in place ? place.root : postId(place.id);
  const sent = entriesOf(read, postSchema)
    .filter(({ replied_to: to }) => to?.id === place.id)
    .map((one) => toReply({ ...one, is_reply_owned_by_me: true }, root, viewer))
    .find((one) => writtenBy(job, one));
  if (sent !== undefined) return sentAs(sent);
  return read.paging === undefined ? 'absent' : isOlder(read.data, job);
}

/** So much was written since that it may stand further back. */
function isOlder(values: readonly unknown[], job: SendJob): 'absent' | 'cannot-tell' {
  const oldest = postSchema.safeParse(values.at(-1)).data?.timestamp ?? job.intent.createdAt;
  return oldest < job.intent.createdAt - 10 * 60_000 ? 'absent' : 'cannot-tell';
}

export function createReplies(replying: Replying): ReplyPort {
  return {
    send: async (job, save) => await send(job, save, replying),
    async findSent(job) {
      const creationId = prepared.safeParse(job.resume).data?.creationId;
      // What still lies ready was never published.
      if (creationId !== undefined && (await statusOf(creationId, job, replying)) === 'FINISHED')
        return 'absent';
      return await look(job, replying);
    },
  };
}
