import { z } from 'zod';
import {
  ConnectorError,
  type PostPort,
  type ReplyPort,
  type SentReply,
  type Session,
} from '#main/networks/connector.ts';
import type { Clock, Random } from '#main/ports.ts';
import { atUri, parseAtUri, POST, postUrl } from './at-uri.ts';
import { isFailure } from './errors.ts';
import { capabilities } from './info.ts';
import { replyTargetOf } from './mapper.ts';
import { goneAmong } from './posts.ts';
import {
  postedRecord,
  resumeSchema,
  uploadImage,
  type Asking,
  type Job,
  type Resume,
} from './reply-record.ts';
import { recordAnswer, writtenAnswer } from './schemas.ts';
import { writtenMessage } from './written.ts';
import { microsOf, newTid } from './tid.ts';
import type { Xrpc } from './xrpc.ts';

/** After so long the answered post may be gone, and our own may have been taken back elsewhere. */
const LONG_WAIT = 60_000;
const VERY_LONG_WAIT = 10 * 60_000;
/** Our clock and the server's: nearer than this, nobody can say what came first. */
const CLOCK_SKEW = 120_000;

export type RepliesPorts = { readonly xrpc: Xrpc; readonly clock: Clock; readonly random: Random };

const commit = z.object({ rev: z.string() });

/**
 * Answers, and posts that answer nothing, under a key of our own. `putRecord` of the same record under the same key changes nothing,
 * so a repeat is never a second post. (`createRecord` with a key that exists is a server error.)
 */
export function createReplies(
  session: Session,
  { xrpc, clock, random }: RepliesPorts,
): ReplyPort & PostPort {
  const did = session.remoteUserId;

  const keyOf = (job: Job): string => {
    const chosen = parseAtUri(job.intent.chosenId ?? '');
    if (chosen === null || chosen.did !== did)
      throw new ConnectorError({ code: 'internal', host: xrpc.host }, true);
    return chosen.rkey;
  };
  const sent = (uri: string, cid: string, record: unknown): SentReply => {
    const url = postUrl(uri);
    const message = writtenMessage({ uri, cid, record }, session);
    return { remoteId: uri, ...(url === undefined ? {} : { url }), message };
  };
  const findSent = async (job: Job): Promise<SentReply | 'absent'> => {
    const params = { repo: did, collection: POST, rkey: keyOf(job) };
    const query = { name: 'com.atproto.repo.getRecord', params, schema: recordAnswer };
    try {
      const found = await xrpc.query(query, { lane: 'send', signal: job.signal });
      return sent(found.uri, found.cid ?? '', found.value);
    } catch (error) {
      if (isFailure(error, 'gone')) return 'absent';
      throw error;
    }
  };

  /** Answers to a deleted post are taken by the server, and nobody ever sees them. */
  const refuseGoneParent = async (job: Job, { options }: Asking): Promise<void> => {
    if (!('inReplyTo' in job) || clock.now() - job.intent.createdAt < LONG_WAIT) return;
    const gone = await goneAmong(xrpc, [job.inReplyTo.remoteId], options);
    if (gone.length > 0) throw new ConnectorError({ code: 'gone', host: xrpc.host }, true);
  };

  /**
   * An earlier attempt may have arrived, and the person may have deleted the post since, on another
   * machine. If nothing at all was written to the account since then, that is ruled out; otherwise
   * only the person can tell. Their next attempt goes through.
   */
  const refuseResurrection = async ({ resume, save, ask }: Repeat): Promise<void> => {
    const { triedAt } = resume;
    if (triedAt === undefined || clock.now() - triedAt < VERY_LONG_WAIT) return;
    const query = { name: 'com.atproto.sync.getLatestCommit', params: { did }, schema: commit };
    const { rev } = await xrpc.query(query, ask.options);
    const changedAt = Number((microsOf(rev) ?? 0n) / 1000n);
    if (changedAt < triedAt - CLOCK_SKEW) return;
    await save({ images: resume.images });
    throw new ConnectorError({ code: 'duplicate', host: xrpc.host }, true);
  };

  const write = async (job: Job, record: unknown): Promise<SentReply> => {
    const input = { repo: did, collection: POST, rkey: keyOf(job), record };
    const { uri, cid } = await xrpc.call(
      { name: 'com.atproto.repo.putRecord', input, schema: writtenAnswer },
      { lane: 'send', signal: job.signal },
    );
    return sent(uri, cid, record);
  };

  const prepare = async (job: Job, repeat: Repeat): Promise<Record<string, unknown>> => {
    const target = 'inReplyTo' in job ? replyTargetOf(job.inReplyTo.ext) : undefined;
    if (target === null || job.content.kind === 'direct')
      throw new ConnectorError({ code: 'server-unsupported', host: xrpc.host }, true);
    const resume = await uploadAll(job, repeat);
    const record =
      resume.record ?? (await postedRecord({ job, target, images: resume.images }, repeat.ask));
    await repeat.save({ ...resume, record, triedAt: resume.triedAt ?? clock.now() });
    return record;
  };

  return {
    chooseId: () => {
      const rkey = newTid(clock.now(), random.bytes(3));
      return atUri({ did, collection: POST, rkey });
    },
    async send(job, save) {
      keyOf(job);
      const resume = resumeSchema.safeParse(job.resume).data ?? { images: [] };
      const ask: Asking = { xrpc, options: { lane: 'send', signal: job.signal } };
      const repeat: Repeat = { resume, save, ask };
      return await beforeWriting(async () => {
        if (resume.triedAt !== undefined) {
          const found = await findSent(job);
          if (found !== 'absent') return { found };
          await refuseResurrection(repeat);
        }
        await refuseGoneParent(job, ask);
        return { record: await prepare(job, repeat) };
      }).then(async (ready) => ('found' in ready ? ready.found : await write(job, ready.record)));
    },
    findSent,
  };
}

type Repeat = {
  readonly resume: Resume;
  readonly save: (resume: Resume) => Promise<void>;
  readonly ask: Asking;
};

/** Whatever fails in here fails before the post is written. */
async function beforeWriting<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof ConnectorError ? new ConnectorError(error.failure, true) : error;
  }
}

/** Each file once, over all attempts. */
async function uploadAll(job: Job, { resume, save, ask }: Repeat): Promise<Resume> {
  const images = [...resume.images];
  const maxBytes = capabilities.media?.maxBytes ?? 0;
  for (const { mediaId } of job.content.media) {
    if (images.some((image) => image.mediaId === mediaId)) continue;
    images.push(await uploadImage(job, mediaId, { ...ask, maxBytes }));
    await save({ ...resume, images });
  }
  return { ...resume, images };
}
