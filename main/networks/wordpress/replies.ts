import { z } from 'zod';
import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import { isTrouble, parse, refusalOf, type Caller } from './calls.ts';
import { momentOf, commentId, moderationOf, numberIn, toComment, type Viewer } from './mapper.ts';
import { escaped, isSameText } from './same-text.ts';
import { comment as commentSchema, type ApiComment } from './schemas.ts';

export type Replying = {
  readonly caller: Caller;
  readonly viewer: Viewer;
  readonly clock: Pick<Clock, 'now'>;
  readonly canModerate: () => boolean;
};

/** The site's clock and ours may differ by so much. */
const CLOCK_SKEW = 10 * 60_000;
const LIMIT = 100;
const NOES = [400, 401, 403, 404, 409, 410, 413];

function toSent(comment: ApiComment, viewer: Viewer): SentReply {
  const message = toComment(comment, viewer);
  const { remoteId, url } = message;
  return { remoteId, message, ...(url === undefined ? {} : { url }) };
}

function placeOf({ inReplyTo }: SendJob): { readonly post: string; readonly parent: string } {
  const post = numberIn(inReplyTo.rootRemoteId, 'post');
  if (post === null) throw new ConnectorError({ code: 'invalid-input' }, true);
  return { post, parent: numberIn(inReplyTo.remoteId, 'comment') ?? '0' };
}

/**
 * The comment that is answered: gone, or thrown away meanwhile, it takes no answer. One that still waits
 * is approved first, as WordPress's own "Approve and Reply" does: below it an answer is not shown.
 */
async function prepareParent(
  parent: string,
  job: SendJob,
  { caller, clock, canModerate }: Replying,
): Promise<void> {
  const path = `wp/v2/comments/${parent}`;
  const asking = { lane: 'send', signal: job.signal, accept: NOES } as const;
  const query = { _fields: 'id,status', ...(canModerate() ? { context: 'edit' } : {}) };
  const read = await caller.call('GET', path, { ...asking, query });
  if (read.status >= 400) throw refusalOf(read, clock.now());
  const { status } = parse(read, z.object({ status: z.string() }));
  const state = moderationOf(status);
  if (state === 'spam' || state === 'trashed') throw new ConnectorError({ code: 'gone' }, true);
  if (state !== 'held' || !canModerate()) return;
  const approved = await caller.call('POST', path, { ...asking, body: { status: 'approved' } });
  if (approved.status >= 400) throw refusalOf(approved, clock.now());
}

async function parentFirst(parent: string, job: SendJob, replying: Replying): Promise<void> {
  if (parent === '0') return;
  try {
    await prepareParent(parent, job, replying);
  } catch (error) {
    // Whatever went wrong here, the reply itself was not written.
    throw error instanceof ConnectorError ? new ConnectorError(error.failure, true) : error;
  }
}

async function send(job: SendJob, replying: Replying): Promise<SentReply> {
  const { caller, viewer, clock } = replying;
  const { post, parent } = placeOf(job);
  await parentFirst(parent, job, replying);
  const answer = await caller.call('POST', 'wp/v2/comments', {
    body: { post: Number(post), parent: Number(parent), content: escaped(job.content.text) },
    lane: 'send',
    signal: job.signal,
    accept: NOES,
  });
  if (answer.status < 400) return toSent(parse(answer, commentSchema), viewer);
  const refusal = refusalOf(answer, clock.now());
  // The very same comment stands there already: an earlier attempt arrived after all.
  const found = refusal.failure.code === 'duplicate' ? await look(job, replying) : null;
  if (found !== null && typeof found === 'object') return found;
  throw refusal;
}

function isIt(comment: ApiComment, job: SendJob, { viewer }: Replying): boolean {
  const { raw, rendered } = comment.content;
  return (
    String(comment.author) === viewer.userId &&
    String(comment.parent) === placeOf(job).parent &&
    !job.claimedRemoteIds.has(commentId(comment.id)) &&
    momentOf(comment.date_gmt) >= job.intent.createdAt - CLOCK_SKEW &&
    isSameText(raw ?? rendered, job.content.text)
  );
}

/** "absent" needs the whole list: without the right to moderate, what waits is not in it. */
async function look(
  job: SendJob,
  replying: Replying,
): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const { caller, viewer, canModerate } = replying;
  const answer = await caller.call('GET', 'wp/v2/comments', {
    query: {
      post: placeOf(job).post,
      orderby: 'id',
      order: 'desc',
      per_page: String(LIMIT),
      ...(canModerate()
        ? { context: 'edit', status: 'any', author: viewer.userId }
        : { parent: placeOf(job).parent }),
    },
    lane: 'send',
    signal: job.signal,
  });
  const list = parse(answer, z.array(z.unknown()));
  const comments = list.flatMap((value) => commentSchema.safeParse(value).data ?? []);
  const found = comments.find((comment) => isIt(comment, job, replying));
  if (found !== undefined) return toSent(found, viewer);
  const oldest = Math.min(...comments.map(({ date_gmt }) => momentOf(date_gmt)));
  const isWhole = list.length < LIMIT || oldest < job.intent.createdAt - CLOCK_SKEW;
  return canModerate() && isWhole ? 'absent' : 'cannot-tell';
}

export function createReplies(replying: Replying): ReplyPort {
  return {
    send: async (job) => await send(job, replying),
    async findSent(job) {
      try {
        return await look(job, replying);
      } catch (error) {
        // The post itself is gone, and everything below it.
        if (isTrouble(error, 'gone')) return 'cannot-tell';
        throw error;
      }
    },
  };
}
