import { ConnectorError, type ConnectorPorts } from '#main/networks/connector.ts';
import { openOwnApp } from '#main/networks/oauth/own-app-session.ts';
import type { MailLogin } from './connection.ts';
import type { OauthProvider } from './oauth-providers.ts';
import { writeSecret, type Secret } from './secret.ts';

/** What opens a mailbox, renewed where it has an end. */
export type MailAccess = {
  /** Once more with a new token when the server refuses the one that it gets. */
  readonly withLogin: <Value>(open: (login: MailLogin) => Promise<Value>) => Promise<Value>;
  readonly revoke: (signal: AbortSignal) => Promise<void>;
};

export function accessTo(
  secret: Secret,
  providers: readonly OauthProvider[],
  lent: ConnectorPorts,
): MailAccess {
  const { login } = secret;
  if (login.kind === 'password')
    return {
      withLogin: async (open) => await open({ pass: login.password }),
      // A password is not ours to take back; forgetting it here is all there is to do.
      revoke: async () => await Promise.resolve(),
    };
  const provider = providers.find(({ method }) => method.id === login.method);
  if (provider === undefined) throw new ConnectorError({ code: 'login-needed' }, true);
  const session = openOwnApp(provider.app, login.app, {
    ...lent,
    saveSecret: async (app, endsAt) =>
      await lent.saveSecret(writeSecret({ ...secret, login: { ...login, app } }), endsAt),
  });
  return {
    withLogin: async (open) =>
      await session.withToken(async (accessToken) => await open({ accessToken })),
    revoke: async (signal) => await session.revoke(signal),
  };
}
