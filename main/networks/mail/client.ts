import type { ConnectorPorts, NetworkClient, Session } from '#main/networks/connector.ts';
import { capabilities } from './info.ts';
import { createMailbox } from './mailbox.ts';
import { pull } from './pull.ts';
import { readRules } from './rule-options.ts';
import { readSecret } from './secret.ts';
import { createStream } from './stream.ts';

export function openClient(session: Session, lent: ConnectorPorts): NetworkClient {
  const mailbox = createMailbox(readSecret(session.secret), lent);
  const rules = readRules(session.options);
  return {
    capabilities: async () => await Promise.resolve(capabilities),
    pull: async (request) => await pull(request, { mailbox, rules }),
    stream: createStream(mailbox, lent),
    // A password is not ours to take back; forgetting it here is all there is to do.
    signOut: async () => await Promise.resolve(),
    close: async () => await mailbox.close(),
  };
}
