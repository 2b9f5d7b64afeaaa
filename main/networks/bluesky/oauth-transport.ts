import type { NodeSavedSession, OAuthSession } from '@atproto/oauth-client-node';
import { answerOf, encodeBody } from '#main/networks/http-body.ts';
import type { Http } from '#main/networks/http.ts';
import { createOauthClient, LANE_HEADER } from './oauth-client.ts';
import { oauthError } from './oauth-errors.ts';
import { storeSecret, type OauthSession } from './secret.ts';
import type { Transport } from './xrpc.ts';

export type OauthTransportPorts = {
  readonly http: Http;
  saveSecret(secret: string): Promise<void>;
};

/** The client saved it as JSON; this is the only door back to its type. */
function isSavedSession(saved: unknown): saved is NodeSavedSession {
  return typeof saved === 'object' && saved !== null && 'dpopJwk' in saved && 'tokenSet' in saved;
}

/**
 * Calls with an OAuth session. Renewing is done by the client, one at a time, and the renewed tokens
 * are on the disk before the first call that uses them.
 */
export function oauthTransport(
  secret: OauthSession,
  serverUrl: string,
  ports: OauthTransportPorts,
): Transport {
  const { host } = new URL(serverUrl);
  let saved = secret.saved;
  let opening: Promise<OAuthSession> | null = null;

  const openSession = async (): Promise<OAuthSession> => {
    const client = await createOauthClient({
      http: ports.http,
      serverUrl,
      clientId: secret.clientId,
      did: secret.did,
      session: {
        read: () => (isSavedSession(saved) ? saved : undefined),
        async write(session) {
          await storeSecret({ ...secret, saved: session }, ports);
          saved = session;
        },
      },
    });
    return await client.restore(secret.did);
  };
  const session = async (): Promise<OAuthSession> => {
    opening ??= openSession().catch((error: unknown) => {
      opening = null;
      throw oauthError(error, host);
    });
    return await opening;
  };

  return {
    host,
    async send({ path, method, headers, body, lane, signal }) {
      const open = await session();
      const encoded = encodeBody(body);
      const answer = await open
        .fetchHandler(path, {
          method,
          headers: { ...encoded.headers, ...headers, [LANE_HEADER]: lane },
          ...(encoded.body === undefined ? {} : { body: encoded.body }),
          signal,
        })
        .catch((error: unknown) => {
          throw oauthError(error, host);
        });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return answerOf(answer, new URL(path, serverUrl), bytes);
    },
    async signOut() {
      const open = await session();
      await open.signOut().catch((error: unknown) => {
        throw oauthError(error, host);
      });
    },
  };
}
