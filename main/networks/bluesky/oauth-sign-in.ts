import { z } from 'zod';
import type { SignInPorts, SignInRequest } from '#main/networks/connector.ts';
import { createOauthClient, SCOPE } from './oauth-client.ts';
import { oauthError } from './oauth-errors.ts';
import { oauthTransport } from './oauth-transport.ts';
import type { OauthSession } from './secret.ts';
import type { Transport } from './xrpc.ts';

export type OauthSignedIn = {
  /** As it stands now: read it after the last call, a call may have renewed the tokens. */
  secret(): string;
  readonly did: string;
  readonly serverUrl: string;
  readonly transport: Transport;
};

const audience = z.object({ tokenSet: z.object({ aud: z.string() }) });

/**
 * A program that has no web page of its own names itself by the address that it listens on.
 * https://atproto.com/specs/oauth#localhost-client-development
 */
function clientIdFor(redirectUri: string): string {
  const id = new URL('http://localhost');
  id.searchParams.set('scope', SCOPE);
  id.searchParams.set('redirect_uri', redirectUri);
  return id.href.replace('localhost/?', 'localhost?');
}

async function answerWithin<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new DOMException('canceled', 'AbortError'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([answer, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Through the network's own page in the person's browser. Parley never sees a password. */
export async function signInWithOauth(
  request: SignInRequest,
  lent: SignInPorts,
): Promise<OauthSignedIn> {
  const { serverUrl } = request;
  const { host } = new URL(serverUrl);
  const { redirectUri, answer } = await lent.loopback('/bluesky');
  const clientId = clientIdFor(redirectUri);
  let saved: unknown;
  try {
    const client = await createOauthClient({
      http: lent.http,
      serverUrl,
      clientId,
      session: {
        read: () => undefined,
        async write(session) {
          saved = session;
          await Promise.resolve();
        },
      },
    });
    const page = await client.authorize(serverUrl, { signal: lent.signal, scope: SCOPE });
    await lent.openBrowser(page.href);
    const query = await answerWithin(answer, lent.signal);
    const { session } = await client.callback(query);
    const secret: OauthSession = {
      kind: 'oauth',
      did: session.did,
      clientId,
      saved,
    };
    let text = JSON.stringify(secret);
    const ownServer = new URL(audience.parse(saved).tokenSet.aud).origin;
    const transport = oauthTransport(secret, ownServer, {
      http: lent.http,
      async saveSecret(renewed) {
        text = renewed;
        await Promise.resolve();
      },
    });
    return { secret: () => text, did: session.did, serverUrl: ownServer, transport };
  } catch (error) {
    throw oauthError(error, host);
  }
}
