import type { ProbeResult } from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { METHOD } from './info.ts';
import { SERVER_URL } from './own-app.ts';

const HOSTS = /^(?:(?:www|m|studio|music)\.)?youtube\.com$|^youtu\.be$/iu;

/** Any page of YouTube; the channel itself is chosen on Google's page. */
export async function probe(input: string): Promise<ProbeResult | null> {
  await Promise.resolve();
  const address = typedAddress(input);
  if (address === null || !HOSTS.test(address.host)) return null;
  const name = /^\/(@[\w.-]+)/u.exec(address.pathname)?.[1];
  return { serverUrl: SERVER_URL, title: name ?? 'YouTube', methods: [METHOD] };
}
