import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { checked, errorNameOf, READ_STATUSES, xrpcError } from './errors.ts';
import { serverIn } from './identity.ts';
import { capabilities } from './info.ts';
import { signInWithOauth } from './oauth-sign-in.ts';
import { passwordTransport } from './password-transport.ts';
import { createdSession, profile } from './schemas.ts';
import type { PasswordSession } from './secret.ts';
import { createXrpc, type Xrpc } from './xrpc.ts';

type Session = ReturnType<typeof createdSession.parse>;

async function createSession(request: SignInRequest, lent: SignInPorts): Promise<Session> {
  const { host } = new URL(request.serverUrl);
  const { handle = '', password = '' } = request.fields;
  const identifier = handle.trim().replace(/^@/u, '');
  if (identifier === '' || password.trim() === '')
    throw new ConnectorError({ code: 'wrong-credentials', host }, true);
  const answer = await lent.http.request({
    method: 'POST',
    url: new URL('/xrpc/com.atproto.server.createSession', request.serverUrl).href,
    body: { kind: 'json', value: { identifier, password: password.trim() } },
    // 30 in five minutes, 300 a day: counted apart from everything else.
    bucket: `${host} ${identifier} session`,
    lane: 'interactive',
    signal: lent.signal,
    accept: [...READ_STATUSES],
    isTrustedHost: true,
  });
  if (answer.status >= 400) {
    const { failure } = xrpcError(answer, host);
    const isWrong =
      failure.code === 'login-needed' || errorNameOf(answer) === 'AuthFactorTokenRequired';
    throw new ConnectorError(
      { ...failure, code: isWrong ? 'wrong-credentials' : failure.code },
      true,
    );
  }
  const session = checked(createdSession, answer.json(), host);
  if (session.active === false)
    throw new ConnectorError(
      {
        code: 'forbidden',
        host,
        ...(session.status === undefined ? {} : { detail: session.status }),
      },
      true,
    );
  return session;
}

/** Who it is, as the network shows them; an account that was just made is not known there yet. */
async function describe(
  xrpc: Xrpc,
  actor: { readonly did: string; readonly handle: string },
  signal: AbortSignal,
): Promise<Pick<SignedIn, 'handle' | 'displayName' | 'avatarUrl'>> {
  try {
    const found = await xrpc.query(
      { name: 'app.bsky.actor.getProfile', params: { actor: actor.did }, schema: profile },
      { lane: 'interactive', signal },
    );
    const name = found.displayName?.trim() ?? '';
    return {
      handle: found.handle,
      displayName: name === '' ? found.handle : name,
      ...(found.avatar === undefined ? {} : { avatarUrl: found.avatar }),
    };
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.failure.code === 'login-needed') throw error;
    return { handle: actor.handle, displayName: actor.handle };
  }
}

/** The data may lie elsewhere than where one signs in; a foreign place must be encrypted. */
function dataServer(session: Session, origin: string): string {
  const named = session.didDoc === undefined ? null : serverIn(session.didDoc);
  return named?.startsWith('https:') === true ? named : origin;
}

async function signInWithPassword(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const session = await createSession(request, lent);
  const { did, handle, accessJwt, refreshJwt } = session;
  const { origin } = new URL(request.serverUrl);
  const serverUrl = dataServer(session, origin);
  const kind = 'app-password';
  const first: PasswordSession = { kind, did, signInUrl: origin, accessJwt, refreshJwt };
  let secret = JSON.stringify(first);
  const transport = passwordTransport(
    first,
    { serverUrl, did },
    {
      http: lent.http,
      async saveSecret(renewed) {
        secret = renewed;
        await Promise.resolve();
      },
    },
  );
  const person = await describe(createXrpc(transport), { did, handle }, lent.signal);
  return signedIn({ serverUrl, did, secret, person });
}

function signedIn(given: {
  readonly serverUrl: string;
  readonly did: string;
  readonly secret: string;
  readonly person: Pick<SignedIn, 'handle' | 'displayName' | 'avatarUrl'>;
}): SignedIn {
  return {
    serverUrl: given.serverUrl,
    remoteUserId: given.did,
    ...given.person,
    software: 'atproto',
    capabilities,
    secret: given.secret,
  };
}

export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  switch (request.methodId) {
    case 'app-password':
      return await signInWithPassword(request, lent);
    case 'oauth': {
      const done = await signInWithOauth(request, lent);
      const { did, serverUrl, transport } = done;
      const person = await describe(createXrpc(transport), { did, handle: did }, lent.signal);
      return signedIn({ serverUrl, did, secret: done.secret(), person });
    }
    default:
      throw new ConnectorError({ code: 'invalid-input' }, true);
  }
}
