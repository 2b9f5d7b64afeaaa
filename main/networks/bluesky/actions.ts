import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConnectorError, type ActionPort, type ActionRequest } from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import { atUri, parseAtUri } from './at-uri.ts';
import { setHidden } from './gate.ts';
import { loadPosts } from './posts.ts';
import { writtenAnswer, type PostView } from './schemas.ts';
import { tidAbout } from './tid.ts';
import type { CallOptions, Xrpc } from './xrpc.ts';

const LIKE = 'app.bsky.feed.like';
const REPOST = 'app.bsky.feed.repost';
type Mark = typeof LIKE | typeof REPOST;

function markOf(found: PostView, collection: Mark): string | undefined {
  return collection === LIKE ? found.viewer?.like : found.viewer?.repost;
}

/** Two likes would be two records: ours has always the same key, and one made elsewhere is kept. */
export function keyAbout(uri: string): string {
  const digest = createHash('sha256').update(uri).digest();
  return tidAbout(parseAtUri(uri)?.rkey ?? '', digest);
}

export type ActionsPorts = { readonly xrpc: Xrpc; readonly clock: Clock };

export function createActions(did: string, { xrpc, clock }: ActionsPorts): ActionPort {
  const post = async (uri: string, options: CallOptions): Promise<PostView> => {
    const found = (await loadPosts(xrpc, [uri], options)).get(uri);
    if (found === undefined) throw new ConnectorError({ code: 'gone', host: xrpc.host }, true);
    return found;
  };
  const mark = async (collection: Mark, uri: string, options: CallOptions): Promise<string> => {
    const subject = await post(uri, options);
    const there = markOf(subject, collection);
    if (there !== undefined) return there;
    const record = {
      $type: collection,
      subject: { uri, cid: subject.cid },
      createdAt: new Date(clock.now()).toISOString(),
    };
    const input = { repo: did, collection, rkey: keyAbout(uri), record };
    const written = await xrpc.call(
      { name: 'com.atproto.repo.putRecord', input, schema: writtenAnswer },
      options,
    );
    return written.uri;
  };

  /** Deleting what is not there is a yes. */
  const remove = async (uri: string, options: CallOptions): Promise<void> => {
    const parsed = parseAtUri(uri);
    if (parsed?.did !== did) throw new ConnectorError({ code: 'forbidden', host: xrpc.host }, true);
    const input = { repo: did, collection: parsed.collection, rkey: parsed.rkey };
    await xrpc.call({ name: 'com.atproto.repo.deleteRecord', input, schema: z.unknown() }, options);
  };

  const unmark = async (collection: Mark, request: ActionRequest): Promise<void> => {
    const { remoteId, token, signal } = request;
    const options: CallOptions = { lane: 'interactive', signal };
    const found = (await loadPosts(xrpc, [remoteId], options)).get(remoteId);
    const own = atUri({ did, collection, rkey: keyAbout(remoteId) });
    const candidates = [token, found && markOf(found, collection), own];
    for (const uri of new Set(candidates))
      if (uri !== undefined && parseAtUri(uri)?.collection === collection)
        await remove(uri, options);
  };

  return {
    async act(request) {
      const { action, remoteId, rootRemoteId, signal } = request;
      const options: CallOptions = { lane: 'interactive', signal };
      switch (action) {
        case 'like':
          return { undo: await mark(LIKE, remoteId, options) };
        case 'boost':
          return { undo: await mark(REPOST, remoteId, options) };
        case 'unlike':
          await unmark(LIKE, request);
          return {};
        case 'unboost':
          await unmark(REPOST, request);
          return {};
        case 'delete':
          await remove(remoteId, options);
          return {};
        case 'hide':
        case 'unhide': {
          const change = { did, rootUri: rootRemoteId, replyUri: remoteId, wanted: action };
          await setHidden(change, { xrpc, clock, options });
          return {};
        }
      }
    },
  };
}
