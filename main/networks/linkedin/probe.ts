import type { ProbeResult } from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { info, METHOD } from './info.ts';
import { SERVER_URL } from './own-app.ts';

const HOSTS = /^(?:[a-z]{2,3}\.)?linkedin\.com$|^lnkd\.in$/iu;

/** Any page of LinkedIn; which company page it is, is asked after signing in. */
export async function probe(input: string): Promise<ProbeResult | null> {
  await Promise.resolve();
  const address = typedAddress(input);
  if (address === null || !HOSTS.test(address.host)) return null;
  return { serverUrl: SERVER_URL, title: info.name, methods: [METHOD] };
}
