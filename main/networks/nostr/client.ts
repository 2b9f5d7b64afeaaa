import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type Session,
} from '#main/networks/connector.ts';
import { createActions } from './actions.ts';
import { KIND } from './events.ts';
import { capabilitiesWith } from './info.ts';
import type { Viewer } from './mapper.ts';
import { createProfiles } from './profiles.ts';
import { pull, readThread } from './pull.ts';
import { readFacts } from './relay-info.ts';
import { createRelays, withListed } from './relays.ts';
import { createReplies } from './replies.ts';
import { readSecret, signerOf, writeSecret } from './secret.ts';
import { createStream } from './stream.ts';

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const secret = readSecret(session.secret);
  const pubkey = session.remoteUserId;
  const signer = signerOf(secret, pubkey, lent);
  const relays = createRelays(secret.relays, lent, signer);
  const profiles = createProfiles(relays);
  const puller = { relays, profiles, pubkey, clock: lent.clock };
  const viewer: Viewer = { pubkey, author: profiles.of, mine: () => ({}) };
  return {
    /** Also looks whether the account's list of relays changed; that counts from the next start. */
    async capabilities(signal) {
      const lists = await relays.query({ kinds: [KIND.relayList], authors: [pubkey] }, signal);
      const named = secret.relays.filter(({ isNamed }) => isNamed).map(({ url }) => url);
      const entries = withListed(named, lists[0] ?? null);
      if (JSON.stringify(entries) !== JSON.stringify(secret.relays))
        await lent.saveSecret(writeSecret({ ...secret, relays: [...entries] }));
      const asking = { http: lent.http, lane: 'sync', signal } as const;
      return capabilitiesWith(await readFacts(entries, asking));
    },
    pull: async (request) => await pull(request, puller),
    async thread(remoteId, signal) {
      const messages = await readThread(remoteId, puller, signal);
      if (messages === null) throw new ConnectorError({ code: 'gone' }, true);
      const root = messages[0]?.rootRemoteId;
      return { messages, isComplete: messages.some((one) => one.remoteId === root) };
    },
    replies: createReplies({ relays, signer, viewer }),
    actions: createActions({ relays, signer, clock: lent.clock }),
    stream: createStream(pubkey, relays, lent),
    // A key cannot be taken back; forgetting it here is all there is to do.
    signOut: async () => await Promise.resolve(),
    async close() {
      relays.close();
      await Promise.resolve();
    },
  };
}
