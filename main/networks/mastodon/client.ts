import {
  ConnectorError,
  type ConnectorPorts,
  type NetworkClient,
  type Session,
  type ThreadResult,
} from '#main/networks/connector.ts';
import { createActions } from './actions.ts';
import { createAuthors } from './authors.ts';
import { createCaller, isTrouble, type Caller } from './calls.ts';
import { capabilitiesOf, streamingUrlOf } from './capabilities.ts';
import { readLists } from './lists.ts';
import type { Viewer } from './mapper.ts';
import { createPosts } from './posts.ts';
import { pull } from './pull.ts';
import { quirksOf } from './quirks.ts';
import { createReplies } from './replies.ts';
import { createRoots, readContext, readStatus, type Roots } from './roots.ts';
import { readSecret, writeSecret, type Secret } from './secret.ts';
import { readServer } from './server.ts';
import { createStream } from './stream.ts';
import { endOf, keeperFor, tokenFields } from './tokens.ts';

type Reading = { readonly caller: Caller; readonly roots: Roots };

/** Context and post together are the conversation, first post first. */
async function readThread(
  remoteId: string,
  signal: AbortSignal,
  { caller, roots }: Reading,
): Promise<ThreadResult> {
  const asking = { lane: 'interactive', signal } as const;
  const [status, context] = await Promise.all([
    readStatus(caller, remoteId, asking),
    readContext(caller, remoteId, asking),
  ]);
  if (status === null || context === null) throw new ConnectorError({ code: 'gone' }, true);
  const all = [...context.ancestors, status, ...context.descendants];
  roots.learn(all);
  const first = all[0] ?? status;
  return {
    messages: all.map((each) => roots.toMessage(each)),
    isComplete: first.in_reply_to_id === null || first.in_reply_to_id === undefined,
  };
}

/** RFC 7009 wants a form; with JSON some servers say yes and keep the token. So look afterwards. */
async function revoke(
  secret: Secret,
  caller: Caller,
  { signal, log }: { readonly signal: AbortSignal; readonly log: ConnectorPorts['log'] },
): Promise<void> {
  const lane = 'interactive';
  await caller.call('POST', '/oauth/revoke', {
    body: {
      kind: 'form',
      fields: {
        client_id: secret.clientId,
        client_secret: secret.clientSecret,
        token: secret.accessToken,
      },
    },
    accept: [400, 401, 403, 404, 422],
    lane,
    signal,
  });
  try {
    await caller.call('GET', '/api/v1/accounts/verify_credentials', { lane, signal });
    log('mastodon.token-still-works');
  } catch (error) {
    // snac says 422 where others say 401.
    if (!isTrouble(error, 'login-needed', 'rejected', 'forbidden', 'gone')) throw error;
  }
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  let secret = readSecret(session.secret);
  const { serverUrl, remoteUserId } = session;
  const { http, clock, log } = lent;
  const keeper = keeperFor(serverUrl, secret, {
    lent,
    async save(tokens) {
      secret = { ...secret, ...tokenFields(tokens) };
      await lent.saveSecret(writeSecret(secret), endOf(tokens).endsAt);
    },
  });
  const caller = createCaller({
    http,
    serverUrl,
    withToken: keeper.withToken,
    who: session.accountId,
  });
  const viewer: Viewer = {
    serverUrl,
    remoteUserId,
    quirks: quirksOf(secret.software),
    ...(secret.profileUrl === undefined ? {} : { profileUrl: secret.profileUrl }),
  };
  const roots = createRoots(viewer);
  const authors = createAuthors(caller);
  const { streamingUrl, accessToken } = secret;
  const canStream = streamingUrl !== undefined && viewer.quirks.streams;

  return {
    async capabilities(signal) {
      const server = await readServer(serverUrl, { http, lane: 'sync', signal });
      const { host } = new URL(serverUrl);
      if (server === null) throw new ConnectorError({ code: 'not-an-api', host }, true);
      const { software, ...rest } = secret;
      const stream = streamingUrlOf(server);
      const isNew =
        software.name !== server.software.name || software.version !== server.software.version;
      if (isNew) {
        // What the new version can do counts from the next time that the account is opened.
        secret = {
          ...rest,
          software: server.software,
          ...(stream === undefined ? {} : { streamingUrl: stream }),
        };
        await lent.saveSecret(writeSecret(secret));
      }
      return capabilitiesOf(server);
    },
    pull: async (request) => await pull(request, { caller, viewer, roots, authors }),
    thread: async (remoteId, signal) => await readThread(remoteId, signal, { caller, roots }),
    lists: async (signal) => await readLists(caller, signal),
    replies: createReplies({ caller, viewer, roots, clock }),
    posts: createPosts({ caller, viewer, roots, clock }),
    actions: createActions(caller),
    ...(canStream ? { stream: createStream({ url: streamingUrl, token: accessToken }, lent) } : {}),
    signOut: async (signal) => await revoke(secret, caller, { signal, log }),
    close: async () => await Promise.resolve(),
  };
}
