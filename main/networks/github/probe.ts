import type { ProbeResult } from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { DEVICE, TOKEN } from './methods.ts';
import { SERVER_URL } from './own-app.ts';

/** Any page of GitHub; a repository's page names the repository. */
export async function probe(input: string): Promise<ProbeResult | null> {
  await Promise.resolve();
  const address = typedAddress(input);
  if (address === null || !/^(?:www\.)?github\.com$/iu.test(address.host)) return null;
  const repository = /^\/([\w.-]+\/[\w.-]+)/u.exec(address.pathname)?.[1];
  return {
    serverUrl: SERVER_URL,
    title: repository ?? 'GitHub',
    methods: [DEVICE, TOKEN],
    ...(repository === undefined ? {} : { prefilled: { repositories: repository } }),
  };
}
