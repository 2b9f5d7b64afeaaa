import type { ProbeResult } from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { METHOD } from './info.ts';
import { SERVER_URL } from './own-app.ts';

/** Any page of Reddit; which account it is, Reddit's own page asks. */
export async function probe(input: string): Promise<ProbeResult | null> {
  await Promise.resolve();
  const address = typedAddress(input);
  const isReddit = /^(?:(?:www|old|new|oauth)\.)?reddit\.com$/iu.test(address?.host ?? '');
  return isReddit ? { serverUrl: SERVER_URL, title: 'Reddit', methods: [METHOD] } : null;
}
