import type { RemoteMessage, Session } from '#main/networks/connector.ts';
import { mediaOfRecord } from './embeds.ts';
import { messageOf } from './mapper.ts';
import { postRecord } from './schemas.ts';
import { xrpcPath } from './xrpc.ts';

export type Written = { readonly uri: string; readonly cid: string; readonly record: unknown };

/**
 * Our own post as a message, before the network's index shows it: from the record, with what the
 * account knows of itself. The next pull brings the full one under the same id.
 */
export function writtenMessage({ uri, cid, record }: Written, session: Session): RemoteMessage {
  const parsed = postRecord.parse(record);
  const { remoteUserId: did, handle, serverUrl } = session;
  const message = messageOf(
    { uri, cid, author: { did, handle }, record: parsed, indexedAt: parsed.createdAt },
    { did },
  );
  const blobUrl = (blob: string): string =>
    new URL(xrpcPath('com.atproto.sync.getBlob', { did, cid: blob }), serverUrl).href;
  return { ...message, media: mediaOfRecord(parsed, blobUrl) };
}
