import { imageSize } from 'image-size';
import { z } from 'zod';
import { ConnectorError, type PostJob, type SendJob } from '#main/networks/connector.ts';
import { POST } from './at-uri.ts';
import { isFailure } from './errors.ts';
import { blobAnswer, handleAnswer } from './schemas.ts';
import type { ReplyTarget } from './mapper.ts';
import type { CallOptions, Xrpc } from './xrpc.ts';

const image = z.object({
  mediaId: z.string(),
  blob: z.record(z.string(), z.unknown()),
  size: z.object({ width: z.number(), height: z.number() }).optional(),
});
export type UploadedImage = z.infer<typeof image>;

/**
 * What one attempt leaves behind for the next. The record is kept as it was first written: only the
 * very same record under the same key is the same post.
 */
export const resumeSchema = z.object({
  images: z.array(image).catch([]),
  record: z.record(z.string(), z.unknown()).optional(),
  /** When the first attempt to write it began, ms since epoch. */
  triedAt: z.number().optional(),
});
export type Resume = z.infer<typeof resumeSchema>;

const facets = z.array(z.looseObject({ features: z.array(z.looseObject({ $type: z.string() })) }));
type Facets = z.infer<typeof facets>;

/** An answer, or a post that answers nothing. */
export type Job = SendJob | PostJob;

export type RecordParts = {
  readonly job: Job;
  /** Absent: it answers nothing. */
  readonly target: ReplyTarget | undefined;
  readonly images: readonly UploadedImage[];
};

/** Mentions carry the DID, so that they survive a new handle; one that nobody has stays text. */
async function didOf(handle: string, job: Job, ask: Asking): Promise<string | null> {
  const answered = 'inReplyTo' in job ? job.inReplyTo : undefined;
  if (handle.toLowerCase() === answered?.authorHandle.replace(/^@/u, '').toLowerCase())
    return answered.authorRemoteId;
  try {
    const params = { handle };
    const query = { name: 'com.atproto.identity.resolveHandle', params, schema: handleAnswer };
    return (await ask.xrpc.query(query, ask.options)).did;
  } catch (error) {
    if (isFailure(error, 'gone', 'rejected')) return null;
    throw error;
  }
}

export type Asking = { readonly xrpc: Xrpc; readonly options: CallOptions };

/** Links, tags and mentions as the network marks them: byte ranges of the text. */
async function facetsOf(job: Job, ask: Asking): Promise<Facets> {
  // Large, and needed only here.
  const { RichText } = await import('@atproto/api');
  const rich = new RichText({ text: job.content.text });
  rich.detectFacetsWithoutResolution();
  const found = facets.parse(rich.facets ?? []);
  const resolved: Facets = [];
  for (const facet of found) {
    const [feature] = facet.features;
    const handle = feature?.['did'];
    if (typeof handle !== 'string') resolved.push(facet);
    else {
      const did = await didOf(handle, job, ask);
      if (did !== null)
        resolved.push({ ...facet, features: [{ ...feature, $type: MENTION, did }] });
    }
  }
  return resolved;
}
const MENTION = 'app.bsky.richtext.facet#mention';

function embedOf({ job, images }: RecordParts): Record<string, unknown> {
  if (images.length === 0) return {};
  const described = images.map(({ mediaId, blob, size }) => ({
    image: blob,
    alt: job.content.media.find((media) => media.mediaId === mediaId)?.alt ?? '',
    ...(size === undefined ? {} : { aspectRatio: size }),
  }));
  return { embed: { $type: 'app.bsky.embed.images', images: described } };
}

/** The record of an answer or a post. Its time is the moment it was queued, not the moment it leaves. */
export async function postedRecord(
  parts: RecordParts,
  ask: Asking,
): Promise<Record<string, unknown>> {
  const { job, target } = parts;
  const { text, language } = job.content;
  const found = await facetsOf(job, ask);
  return {
    $type: POST,
    text,
    ...(found.length === 0 ? {} : { facets: found }),
    ...(target === undefined || !('inReplyTo' in job)
      ? {}
      : {
          reply: {
            root: target.root,
            parent: { uri: job.inReplyTo.remoteId, cid: target.cid },
          },
        }),
    ...(language === undefined ? {} : { langs: [language] }),
    ...embedOf(parts),
    createdAt: new Date(job.intent.createdAt).toISOString(),
  };
}

function sizeOf(bytes: Uint8Array): UploadedImage['size'] {
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    // Without its size the picture is only shown less well.
    return undefined;
  }
}

/** One file of a reply. The server forgets it when no post names it within some hours. */
export async function uploadImage(
  job: Job,
  mediaId: string,
  given: Asking & { readonly maxBytes: number },
): Promise<UploadedImage> {
  const { xrpc, options, maxBytes } = given;
  const bytes = await job.readMedia(mediaId);
  const mimeType = job.content.media.find((media) => media.mediaId === mediaId)?.mimeType ?? '';
  if (!mimeType.startsWith('image/'))
    throw new ConnectorError(
      { code: 'server-unsupported', host: xrpc.host, detail: mimeType },
      true,
    );
  if (bytes.byteLength > maxBytes)
    throw new ConnectorError({ code: 'too-large', host: xrpc.host }, true);
  const { blob } = await xrpc.upload({ bytes, mimeType, schema: blobAnswer }, options);
  const size = sizeOf(bytes);
  return { mediaId, blob, ...(size === undefined ? {} : { size }) };
}
