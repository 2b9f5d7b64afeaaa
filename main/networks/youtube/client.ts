import type {
  ConnectorPorts,
  NetworkClient,
  Session,
  ThreadResult,
} from '#main/networks/connector.ts';
import { openOwnApp } from '#main/networks/oauth/own-app-session.ts';
import { createActions } from './actions.ts';
import { createCaller, parse } from './calls.ts';
import { CAPABILITIES } from './info.ts';
import { aroundOf } from './mapper.ts';
import { OWN_APP } from './own-app.ts';
import { pull } from './pull.ts';
import { messagesIn, readReplies, repliesAsMessages, type Reading } from './reading.ts';
import { createReplies } from './replies.ts';
import { page, thread as threadSchema } from './schemas.ts';

/** Ids of answers begin with that of their thread: `Ugx….9abc`. */
function threadIdOf(remoteId: string): string {
  return remoteId.split('.')[0] ?? remoteId;
}

async function readThread(
  remoteId: string,
  signal: AbortSignal,
  reading: Reading,
): Promise<ThreadResult> {
  const asking = { lane: 'interactive', signal } as const;
  const answer = await reading.caller.call('GET', 'commentThreads', {
    query: { part: 'snippet,replies', id: threadIdOf(remoteId), textFormat: 'plainText' },
    ...asking,
  });
  const [item] = parse(answer, page).items;
  const thread = threadSchema.safeParse(item).data;
  if (thread === undefined) return { messages: [], isComplete: false };
  const come = await messagesIn({ threads: [thread], list: 'published' }, asking, reading);
  const { replies, isComplete } = await readReplies(thread.id, asking, reading);
  const all = [...come, ...repliesAsMessages(replies, aroundOf(thread), reading)];
  const once = new Map(all.map((message) => [message.remoteId, message]));
  return { messages: [...once.values()], isComplete };
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const own = openOwnApp(OWN_APP, session.secret, lent);
  const { http, clock } = lent;
  const { clientId, withToken } = own;
  const caller = createCaller({ http, clock, clientId, withToken });
  const reading: Reading = {
    caller,
    clock,
    viewer: { channelId: session.remoteUserId },
    videos: new Map(),
  };
  return {
    capabilities: async () => await Promise.resolve(CAPABILITIES),
    pull: async (request) => await pull(request, reading),
    thread: async (remoteId, signal) => await readThread(remoteId, signal, reading),
    replies: createReplies(reading),
    actions: createActions(caller),
    signOut: async (signal) => await own.revoke(signal),
    close: async () => await Promise.resolve(),
  };
}
