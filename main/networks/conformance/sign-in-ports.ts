import { createHttp } from '#main/networks/http-door.ts';
import type { SignInPorts } from '#main/networks/connector.ts';
import { listenOnce } from './listen-once.ts';
import { testPorts } from './test-ports.ts';

async function notUsed(): Promise<never> {
  return await Promise.reject(new Error('This way of signing in does not need it'));
}

/** Ports for a sign-in in a test; `person` is what the person and their browser do. */
export function signInPorts(person: Partial<SignInPorts> = {}): SignInPorts {
  const ports = testPorts();
  return {
    ...ports,
    http: createHttp(ports, { version: 'test' }),
    signal: new AbortController().signal,
    loopback: listenOnce,
    scheme: () => ({ redirectUri: 'parley://nowhere', answer: notUsed() }),
    openBrowser: notUsed,
    showCode: () => undefined,
    ask: notUsed,
    ...person,
  };
}
