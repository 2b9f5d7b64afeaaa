import { z } from 'zod';
import type { ActionPort, FollowRequest, PersonAction } from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import { keyAbout } from './actions.ts';
import { atUri, parseAtUri } from './at-uri.ts';
import { writtenAnswer } from './schemas.ts';
import type { CallOptions, Xrpc } from './xrpc.ts';

const FOLLOW = 'app.bsky.graph.follow';
const BLOCK = 'app.bsky.graph.block';
type Relation = typeof FOLLOW | typeof BLOCK;

const profile = z.object({
  viewer: z
    .object({ following: z.string().optional(), blocking: z.string().optional() })
    .optional(),
});
const notifications = z.object({ seenAt: z.string().optional() });

/** Following, blocking, and how far notifications were seen. */
export function createPeople(
  did: string,
  { xrpc, clock }: { readonly xrpc: Xrpc; readonly clock: Clock },
): Required<Pick<ActionPort, 'markRead' | PersonAction>> {
  const standing = async (
    relation: Relation,
    actor: string,
    options: CallOptions,
  ): Promise<string | undefined> => {
    const name = 'app.bsky.actor.getProfile';
    const { viewer } = await xrpc.query({ name, params: { actor }, schema: profile }, options);
    return relation === FOLLOW ? viewer?.following : viewer?.blocking;
  };
  /** One made elsewhere is kept; ours has always the same key. */
  const begin = async (relation: Relation, { authorRemoteId, signal }: FollowRequest) => {
    const options: CallOptions = { lane: 'interactive', signal };
    const there = await standing(relation, authorRemoteId, options);
    if (there !== undefined) return { undo: there };
    const record = {
      $type: relation,
      subject: authorRemoteId,
      createdAt: new Date(clock.now()).toISOString(),
    };
    const input = { repo: did, collection: relation, rkey: keyAbout(authorRemoteId), record };
    const written = await xrpc.call(
      { name: 'com.atproto.repo.putRecord', input, schema: writtenAnswer },
      options,
    );
    return { undo: written.uri };
  };
  const remove = async (
    relation: Relation,
    uri: string | undefined,
    options: CallOptions,
  ): Promise<void> => {
    const parsed = parseAtUri(uri ?? '');
    if (parsed?.did !== did || parsed.collection !== relation) return;
    const input = { repo: did, collection: relation, rkey: parsed.rkey };
    await xrpc.call({ name: 'com.atproto.repo.deleteRecord', input, schema: z.unknown() }, options);
  };
  const end = async (relation: Relation, request: FollowRequest): Promise<void> => {
    const { authorRemoteId, token, signal } = request;
    const options: CallOptions = { lane: 'interactive', signal };
    const own = atUri({ did, collection: relation, rkey: keyAbout(authorRemoteId) });
    for (const uri of new Set([token, await standing(relation, authorRemoteId, options), own]))
      await remove(relation, uri, options);
  };
  return {
    /** The network only knows a moment up to which all was seen: it never goes back. */
    async markRead({ createdAt, signal }) {
      const options: CallOptions = { lane: 'interactive', signal };
      const name = 'app.bsky.notification.listNotifications';
      const { seenAt } = await xrpc.query(
        { name, params: { limit: 1 }, schema: notifications },
        options,
      );
      if (seenAt !== undefined && Date.parse(seenAt) >= createdAt) return;
      const input = { seenAt: new Date(createdAt).toISOString() };
      await xrpc.call(
        { name: 'app.bsky.notification.updateSeen', input, schema: z.unknown() },
        options,
      );
    },
    follow: async (request) => await begin(FOLLOW, request),
    unfollow: async (request) => await end(FOLLOW, request),
    block: async (request) => await begin(BLOCK, request),
    unblock: async (request) => await end(BLOCK, request),
  };
}
