import type { ConnectorPorts, NetworkClient, Session } from '#main/networks/connector.ts';
import { createGraphCaller } from '#main/networks/graph/calls.ts';
import { hideAndDelete } from '#main/networks/graph/hide-and-delete.ts';
import { pullInTurn, type Part } from '#main/networks/graph/in-turn.ts';
import { keepLongToken, readLongToken } from '#main/networks/graph/long-token.ts';
import { pullBelow } from '#main/networks/graph/pull-below.ts';
import { pullList } from '#main/networks/graph/pull-list.ts';
import { talks } from '#main/networks/graph/talks.ts';
import { capabilities } from './info.ts';
import { createReplies } from './replies.ts';
import { renewalAt, rootOf } from './root.ts';
import { me } from './schemas.ts';
import { belowMedia, mediaList, talking, type Reading } from './sources.ts';
import { readThread } from './thread.ts';

function interactions(reading: Reading, clock: ConnectorPorts['clock']): readonly Part[] {
  const source = belowMedia(reading);
  return [
    { name: 'comments', pull: async (request) => await pullBelow(request, { source, clock }) },
    {
      name: 'tags',
      pull: async (request) => await pullList(request, mediaList('tags', reading)),
      isOptional: true,
    },
  ];
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const secret = readLongToken(session.secret);
  const { withToken } = keepLongToken(secret, renewalAt(session.serverUrl), lent);
  const { http, clock } = lent;
  const root = rootOf(session.serverUrl);
  const caller = createGraphCaller({ http, clock, root, withToken, who: session.accountId });
  const viewer = { userId: session.remoteUserId, username: secret.name };
  const reading: Reading = { caller, viewer };
  const parts = interactions(reading, clock);
  return {
    async capabilities(signal) {
      const query = { fields: 'user_id,username' };
      await caller.call('GET', 'me', { query, lane: 'sync', signal, schema: me });
      return capabilities;
    },
    async pull(request) {
      if (request.feed.kind === 'direct') return await pullList(request, talks(talking(reading)));
      if (request.feed.kind === 'own') return await pullList(request, mediaList('media', reading));
      return await pullInTurn(parts, request);
    },
    thread: async (remoteId, signal) => await readThread(remoteId, signal, reading),
    replies: createReplies({ ...reading, clock }),
    actions: hideAndDelete(caller, (id) => id),
    // Instagram has no way to end a token but the settings of the account itself.
    signOut: async () => await Promise.resolve(),
    close: async () => await Promise.resolve(),
  };
}
