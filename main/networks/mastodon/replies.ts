import type { Visibility } from '#domain/capabilities.ts';
import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import { parse, type Caller } from './calls.ts';
import { findSent } from './find-sent.ts';
import { fromVisibility, toVisibility, type Viewer } from './mapper.ts';
import { uploadMedia } from './media.ts';
import { readStatus, toSent, type Roots } from './roots.ts';
import { status as statusSchema, type ApiStatus } from './schemas.ts';
import { fullHandle } from './values.ts';

export type Replying = {
  readonly caller: Caller;
  readonly viewer: Viewer;
  readonly roots: Roots;
  readonly clock: Clock;
};

const REACH: Readonly<Record<Visibility, number>> = {
  direct: 0,
  followers: 1,
  unlisted: 2,
  public: 3,
};

/** An answer is never seen by more people than what it answers. */
export function replyVisibility(job: SendJob, parent: Visibility, viewer: Viewer): Visibility {
  const asked = job.content.kind === 'direct' ? 'direct' : (job.content.visibility ?? parent);
  const narrower = REACH[asked] < REACH[parent] ? asked : parent;
  return offered(narrower, viewer);
}

/** What the server does not have becomes the next one that fewer people see. */
export function offered(wanted: Visibility, { quirks }: Viewer): Visibility {
  if (quirks.visibilities.includes(wanted)) return wanted;
  const fallbacks = quirks.visibilities.filter((one) => REACH[one] < REACH[wanted]);
  return fallbacks.toSorted((a, b) => REACH[b] - REACH[a])[0] ?? 'direct';
}

/** `@mia@kaffee.example` is `@mia` on kaffee.example; with a port snac would not know her again. */
export function mentionFor(handle: string, serverUrl: string): string {
  const full = fullHandle(handle, serverUrl);
  const own = `@${new URL(serverUrl).host}`;
  return full.endsWith(own) ? full.slice(0, -own.length) : full;
}

/** Only who is mentioned is told of an answer: https://docs.joinmastodon.org/user/posting/#mentions */
export function withMention(text: string, handle: string, serverUrl: string): string {
  const full = fullHandle(handle, serverUrl).toLowerCase();
  const short = mentionFor(handle, serverUrl).toLowerCase();
  const mentioned = [...text.matchAll(/@[\w.-]+(?:@[\w.:-]+)?/gu)].map(([name]) =>
    name.toLowerCase().replace(/[.:]+$/u, ''),
  );
  const isThere = mentioned.some((name) => name === full || name === short);
  return isThere ? text : `${mentionFor(handle, serverUrl)} ${text}`;
}

/** snac takes an answer to a post that is gone and publishes it as a post of its own: look first. */
async function readParent(job: SendJob, { caller }: Replying): Promise<ApiStatus> {
  try {
    const asking = { lane: 'send', signal: job.signal } as const;
    const parent = await readStatus(caller, job.inReplyTo.remoteId, asking);
    if (parent !== null) return parent;
  } catch (error) {
    // Reading wrote nothing, whatever went wrong.
    throw error instanceof ConnectorError ? new ConnectorError(error.failure, true) : error;
  }
  throw new ConnectorError({ code: 'gone' }, true);
}

function bodyOf(
  job: SendJob,
  facts: { readonly visibility: Visibility; readonly media: readonly string[] },
  replying: Replying,
) {
  const { content, inReplyTo } = job;
  const { viewer } = replying;
  const isToSelf = inReplyTo.authorRemoteId === viewer.remoteUserId;
  const warning = content.contentWarning;
  return {
    status: isToSelf
      ? content.text
      : withMention(content.text, inReplyTo.authorHandle, viewer.serverUrl),
    in_reply_to_id: inReplyTo.remoteId,
    visibility: fromVisibility(facts.visibility),
    ...(facts.media.length === 0 ? {} : { media_ids: facts.media }),
    ...(warning === undefined ? {} : { spoiler_text: warning, sensitive: true }),
    ...(content.language === undefined ? {} : { language: content.language }),
  };
}

/**
 * One attempt. The visibility in the answer is the server's own word: it can be wider than asked, and
 * then the person is told. https://docs.joinmastodon.org/methods/statuses/#create
 */
async function send(
  job: SendJob,
  save: (resume: unknown) => Promise<void>,
  replying: Replying,
): Promise<SentReply> {
  const { caller, viewer, clock } = replying;
  const parent = await readParent(job, replying);
  const media = await uploadMedia(job, { caller, clock, save });
  const wanted = toVisibility(parent.visibility, viewer.quirks);
  const visibility = replyVisibility(job, wanted, viewer);
  const answer = await caller.call('POST', '/api/v1/statuses', {
    body: { kind: 'json', value: bodyOf(job, { visibility, media }, replying) },
    headers: { 'idempotency-key': job.intent.key },
    lane: 'send',
    signal: job.signal,
  });
  replying.roots.learn([parent]);
  return toSent(parse(answer, statusSchema), replying.roots);
}

export function createReplies(replying: Replying): ReplyPort {
  return {
    send: async (job, save) => await send(job, save, replying),
    findSent: async (job) => await findSent(job, replying),
  };
}
