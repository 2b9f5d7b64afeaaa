import type { ProbeResult } from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { info } from './info.ts';
import { SERVER_URL } from './server-url.ts';

const HOSTS = /^(?:(?:www|m|mobile|api)\.)?(?:x\.com|twitter\.com)$/u;

/** Known by its name: there is one X, and asking it costs money. */
export async function probe(input: string): Promise<ProbeResult | null> {
  const isNamed = /^(?:x|twitter)$/iu.test(input.trim());
  const url = typedAddress(input);
  if (!isNamed && (url === null || !HOSTS.test(url.hostname))) return await Promise.resolve(null);
  return { serverUrl: SERVER_URL, title: 'X', methods: info.signIn };
}
