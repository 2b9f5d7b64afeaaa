import type { ProbeResult } from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { info, SERVER_URL } from './info.ts';

const HOSTS = /^(?:(?:www|graph)\.)?threads\.(?:com|net)$/u;

/** Known by its name: there is one Threads, and asking it says nothing before the sign-in. */
export async function probe(input: string): Promise<ProbeResult | null> {
  const isNamed = /^threads$/iu.test(input.trim());
  const url = typedAddress(input);
  if (!isNamed && (url === null || !HOSTS.test(url.hostname))) return await Promise.resolve(null);
  return { serverUrl: SERVER_URL, title: 'Threads', methods: info.signIn };
}
