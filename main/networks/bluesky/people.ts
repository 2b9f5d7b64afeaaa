import { z } from 'zod';
import type { ActionPort } from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import { keyAbout } from './actions.ts';
import { atUri, parseAtUri } from './at-uri.ts';
import { writtenAnswer } from './schemas.ts';
import type { CallOptions, Xrpc } from './xrpc.ts';

const FOLLOW = 'app.bsky.graph.follow';

const profile = z.object({
  viewer: z.object({ following: z.string().optional() }).optional(),
});
const notifications = z.object({ seenAt: z.string().optional() });

/** Following, and how far notifications were seen. */
export function createPeople(
  did: string,
  { xrpc, clock }: { readonly xrpc: Xrpc; readonly clock: Clock },
): Required<Pick<ActionPort, 'markRead' | 'follow' | 'unfollow'>> {
  const followed = async (actor: string, options: CallOptions): Promise<string | undefined> => {
    const name = 'app.bsky.actor.getProfile';
    const found = await xrpc.query({ name, params: { actor }, schema: profile }, options);
    return found.viewer?.following;
  };
  const remove = async (uri: string | undefined, options: CallOptions): Promise<void> => {
    const parsed = parseAtUri(uri ?? '');
    if (parsed?.did !== did || parsed.collection !== FOLLOW) return;
    const input = { repo: did, collection: FOLLOW, rkey: parsed.rkey };
    await xrpc.call({ name: 'com.atproto.repo.deleteRecord', input, schema: z.unknown() }, options);
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
    async follow({ authorRemoteId, signal }) {
      const options: CallOptions = { lane: 'interactive', signal };
      const there = await followed(authorRemoteId, options);
      if (there !== undefined) return { undo: there };
      const record = {
        $type: FOLLOW,
        subject: authorRemoteId,
        createdAt: new Date(clock.now()).toISOString(),
      };
      const input = { repo: did, collection: FOLLOW, rkey: keyAbout(authorRemoteId), record };
      const written = await xrpc.call(
        { name: 'com.atproto.repo.putRecord', input, schema: writtenAnswer },
        options,
      );
      return { undo: written.uri };
    },
    async unfollow({ authorRemoteId, token, signal }) {
      const options: CallOptions = { lane: 'interactive', signal };
      const own = atUri({ did, collection: FOLLOW, rkey: keyAbout(authorRemoteId) });
      for (const uri of new Set([token, await followed(authorRemoteId, options), own]))
        await remove(uri, options);
    },
  };
}
