import { createHttp } from '#main/networks/http-door.ts';
import { messagesOf, signal } from '#main/networks/conformance/bed.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testClock, testPorts } from '#main/networks/conformance/test-ports.ts';
import type {
  NetworkClient,
  PullPage,
  RemoteMessage,
  SignedIn,
  SignInPorts,
} from '#main/networks/connector.ts';
import { discourse } from './index.ts';

export const nothing = async (): Promise<void> => await Promise.resolve();

/** A sign-in on the forum's page; `person` is what the person does there. */
export async function signInTo(serverUrl: string, person: Partial<SignInPorts>): Promise<SignedIn> {
  const clock = testClock({ faster: 50 });
  const ports = signInPorts({ openBrowser: nothing, clock, ...person });
  return await discourse.signIn({ serverUrl, methodId: 'user-key', fields: {} }, ports);
}

/** The account, on a clock that is off by `offsetMs`. */
export function openAt(signedIn: SignedIn, offsetMs = 0): NetworkClient {
  const ports = testPorts({ offsetMs });
  const session = { ...signedIn, accountId: 'rabe' };
  return discourse.open(session, { ...ports, http: createHttp(ports), saveSecret: nothing });
}

export async function pullFrom(client: NetworkClient, cursor: unknown = null): Promise<PullPage> {
  const feed = { kind: 'interactions' } as const;
  return await client.pull({ feed, cursor, direction: 'forward', signal });
}

export async function messageWith(client: NetworkClient, text: string): Promise<RemoteMessage> {
  const found = messagesOf(await pullFrom(client)).find((one) => one.text.includes(text));
  if (found === undefined) throw new Error(`No message says "${text}"`);
  return found;
}
