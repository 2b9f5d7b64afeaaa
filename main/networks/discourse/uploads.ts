import { z } from 'zod';
import { parseAnswer } from '#main/networks/answers.ts';
import { ConnectorError, type SendJob } from '#main/networks/connector.ts';
import { NOES, refusalOf, type Caller } from './calls.ts';
import { upload as uploadSchema } from './schemas.ts';

/** Addresses of files that are on the forum already, by our own id; kept between attempts. */
const resumeSchema = z.object({ uploads: z.record(z.string(), z.string()) });
const UPLOAD_DEADLINE = 90_000;

type File = SendJob['content']['media'][number];

async function upload(file: File, job: SendJob, caller: Caller): Promise<string> {
  const bytes = await job.readMedia(file.mediaId);
  const data = new FormData();
  data.append('type', 'composer');
  data.append('synchronous', 'true');
  data.append('file', new Blob([new Uint8Array(bytes)], { type: file.mimeType }), file.name);
  const answer = await caller.call('POST', '/uploads.json', {
    body: { kind: 'multipart', data },
    lane: 'send',
    signal: job.signal,
    deadlineMs: UPLOAD_DEADLINE,
    accept: [...NOES, 413],
  });
  if (answer.status >= 400) throw refusalOf(answer);
  return parseAnswer(answer, uploadSchema).short_url;
}

/** `![alt](upload://…)`: brackets and bars mean something there. */
function asMarkdown({ alt }: File, url: string): string {
  return `![${alt.replaceAll(/[[\]|\r\n]/gu, ' ').trim()}](${url})`;
}

/**
 * The Markdown of all attached pictures, each uploaded once. Uploading alone publishes nothing: whatever
 * goes wrong here, the reply was not written.
 */
export async function uploadImages(
  job: SendJob,
  caller: Caller,
  save: (resume: unknown) => Promise<void>,
): Promise<readonly string[]> {
  const uploads = { ...resumeSchema.safeParse(job.resume).data?.uploads };
  const lines: string[] = [];
  for (const file of job.content.media) {
    try {
      const url = uploads[file.mediaId] ?? (await upload(file, job, caller));
      if (uploads[file.mediaId] === undefined) {
        uploads[file.mediaId] = url;
        await save({ uploads });
      }
      lines.push(asMarkdown(file, url));
    } catch (error) {
      throw error instanceof ConnectorError ? new ConnectorError(error.failure, true) : error;
    }
  }
  return lines;
}
