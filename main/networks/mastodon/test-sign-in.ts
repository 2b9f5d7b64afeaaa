import { listenOnce } from '#main/networks/conformance/listen-once.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { SignedIn, SignInPorts } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { mastodon } from './index.ts';

const ports = testPorts();

/** Ports for a sign-in; `consent` stands for the person: it answers where the page sends the browser. */
export function signInPorts(
  consent: (authorizeUrl: string) => string | Promise<string>,
  signal: AbortSignal = new AbortController().signal,
): SignInPorts {
  return {
    ...ports,
    http: createHttp(ports, { version: 'test' }),
    signal,
    loopback: listenOnce,
    async openBrowser(url) {
      const location = await consent(url);
      const init = { method: 'GET', headers: {}, signal, redirect: 'manual' } as const;
      await ports.network.fetch(location, init);
    },
  };
}

export async function signInTo(
  serverUrl: string,
  consent: (authorizeUrl: string) => string | Promise<string>,
): Promise<SignedIn> {
  const request = { serverUrl, methodId: 'browser', fields: {} };
  return await mastodon.signIn(request, signInPorts(consent));
}
