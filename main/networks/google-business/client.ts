import type { ConnectorPorts, NetworkClient, Session } from '#main/networks/connector.ts';
import { openOwnApp } from '#main/networks/oauth/own-app-session.ts';
import { createCaller } from './calls.ts';
import { CAPABILITIES } from './info.ts';
import { messagesOf, placeOf, reviewOf } from './mapper.ts';
import { OWN_APP } from './own-app.ts';
import { keptPlaces } from './places.ts';
import { pull } from './pull.ts';
import { readReview, type Reading } from './reading.ts';
import { createActions, createReplies } from './replies.ts';

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const own = openOwnApp(OWN_APP, session.secret, lent);
  const { clientId, withToken } = own;
  const caller = createCaller({ http: lent.http, clientId, withToken });
  const reading: Reading = { caller, places: keptPlaces(own.more['places'] ?? '') };
  return {
    capabilities: async () => await Promise.resolve(CAPABILITIES),
    pull: async (request) => await pull(request, reading),
    async thread(remoteId, signal) {
      const asking = { lane: 'interactive', signal } as const;
      const review = await readReview(reviewOf(remoteId), caller, asking);
      const name = placeOf(remoteId);
      const place = reading.places.find((one) => one.name === name) ?? { name, title: '' };
      return { messages: messagesOf(review, place), isComplete: true };
    },
    replies: createReplies(reading),
    actions: createActions(reading),
    signOut: async (signal) => await own.revoke(signal),
    close: async () => await Promise.resolve(),
  };
}
