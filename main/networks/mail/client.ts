import type { ConnectorPorts, NetworkClient, Session } from '#main/networks/connector.ts';
import { accessTo } from './access.ts';
import { capabilities } from './info.ts';
import { createMailbox } from './mailbox.ts';
import type { OauthProvider } from './oauth-providers.ts';
import { pull } from './pull.ts';
import { readRules } from './rule-options.ts';
import { readSecret } from './secret.ts';
import { createStream } from './stream.ts';

export function openClient(
  session: Session,
  providers: readonly OauthProvider[],
  lent: ConnectorPorts,
): NetworkClient {
  const secret = readSecret(session.secret);
  const access = accessTo(secret, providers, lent);
  const mailbox = createMailbox(secret, access, lent);
  const rules = readRules(session.options);
  return {
    capabilities: async () => await Promise.resolve(capabilities),
    pull: async (request) => await pull(request, { mailbox, rules }),
    stream: createStream(mailbox, lent),
    signOut: access.revoke,
    close: async () => await mailbox.close(),
  };
}
