import { z } from 'zod';
import type {
  ConnectorPorts,
  NetworkClient,
  Session,
  ThreadResult,
} from '#main/networks/connector.ts';
import { createActions } from './actions.ts';
import { createCaller, parse, refusalOf, type Caller } from './calls.ts';
import { capabilitiesOf } from './capabilities.ts';
import { numberIn, toPost, withPost, type Viewer } from './mapper.ts';
import { pull } from './pull.ts';
import { createReplies } from './replies.ts';
import { comment as commentSchema, introspection, me, post as postSchema } from './schemas.ts';
import { readSecret } from './secret.ts';

const PAGE = 100;
/** A post with more comments is shown with its newest ones. */
const MOST_PAGES = 5;

type Reading = {
  readonly caller: Caller;
  readonly viewer: Viewer;
  readonly clock: { now(): number };
  readonly canModerate: () => boolean;
};

/** The post that a comment hangs on, or the post itself. */
async function postOf(
  remoteId: string,
  signal: AbortSignal,
  { caller, clock }: Reading,
): Promise<string> {
  const post = numberIn(remoteId, 'post');
  if (post !== null) return post;
  const path = `wp/v2/comments/${numberIn(remoteId, 'comment') ?? '0'}`;
  const query = { _fields: 'id,post' };
  const answer = await caller.call('GET', path, {
    query,
    lane: 'interactive',
    signal,
    accept: [404],
  });
  if (answer.status >= 400) throw refusalOf(answer, clock.now());
  return String(parse(answer, z.object({ post: z.number() })).post);
}

async function readThread(
  remoteId: string,
  signal: AbortSignal,
  reading: Reading,
): Promise<ThreadResult> {
  const { caller, viewer, canModerate } = reading;
  const post = await postOf(remoteId, signal, reading);
  const comments: unknown[] = [];
  let isComplete = false;
  for (let page = 0; page < MOST_PAGES && !isComplete; page++) {
    const query = {
      post,
      orderby: 'id',
      order: 'desc',
      per_page: String(PAGE),
      offset: String(page * PAGE),
      ...(page === 0 ? { _embed: 'up' } : {}),
      ...(canModerate() ? { context: 'edit', status: 'any' } : {}),
    };
    const answer = await caller.call('GET', 'wp/v2/comments', {
      query,
      lane: 'interactive',
      signal,
    });
    const list = parse(answer, z.array(z.unknown()));
    comments.push(...list);
    isComplete = list.length < PAGE;
  }
  const found = comments.flatMap((value) => commentSchema.safeParse(value).data ?? []);
  const messages = found.flatMap((comment) => withPost(comment, viewer));
  // A post without comments, and one that does not come along with them.
  const root = messages.length === 0 ? await readPost(post, signal, reading) : [];
  const once = new Map([...root, ...messages].map((message) => [message.remoteId, message]));
  return { messages: [...once.values()], isComplete };
}

async function readPost(post: string, signal: AbortSignal, { caller, viewer, clock }: Reading) {
  const answer = await caller.call('GET', `wp/v2/posts/${post}`, {
    lane: 'interactive',
    signal,
    accept: [404],
  });
  if (answer.status >= 400) throw refusalOf(answer, clock.now());
  return [toPost(parse(answer, postSchema), viewer)];
}

/** The site forgets the very password that was used, also one that the person made by hand. */
async function revoke(caller: Caller, signal: AbortSignal): Promise<void> {
  const path = 'wp/v2/users/me/application-passwords';
  const asking = { lane: 'interactive', signal } as const;
  const { uuid } = parse(await caller.call('GET', `${path}/introspect`, asking), introspection);
  await caller.call('DELETE', `${path}/${uuid}`, asking);
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const secret = readSecret(session.secret);
  const { http, clock } = lent;
  let isModerator = session.capabilities.actions.approve?.can === true;
  const caller = createCaller({
    http,
    apiRoot: secret.apiRoot,
    login: secret,
    who: session.accountId,
  });
  const viewer: Viewer = {
    userId: session.remoteUserId,
    siteUrl: session.serverUrl,
    siteName: secret.siteName,
  };
  const given: Reading = { caller, viewer, clock, canModerate: () => isModerator };
  return {
    async capabilities(signal) {
      const query = { context: 'edit', _fields: 'id,name,username,slug,capabilities' };
      const answer = await caller.call('GET', 'wp/v2/users/me', { query, lane: 'sync', signal });
      isModerator = parse(answer, me).capabilities['moderate_comments'] === true;
      return capabilitiesOf(isModerator);
    },
    pull: async (request) => await pull(request, given),
    thread: async (remoteId, signal) => await readThread(remoteId, signal, given),
    replies: createReplies(given),
    actions: createActions(given),
    signOut: async (signal) => await revoke(caller, signal),
    close: async () => await Promise.resolve(),
  };
}
