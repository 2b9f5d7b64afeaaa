import type { PostJob, PostPort, SentReply } from '#main/networks/connector.ts';
import { parse } from './calls.ts';
import { findPosted } from './find-sent.ts';
import { fromVisibility } from './mapper.ts';
import { uploadMedia } from './media.ts';
import { offered, withMention, type Replying } from './replies.ts';
import { toSent } from './roots.ts';
import { status as statusSchema } from './schemas.ts';

/**
 * One attempt at a post of its own. A direct message is a post that only the mentioned ones see.
 * https://docs.joinmastodon.org/methods/statuses/#create
 */
async function send(
  job: PostJob,
  save: (resume: unknown) => Promise<void>,
  { caller, viewer, roots, clock }: Replying,
): Promise<SentReply> {
  const { content, intent, to } = job;
  const media = await uploadMedia(job, { caller, clock, save });
  const wanted = content.kind === 'direct' ? 'direct' : (content.visibility ?? 'public');
  const text =
    to === undefined ? content.text : withMention(content.text, to.handle, viewer.serverUrl);
  const warning = content.contentWarning;
  const answer = await caller.call('POST', '/api/v1/statuses', {
    body: {
      kind: 'json',
      value: {
        status: text,
        visibility: fromVisibility(offered(wanted, viewer)),
        ...(media.length === 0 ? {} : { media_ids: media }),
        ...(warning === undefined ? {} : { spoiler_text: warning, sensitive: true }),
        ...(content.language === undefined ? {} : { language: content.language }),
      },
    },
    headers: { 'idempotency-key': intent.key },
    lane: 'send',
    signal: job.signal,
  });
  return toSent(parse(answer, statusSchema), roots);
}

export function createPosts(replying: Replying): PostPort {
  return {
    send: async (job, save) => await send(job, save, replying),
    findSent: async (job) => await findPosted(job, replying),
  };
}
