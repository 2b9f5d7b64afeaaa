import type { ConnectorPorts, NetworkClient, Session } from '#main/networks/connector.ts';
import { createGraphCaller, lasting } from '#main/networks/graph/calls.ts';
import { pullInTurn, type Part } from '#main/networks/graph/in-turn.ts';
import { pullBelow } from '#main/networks/graph/pull-below.ts';
import { pullList } from '#main/networks/graph/pull-list.ts';
import { talks } from '#main/networks/graph/talks.ts';
import { createActions } from './actions.ts';
import { capabilitiesOf } from './capabilities.ts';
import { createReplies } from './replies.ts';
import { rootOf } from './root.ts';
import { readSecret } from './secret.ts';
import { belowPosts, posts, reviews, type Reading } from './sources.ts';
import { talking } from './talking.ts';
import { readThread } from './thread.ts';
import { readTokenFacts } from './token-facts.ts';

function interactions(reading: Reading, clock: ConnectorPorts['clock']): readonly Part[] {
  const source = belowPosts(reading);
  return [
    { name: 'comments', pull: async (request) => await pullBelow(request, { source, clock }) },
    {
      name: 'reviews',
      pull: async (request) => await pullList(request, reviews(reading)),
      isOptional: true,
    },
    {
      name: 'tagged',
      pull: async (request) => await pullList(request, posts('tagged', reading)),
      isOptional: true,
    },
  ];
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const { token, pageName } = readSecret(session.secret);
  const { http, clock } = lent;
  const caller = createGraphCaller({
    http,
    clock,
    root: rootOf(session.serverUrl),
    withToken: lasting(token),
    who: session.accountId,
  });
  const reading: Reading = { caller, viewer: { pageId: session.remoteUserId, pageName } };
  const parts = interactions(reading, clock);
  return {
    async capabilities(signal) {
      const { scopes, endsAt } = await readTokenFacts(caller, token, signal);
      if (endsAt !== undefined) await lent.saveSecret(session.secret, endsAt);
      return capabilitiesOf(scopes);
    },
    async pull(request) {
      if (request.feed.kind === 'direct') return await pullList(request, talks(talking(reading)));
      if (request.feed.kind === 'own') return await pullList(request, posts('posts', reading));
      return await pullInTurn(parts, request);
    },
    thread: async (remoteId, signal) => await readThread(remoteId, signal, reading),
    replies: createReplies({ ...reading, clock }),
    actions: createActions(reading),
    // A page's token can not be taken back alone: that would end every page of this person's app.
    signOut: async () => await Promise.resolve(),
    close: async () => await Promise.resolve(),
  };
}
