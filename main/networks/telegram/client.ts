import type { ConnectorPorts, NetworkClient, Session } from '#main/networks/connector.ts';
import { createActions } from './actions.ts';
import { createCaller } from './calls.ts';
import { CAPABILITIES } from './info.ts';
import { pull } from './pull.ts';
import { createReplies } from './replies.ts';
import { me } from './schemas.ts';
import { readSecret } from './secret.ts';

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const { token, username } = readSecret(session.secret);
  const { http, clock } = lent;
  const caller = createCaller({ http, clock, token, who: session.accountId });
  const viewer = { botId: session.remoteUserId, username };
  return {
    async capabilities(signal) {
      await caller.read('getMe', {}, { lane: 'sync', signal, schema: me });
      return CAPABILITIES;
    },
    pull: async (request) => await pull(request, { caller, viewer, clock }),
    replies: createReplies({ caller, viewer }),
    actions: createActions(caller),
    // Only @BotFather ends a token.
    signOut: async () => await Promise.resolve(),
    close: async () => await Promise.resolve(),
  };
}
