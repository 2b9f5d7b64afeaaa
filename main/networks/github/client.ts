import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type Session,
  type ThreadResult,
} from '#main/networks/connector.ts';
import { openOwnApp } from '#main/networks/oauth/own-app-session.ts';
import { createActions } from './actions.ts';
import { createCaller } from './calls.ts';
import { CAPABILITIES } from './info.ts';
import { OWN_APP } from './own-app.ts';
import { pull } from './pull.ts';
import { DISCUSSION_OF, VIEWER } from './queries.ts';
import { changesIn, commentsSince, discussionChange, type Reading } from './reading.ts';
import { createReplies } from './replies.ts';
import { discussionOf, viewer as viewerSchema } from './schemas.ts';

async function readThread(
  id: string,
  signal: AbortSignal,
  reading: Reading,
): Promise<ThreadResult> {
  const asking = { lane: 'interactive', signal } as const;
  const { node } = await reading.caller.ask(
    DISCUSSION_OF,
    { id },
    { ...asking, schema: discussionOf },
  );
  const comments = await commentsSince(node, null, { asking, reading });
  const { viewer } = reading;
  const changes = [discussionChange(node, viewer), ...changesIn(node, comments.all, viewer)];
  const messages = changes.flatMap((change) => (change.kind === 'message' ? [change.message] : []));
  return { messages, isComplete: comments.isWhole };
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const { http, clock } = lent;
  const own = openOwnApp(OWN_APP, session.secret, lent);
  const repositories = (own.more['repositories'] ?? '').split(' ').filter((name) => name !== '');
  if (repositories.length === 0) throw new ConnectorError({ code: 'login-needed' }, true);
  const { withToken } = own;
  const caller = createCaller({ http, clock, withToken, who: session.accountId });
  const reading: Reading = { caller, viewer: { login: session.handle.replace(/^@/u, '') } };
  return {
    async capabilities(signal) {
      await caller.ask(VIEWER, {}, { lane: 'sync', signal, schema: viewerSchema });
      return CAPABILITIES;
    },
    pull: async (request) => await pull(request, { ...reading, repositories, clock }),
    thread: async (remoteId, signal) => await readThread(remoteId, signal, reading),
    replies: createReplies(reading),
    actions: createActions(caller),
    // Only an app with a secret may revoke: the person takes it back on GitHub.
    signOut: async () => await Promise.resolve(),
    close: async () => await Promise.resolve(),
  };
}
