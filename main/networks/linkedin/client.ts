import type {
  ConnectorPorts,
  NetworkClient,
  Session,
  ThreadResult,
} from '#main/networks/connector.ts';
import { openOwnApp } from '#main/networks/oauth/own-app-session.ts';
import { createActions } from './actions.ts';
import { createCaller, parse, urnIn } from './calls.ts';
import { CAPABILITIES } from './info.ts';
import { answering, partsOf, toMessage } from './mapper.ts';
import { OWN_APP } from './own-app.ts';
import { pull } from './pull.ts';
import { namePeople, readBelow, type Reading } from './reading.ts';
import { createReplies } from './replies.ts';
import { comment as commentSchema } from './schemas.ts';

/** The first comment with all of its answers, from any comment of the thread. */
async function readThread(
  remoteId: string,
  signal: AbortSignal,
  reading: Reading,
): Promise<ThreadResult> {
  const asking = { lane: 'interactive', signal } as const;
  const read = async (urn: string) => {
    const parts = partsOf(urn);
    if (parts === null) return null;
    const path = `socialActions/${urnIn(parts.target)}/comments/${urnIn(parts.id)}`;
    return parse(await reading.caller.call('GET', path, asking), commentSchema);
  };
  const asked = await read(remoteId);
  const root = (await read(asked?.parentComment ?? '')) ?? asked;
  if (root === null) return { messages: [], isComplete: false };
  const { comments, isComplete } = await readBelow(root.urn, asking, reading);
  const below = comments.map((one) => answering(root.urn, one));
  await namePeople([root, ...below], asking, reading);
  const all = [root, ...below].map((one) => toMessage(one, reading.viewer, reading));
  return { messages: [...new Map(all.map((one) => [one.remoteId, one])).values()], isComplete };
}

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const own = openOwnApp(OWN_APP, session.secret, lent);
  const { http, clock } = lent;
  const { withToken } = own;
  const caller = createCaller({ http, clock, who: session.accountId, withToken });
  const viewer = { urn: session.remoteUserId, name: own.more['name'] ?? session.handle };
  const reading: Reading = { caller, viewer, clock, people: new Map() };
  return {
    capabilities: async () => await Promise.resolve(CAPABILITIES),
    pull: async (request) => await pull(request, reading),
    thread: async (remoteId, signal) => await readThread(remoteId, signal, reading),
    replies: createReplies(reading),
    actions: createActions(caller, viewer),
    signOut: async (signal) => await own.revoke(signal),
    close: async () => await Promise.resolve(),
  };
}
