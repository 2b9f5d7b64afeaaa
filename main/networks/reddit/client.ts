import type { ConnectorPorts, NetworkClient, Session } from '#main/networks/connector.ts';
import { openOwnApp } from '#main/networks/oauth/own-app-session.ts';
import { createActions } from './actions.ts';
import { createCaller } from './calls.ts';
import { capabilitiesOf } from './info.ts';
import { QUEUE, type Reading } from './listings.ts';
import { OWN_APP } from './own-app.ts';
import { pull } from './pull.ts';
import { createReplies } from './replies.ts';
import { me } from './schemas.ts';
import { readThread } from './thread.ts';

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const { http, clock } = lent;
  const own = openOwnApp(OWN_APP, session.secret, lent);
  const { withToken } = own;
  const caller = createCaller({ http, clock, withToken, who: session.accountId });
  const reading: Reading = { caller, viewer: { name: session.handle.replace(/^u\//u, '') } };
  return {
    async capabilities(signal) {
      const asking = { lane: 'sync', signal, schema: me } as const;
      return capabilitiesOf((await caller.read('/api/v1/me', {}, asking)).is_mod);
    },
    pull: async (request) => await pull(request, reading),
    thread: async (remoteId, signal) => await readThread(remoteId, signal, reading),
    lists: async () => await Promise.resolve([{ id: QUEUE, name: 'Mod queue' }]),
    replies: createReplies(reading),
    actions: createActions(caller),
    signOut: async (signal) => await own.revoke(signal),
    close: async () => await Promise.resolve(),
  };
}
