import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Http } from '#main/networks/http.ts';
import { checked, errorNameOf, READ_STATUSES, xrpcError } from './errors.ts';
import { storeSecret, type PasswordSession } from './secret.ts';
import type { Transport, XrpcAnswer, XrpcRequest } from './xrpc.ts';

const renewed = z.object({ accessJwt: z.string(), refreshJwt: z.string(), did: z.string() });

export type PasswordTransportPorts = {
  readonly http: Http;
  saveSecret(secret: string): Promise<void>;
};
export type Account = { readonly serverUrl: string; readonly did: string };

/** Writing has a limit of its own (points per hour), so reading must not be held up by it. */
export function bucketOf(account: Account, request: Pick<XrpcRequest, 'method'>): string {
  const kind = request.method === 'GET' ? 'read' : 'write';
  return `${new URL(account.serverUrl).host} ${account.did} ${kind}`;
}

/**
 * Calls with the session of an app password. A session that ran out is renewed once for all calls
 * that wait for it, and the new one is on the disk before it is used: the old one can be used only for
 * a little while after. A session that was taken back ends in `login-needed`.
 */
export function passwordTransport(
  first: PasswordSession,
  account: Account,
  ports: PasswordTransportPorts,
): Transport {
  const { host } = new URL(account.serverUrl);
  const signIn = new URL(first.signInUrl);
  let session = first;
  let renewing: Promise<void> | null = null;

  const withRefreshToken = async (name: string, signal: AbortSignal): Promise<XrpcAnswer> =>
    await ports.http.request({
      method: 'POST',
      url: new URL(`/xrpc/${name}`, signIn).href,
      headers: { authorization: `Bearer ${session.refreshJwt}` },
      bucket: `${signIn.host} ${account.did} session`,
      lane: 'interactive',
      signal,
      accept: [...READ_STATUSES],
      isTrustedHost: true,
    });

  const renew = async (): Promise<void> => {
    // Not the signal of one caller: others wait for this too, and an answer must not get lost.
    const answer = await withRefreshToken(
      'com.atproto.server.refreshSession',
      AbortSignal.timeout(30_000),
    );
    if (answer.status >= 400) {
      const { failure } = xrpcError(answer, signIn.host);
      const code = failure.code === 'forbidden' ? 'forbidden' : 'login-needed';
      throw new ConnectorError({ ...failure, code }, true);
    }
    const tokens = checked(renewed, answer.json(), signIn.host);
    if (tokens.did !== session.did)
      throw new ConnectorError({ code: 'login-needed', host: signIn.host }, true);
    const { accessJwt, refreshJwt } = tokens;
    const next: PasswordSession = { ...session, accessJwt, refreshJwt };
    await storeSecret(next, ports);
    session = next;
  };
  const renewOnce = async (): Promise<void> => {
    renewing ??= renew().finally(() => {
      renewing = null;
    });
    try {
      await renewing;
    } catch (error) {
      // The call that waits for this was refused before it did anything.
      throw error instanceof ConnectorError ? new ConnectorError(error.failure, true) : error;
    }
  };
  const attempt = async (request: XrpcRequest): Promise<XrpcAnswer> =>
    await ports.http.request({
      method: request.method,
      url: new URL(request.path, account.serverUrl).href,
      headers: { ...request.headers, authorization: `Bearer ${session.accessJwt}` },
      ...(request.body === undefined ? {} : { body: request.body }),
      bucket: bucketOf(account, request),
      lane: request.lane,
      signal: request.signal,
      accept: [...READ_STATUSES],
      isTrustedHost: true,
    });

  return {
    host,
    async send(request) {
      if (renewing !== null) await renewOnce();
      const used = session.accessJwt;
      const answer = await attempt(request);
      if (answer.status < 400 || errorNameOf(answer) !== 'ExpiredToken') return answer;
      // Another call may have renewed it while this one was on its way.
      if (used === session.accessJwt) await renewOnce();
      return await attempt(request);
    },
    async signOut(signal) {
      const answer = await withRefreshToken('com.atproto.server.deleteSession', signal);
      // Already gone is what was wanted.
      const { code } = answer.status >= 400 ? xrpcError(answer, signIn.host).failure : {};
      if (code !== undefined && code !== 'login-needed') throw xrpcError(answer, signIn.host);
    },
  };
}
