import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type Session,
} from '#main/networks/connector.ts';
import { createActions } from './actions.ts';
import { createPeople } from './people.ts';
import { capabilities } from './info.ts';
import { readLists } from './lists.ts';
import { oauthTransport } from './oauth-transport.ts';
import { passwordTransport } from './password-transport.ts';
import { pullFeed } from './pull.ts';
import { createReplies } from './replies.ts';
import { readSecret } from './secret.ts';
import { readThread } from './thread.ts';
import { createXrpc, type Transport } from './xrpc.ts';

/** Opening never fails: what is wrong with the secret shows at the first call. */
function withoutSession(host: string): Transport {
  const refuse = async (): Promise<never> =>
    await Promise.reject(new ConnectorError({ code: 'login-needed', host }, true));
  // Nothing is left on the server that we could take back.
  return { host, send: refuse, signOut: async () => await Promise.resolve() };
}

function transportFor(session: Session, lent: ConnectorPorts): Transport {
  const { serverUrl } = session;
  const { host } = new URL(serverUrl);
  const secret = readSecret(session.secret);
  if (secret === null) return withoutSession(host);
  const ports = { http: lent.http, saveSecret: lent.saveSecret.bind(lent) };
  return secret.kind === 'oauth'
    ? oauthTransport(secret, serverUrl, ports)
    : passwordTransport(secret, { serverUrl, did: secret.did }, ports);
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const transport = transportFor(session, lent);
  const xrpc = createXrpc(transport);
  const reader = { did: session.remoteUserId };
  const { clock, random } = lent;
  const sending = createReplies(session, { xrpc, clock, random });
  return {
    capabilities: async () => await Promise.resolve(capabilities),
    pull: async (request) => await pullFeed(xrpc, reader, request),
    thread: async (remoteId, signal) =>
      await readThread({ xrpc, reader }, remoteId, { lane: 'interactive', signal }),
    lists: async (signal) => await readLists(xrpc, session.remoteUserId, signal),
    replies: sending,
    posts: sending,
    actions: {
      ...createActions(session.remoteUserId, { xrpc, clock }),
      ...createPeople(session.remoteUserId, { xrpc, clock }),
    },
    signOut: async (signal) => await transport.signOut(signal),
    close: async () => await Promise.resolve(),
  };
}
