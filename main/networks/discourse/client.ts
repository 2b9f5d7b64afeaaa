import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type Session,
  type ThreadResult,
} from '#main/networks/connector.ts';
import { createActions } from './actions.ts';
import { createCaller } from './calls.ts';
import { capabilitiesOf } from './info.ts';
import { isGone, placeOf, toMessage } from './mapper.ts';
import { pull } from './pull.ts';
import { createReplies } from './replies.ts';
import { headersOf, readSecret } from './secret.ts';
import { readSettings } from './sign-in.ts';
import type { Reading } from './sources.ts';
import { createTopics } from './topics.ts';

/** A longer topic is shown with its first post and its newest ones. */
const MOST_POSTS = 100;

async function readThread(
  remoteId: string,
  signal: AbortSignal,
  { topics, viewer }: Reading,
): Promise<ThreadResult> {
  const { topic, number } = placeOf(remoteId);
  const asking = { lane: 'interactive', signal } as const;
  const view = await topics.around(topic, number, asking);
  if (view === null) throw new ConnectorError({ code: 'gone' }, true);
  const ids = [...view.stream.slice(0, 1), ...view.stream.slice(1).slice(-MOST_POSTS)];
  const there = new Set(view.posts.map(({ id }) => id));
  const missing = ids.filter((id) => !there.has(id));
  const more = await topics.posts(topic, { ids: missing, near: number }, asking);
  const posts = new Map([...view.posts, ...(more?.posts ?? [])].map((post) => [post.id, post]));
  const shown = [...posts.values()].filter((post) => post.topic_id === topic && !isGone(post));
  const messages = shown.map((post) => toMessage(post, view, viewer));
  const once = new Map(messages.map((message) => [message.remoteId, message]));
  return { messages: [...once.values()], isComplete: shown.length >= view.stream.length };
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const secret = readSecret(session.secret);
  const { serverUrl, remoteUserId: userId } = session;
  const headers = headersOf(secret);
  const caller = createCaller({ http: lent.http, serverUrl, headers, who: session.accountId });
  const viewer = { serverUrl, userId, username: secret.username };
  const reading: Reading = { caller, viewer, topics: createTopics(caller) };
  return {
    capabilities: async (signal) =>
      capabilitiesOf(await readSettings(caller, { lane: 'sync', signal })),
    pull: async (request) => await pull(request, { ...reading, clock: lent.clock }),
    thread: async (remoteId, signal) => await readThread(remoteId, signal, reading),
    replies: createReplies(reading),
    actions: createActions(caller),
    async signOut(signal) {
      // A key of an administrator is theirs to revoke.
      if (secret.kind === 'admin') return;
      const options = { lane: 'interactive', signal, accept: [403, 404] } as const;
      await caller.call('POST', '/user-api-key/revoke.json', options);
    },
    close: async () => await Promise.resolve(),
  };
}
