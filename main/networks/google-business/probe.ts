import type { ProbeResult } from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { info, METHOD } from './info.ts';
import { SERVER_URL } from './own-app.ts';

const HOSTS = /^business\.google\.com$|^g\.page$|^maps\.app\.goo\.gl$/iu;

/** The profile's own address, or a link to a place on the map; the place itself is chosen after signing in. */
export async function probe(input: string): Promise<ProbeResult | null> {
  await Promise.resolve();
  const address = typedAddress(input);
  const isMap =
    /^(?:www\.)?google\.[a-z.]+$/iu.test(address?.host ?? '') &&
    address?.pathname.startsWith('/maps') === true;
  if (address === null || !(isMap || HOSTS.test(address.host))) return null;
  return { serverUrl: SERVER_URL, title: info.name, methods: [METHOD] };
}
