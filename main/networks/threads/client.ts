import type { ConnectorPorts, NetworkClient, Session } from '#main/networks/connector.ts';
import { createGraphCaller } from '#main/networks/graph/calls.ts';
import { hideAndDelete } from '#main/networks/graph/hide-and-delete.ts';
import { pullInTurn, type Part } from '#main/networks/graph/in-turn.ts';
import { keepLongToken, readLongToken } from '#main/networks/graph/long-token.ts';
import { pullBelow } from '#main/networks/graph/pull-below.ts';
import { pullList } from '#main/networks/graph/pull-list.ts';
import { capabilities } from './info.ts';
import { createReplies } from './replies.ts';
import { renewalAt, rootOf, TOKEN_IN } from './root.ts';
import { me } from './schemas.ts';
import { belowPosts, posts, type Reading } from './sources.ts';
import { readThread } from './thread.ts';

function interactions(reading: Reading, clock: ConnectorPorts['clock']): readonly Part[] {
  const source = belowPosts(reading);
  return [
    { name: 'replies', pull: async (request) => await pullBelow(request, { source, clock }) },
    {
      name: 'mentions',
      pull: async (request) => await pullList(request, posts('mentions', reading)),
      isOptional: true,
    },
  ];
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const secret = readLongToken(session.secret);
  const { withToken } = keepLongToken(secret, renewalAt(session.serverUrl), lent);
  const { http, clock } = lent;
  const caller = createGraphCaller({
    http,
    clock,
    root: rootOf(session.serverUrl),
    withToken,
    tokenIn: TOKEN_IN,
    who: session.accountId,
  });
  const reading: Reading = {
    caller,
    viewer: { userId: session.remoteUserId, username: secret.name },
  };
  const parts = interactions(reading, clock);
  return {
    async capabilities(signal) {
      const query = { fields: 'id,username' };
      await caller.call('GET', 'me', { query, lane: 'sync', signal, schema: me });
      return capabilities;
    },
    async pull(request) {
      if (request.feed.kind === 'own') return await pullList(request, posts('threads', reading));
      return await pullInTurn(parts, request);
    },
    thread: async (remoteId, signal) => await readThread(remoteId, signal, reading),
    replies: createReplies({ ...reading, clock }),
    actions: hideAndDelete(caller, (id) => `${id}/manage_reply`),
    // Threads has no way to end a token but the settings of the account itself.
    signOut: async () => await Promise.resolve(),
    close: async () => await Promise.resolve(),
  };
}
