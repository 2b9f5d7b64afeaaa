import type { ConnectorPorts, NetworkClient, Session } from '#main/networks/connector.ts';
import { openOwnApp } from '#main/networks/oauth/own-app-session.ts';
import { createActions } from './actions.ts';
import { openBill } from './bill.ts';
import { createXCaller } from './calls.ts';
import { capabilitiesOf } from './info.ts';
import { ownApp } from './own-app.ts';
import { pull, type Reading } from './pull.ts';
import { createReplies } from './replies.ts';

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const { serverUrl } = session;
  const app = openOwnApp(ownApp(serverUrl), session.secret, lent);
  const { http, clock } = lent;
  const caller = createXCaller({
    http,
    serverUrl,
    withToken: app.withToken,
    who: session.accountId,
  });
  const reading: Reading = {
    caller,
    viewer: { userId: session.remoteUserId, username: session.handle.replace(/^@/u, '') },
    bill: openBill(clock, async (amount) => await lent.spend?.(amount)),
  };
  return {
    // Asking X what it allows would cost money and tell nothing that the sign-in did not.
    capabilities: async () => await Promise.resolve(capabilitiesOf(app.more['scope'])),
    pull: async (request) => await pull(request, reading),
    replies: createReplies({ ...reading, clock }),
    actions: createActions(reading),
    signOut: async (signal) => await app.revoke(signal),
    close: async () => await Promise.resolve(),
  };
}
