import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { signInWithOwnApp } from '#main/networks/oauth/own-app.ts';
import { endOf, ownAppSecret } from '#main/networks/oauth/own-app-session.ts';
import { connectMailbox, type Wanted } from './connection.ts';
import { mailError } from './errors.ts';
import { capabilities } from './info.ts';
import type { OauthProvider } from './oauth-providers.ts';
import { providerOf } from './providers.ts';
import { writeSecret, type Secret } from './secret.ts';
import { readServerAddress, writeServerAddress } from './server-address.ts';

function field(request: SignInRequest, name: string): string {
  return request.fields[name]?.trim() ?? '';
}

/**
 * What the form says of the mailbox. Another server than the one that was proposed (`serverUrl`) is one
 * that the person named; so is one of a provider that we know ourselves.
 */
function placeIn(request: SignInRequest): Omit<Secret, 'login'> {
  const address = field(request, 'address');
  const domain = address.split('@').at(-1) ?? '';
  const server = readServerAddress(field(request, 'server') || request.serverUrl);
  if (server === null || address === '') throw new ConnectorError({ code: 'invalid-input' }, true);
  const written = writeServerAddress(server);
  return {
    ...server,
    user: field(request, 'user') || address,
    folder: field(request, 'folder') || 'INBOX',
    isNamed: `imaps://${written}` !== request.serverUrl || providerOf(domain)?.server === written,
  };
}

type Way = Wanted & { readonly endsAt?: number };

function byPassword(request: SignInRequest): Way {
  const place = placeIn(request);
  const password = request.fields['password'] ?? '';
  if (password === '')
    throw new ConnectorError({ code: 'wrong-credentials', host: place.host }, true);
  const secret = { ...place, login: { kind: 'password', password } } as const;
  return { secret, login: { pass: password } };
}

async function byOwnApp(
  request: SignInRequest,
  { app, method }: OauthProvider,
  lent: SignInPorts,
): Promise<Way> {
  const place = placeIn(request);
  const signedIn = await signInWithOwnApp(
    { ...app, more: { ...app.more, login_hint: field(request, 'address') } },
    request.fields,
    lent,
  );
  const login = { kind: 'own-app', method: method.id, app: ownAppSecret(signedIn) } as const;
  const { accessToken } = signedIn.tokens;
  return { secret: { ...place, login }, login: { accessToken }, ...endOf(signedIn.tokens) };
}

/** Signs in once and opens the folder: then both are right. */
async function tryOut(wanted: Wanted, lent: SignInPorts): Promise<void> {
  const { host, folder } = wanted.secret;
  const imap = await connectMailbox(wanted, lent, lent.signal).catch((error: unknown) => {
    const { failure } = mailError(error, host);
    const code = failure.code === 'login-needed' ? 'wrong-credentials' : failure.code;
    throw new ConnectorError({ ...failure, code }, true);
  });
  try {
    await imap.mailboxOpen(folder, { readOnly: true });
  } catch (error) {
    const { failure } = mailError(error, host);
    throw new ConnectorError({ ...failure, code: 'not-found' }, true);
  } finally {
    imap.close();
  }
}

export async function signIn(
  request: SignInRequest,
  providers: readonly OauthProvider[],
  lent: SignInPorts,
): Promise<SignedIn> {
  const provider = providers.find(({ method }) => method.id === request.methodId);
  if (provider === undefined && request.methodId !== 'password')
    throw new ConnectorError({ code: 'invalid-input' }, true);
  const { endsAt, ...wanted } =
    provider === undefined ? byPassword(request) : await byOwnApp(request, provider, lent);
  await tryOut(wanted, lent);
  const { secret } = wanted;
  const address = field(request, 'address');
  return {
    serverUrl: `imaps://${writeServerAddress(secret)}`,
    remoteUserId: `${secret.user} ${secret.folder}`,
    handle: address,
    displayName: address,
    software: 'IMAP',
    capabilities,
    secret: writeSecret(secret),
    ...(endsAt === undefined ? {} : { endsAt }),
  };
}
