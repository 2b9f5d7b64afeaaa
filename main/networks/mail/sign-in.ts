import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { connectMailbox } from './connection.ts';
import { mailError } from './errors.ts';
import { capabilities } from './info.ts';
import { providerOf } from './providers.ts';
import { writeSecret, type Secret } from './secret.ts';
import { readServerAddress, writeServerAddress } from './server-address.ts';

function field(request: SignInRequest, name: string): string {
  return request.fields[name]?.trim() ?? '';
}

/**
 * What the form says. Another server than the one that was proposed (`serverUrl`) is one that the
 * person named; so is one of a provider that we know ourselves.
 */
function secretFrom(request: SignInRequest): Secret {
  const address = field(request, 'address');
  const password = request.fields['password'] ?? '';
  const domain = address.split('@').at(-1) ?? '';
  const server = readServerAddress(field(request, 'server') || request.serverUrl);
  if (server === null || address === '') throw new ConnectorError({ code: 'invalid-input' }, true);
  if (password === '')
    throw new ConnectorError({ code: 'wrong-credentials', host: server.host }, true);
  const written = writeServerAddress(server);
  return {
    ...server,
    password,
    user: field(request, 'user') || address,
    folder: field(request, 'folder') || 'INBOX',
    isNamed: `imaps://${written}` !== request.serverUrl || providerOf(domain)?.server === written,
  };
}

/** Signs in once and opens the folder: then both are right. */
export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  if (request.methodId !== 'password') throw new ConnectorError({ code: 'invalid-input' }, true);
  const secret = secretFrom(request);
  const imap = await connectMailbox(secret, lent, lent.signal).catch((error: unknown) => {
    const { failure } = mailError(error, secret.host);
    const code = failure.code === 'login-needed' ? 'wrong-credentials' : failure.code;
    throw new ConnectorError({ ...failure, code }, true);
  });
  try {
    await imap.mailboxOpen(secret.folder, { readOnly: true });
  } catch (error) {
    const { failure } = mailError(error, secret.host);
    throw new ConnectorError({ ...failure, code: 'not-found' }, true);
  } finally {
    imap.close();
  }
  const address = field(request, 'address');
  return {
    serverUrl: `imaps://${writeServerAddress(secret)}`,
    remoteUserId: `${secret.user} ${secret.folder}`,
    handle: address,
    displayName: address,
    software: 'IMAP',
    capabilities,
    secret: writeSecret(secret),
  };
}
