import type { NetworkConnector } from '#main/networks/connector.ts';
import { openClient } from './client.ts';
import { info } from './info.ts';
import { MICROSOFT, type OauthProvider } from './oauth-providers.ts';
import { probe } from './probe.ts';
import { signIn } from './sign-in.ts';

/** `providers`: those that let in by token; others in tests. */
export function createMail(providers: readonly OauthProvider[] = [MICROSOFT]): NetworkConnector {
  return {
    info,
    probe,
    signIn: async (request, lent) => await signIn(request, providers, lent),
    open: (session, lent) => openClient(session, providers, lent),
  };
}

/** Notification mails of services that can not be asked otherwise, read over IMAP. */
export const mail: NetworkConnector = createMail();
