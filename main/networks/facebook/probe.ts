import type { ProbeResult } from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { info, SERVER_URL } from './info.ts';

const HOSTS =
  /^(?:(?:www|m|web|business|graph)\.)?(?:facebook\.com|fb\.com|fb\.me)$|^(?:www\.)?(?:messenger\.com|m\.me)$/u;

/** Known by its name: there is one Facebook, and asking it says nothing before the sign-in. */
export async function probe(input: string): Promise<ProbeResult | null> {
  const url = typedAddress(input);
  const isNamed = /^facebook(?: pages?)?$/iu.test(input.trim());
  if (!isNamed && (url === null || !HOSTS.test(url.hostname))) return await Promise.resolve(null);
  const page = url === null ? '' : (url.pathname.split('/').find((part) => part !== '') ?? '');
  return {
    serverUrl: SERVER_URL,
    title: 'Facebook',
    methods: info.signIn,
    ...(/^[\w.-]+$/u.test(page) && !page.endsWith('.php') ? { prefilled: { page } } : {}),
  };
}
