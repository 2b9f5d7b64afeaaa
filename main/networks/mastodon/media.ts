import { z } from 'zod';
import { ConnectorError, type PostJob } from '#main/networks/connector.ts';
import type { HttpAnswer } from '#main/networks/http.ts';
import type { Clock } from '#main/ports.ts';
import { isTrouble, parse, type Caller } from './calls.ts';
import { media } from './schemas.ts';

/** Ids of files that are on the server already, by our own id; kept between attempts. */
const resumeSchema = z.object({ media: z.record(z.string(), z.string()) });
const UPLOAD_DEADLINE = 90_000;
/** Large files are worked on after the upload: https://docs.joinmastodon.org/methods/media/#v2 */
const PROCESSING = { everyMs: 1000, attempts: 60 };

export type Uploading = {
  readonly caller: Caller;
  readonly clock: Clock;
  readonly save: (resume: unknown) => Promise<void>;
};

async function pause(clock: Clock, ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    clock.after(ms, resolve);
  });
}

async function waitUntilReady(
  id: string,
  job: PostJob,
  { caller, clock }: Uploading,
): Promise<void> {
  for (let attempt = 0; attempt < PROCESSING.attempts; attempt++) {
    await pause(clock, PROCESSING.everyMs);
    const answer = await caller.call('GET', `/api/v1/media/${encodeURIComponent(id)}`, {
      lane: 'send',
      signal: job.signal,
    });
    if (answer.status === 200) return;
  }
  throw new ConnectorError({ code: 'timeout' }, true);
}

async function upload(
  file: PostJob['content']['media'][number],
  job: PostJob,
  uploading: Uploading,
) {
  const bytes = await job.readMedia(file.mediaId);
  const form = (): FormData => {
    const data = new FormData();
    data.append('file', new Blob([new Uint8Array(bytes)], { type: file.mimeType }), file.name);
    if (file.alt !== '') data.append('description', file.alt);
    return data;
  };
  const send = async (path: string): Promise<HttpAnswer> =>
    await uploading.caller.call('POST', path, {
      body: { kind: 'multipart', data: form() },
      lane: 'send',
      signal: job.signal,
      deadlineMs: UPLOAD_DEADLINE,
      limit: 'media',
    });
  let answer: HttpAnswer;
  try {
    answer = await send('/api/v2/media');
  } catch (error) {
    if (!isTrouble(error, 'gone', 'server-unsupported')) throw error;
    answer = await send('/api/v1/media');
  }
  const { id } = parse(answer, media);
  if (answer.status === 202) await waitUntilReady(id, job, uploading);
  return id;
}

/**
 * Uploads what is not yet on the server and answers all ids in order. Uploading alone publishes
 * nothing: whatever goes wrong here, the reply was not written.
 */
export async function uploadMedia(job: PostJob, uploading: Uploading): Promise<readonly string[]> {
  const uploaded = { ...resumeSchema.safeParse(job.resume).data?.media };
  const ids: string[] = [];
  for (const file of job.content.media) {
    try {
      const id = uploaded[file.mediaId] ?? (await upload(file, job, uploading));
      if (uploaded[file.mediaId] === undefined) {
        uploaded[file.mediaId] = id;
        await uploading.save({ media: uploaded });
      }
      ids.push(id);
    } catch (error) {
      throw error instanceof ConnectorError ? new ConnectorError(error.failure, true) : error;
    }
  }
  return ids;
}
