import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { SignedIn, SignInPorts } from '#main/networks/connector.ts';
import { mastodon } from './index.ts';

type Consent = (authorizeUrl: string) => string | Promise<string>;

/** Ports for a sign-in; `consent` stands for the person: it answers where the page sends the browser. */
export function consentingPorts(
  consent: Consent,
  signal: AbortSignal = new AbortController().signal,
): SignInPorts {
  return signInPorts({
    signal,
    async openBrowser(url) {
      const location = await consent(url);
      const init = { method: 'GET', headers: {}, signal, redirect: 'manual' } as const;
      await testPorts().network.fetch(location, init);
    },
  });
}

export async function signInTo(serverUrl: string, consent: Consent): Promise<SignedIn> {
  const request = { serverUrl, methodId: 'browser', fields: {} };
  return await mastodon.signIn(request, consentingPorts(consent));
}
