import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import { isPostOf, parseAtUri } from './at-uri.ts';
import { isFailure } from './errors.ts';
import { recordAnswer, writtenAnswer } from './schemas.ts';
import type { CallOptions, Xrpc } from './xrpc.ts';

const GATE = 'app.bsky.feed.threadgate';
const ATTEMPTS = 3;

/** Everything else in it (who may answer) stays as it is. */
const gateRecord = z.looseObject({ hiddenReplies: z.array(z.string()).optional() });
type Gate = { readonly cid: string | null; readonly record: z.infer<typeof gateRecord> };

export type HiddenChange = {
  readonly did: string;
  readonly rootUri: string;
  readonly replyUri: string;
  readonly wanted: 'hide' | 'unhide';
};
type Ports = { readonly xrpc: Xrpc; readonly clock: Clock; readonly options: CallOptions };

async function readGate(change: HiddenChange, rkey: string, ports: Ports): Promise<Gate> {
  const params = { repo: change.did, collection: GATE, rkey };
  const query = { name: 'com.atproto.repo.getRecord', params, schema: recordAnswer };
  try {
    const { cid = null, value } = await ports.xrpc.query(query, ports.options);
    return { cid, record: gateRecord.parse(value) };
  } catch (error) {
    if (!isFailure(error, 'gone')) throw error;
    const createdAt = new Date(ports.clock.now()).toISOString();
    return { cid: null, record: { $type: GATE, post: change.rootUri, createdAt } };
  }
}

/**
 * Replies are hidden by the author of the conversation's first post, in a record beside it under the
 * same key. Written only if nobody changed it meanwhile; otherwise read and tried again.
 */
export async function setHidden(change: HiddenChange, ports: Ports): Promise<void> {
  const { did, rootUri, replyUri, wanted } = change;
  const { xrpc, options } = ports;
  const rkey = parseAtUri(rootUri)?.rkey;
  if (rkey === undefined || !isPostOf(did, rootUri))
    throw new ConnectorError({ code: 'forbidden', host: xrpc.host }, true);
  for (let attempt = 1; ; attempt++) {
    const { cid, record } = await readGate(change, rkey, ports);
    const others = (record.hiddenReplies ?? []).filter((uri) => uri !== replyUri);
    const isHidden = others.length !== (record.hiddenReplies ?? []).length;
    if (isHidden === (wanted === 'hide')) return;
    const hiddenReplies = wanted === 'hide' ? [...others, replyUri] : others;
    const changed = { ...record, hiddenReplies };
    const input = { repo: did, collection: GATE, rkey, record: changed, swapRecord: cid };
    try {
      const name = 'com.atproto.repo.putRecord';
      await xrpc.call({ name, input, schema: writtenAnswer }, options);
      return;
    } catch (error) {
      if (!isFailure(error, 'duplicate') || attempt === ATTEMPTS) throw error;
    }
  }
}
