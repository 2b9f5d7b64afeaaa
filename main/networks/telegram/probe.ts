import type { ProbeResult } from '#main/networks/connector.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { SERVER_URL } from './server-url.ts';
import { TOKEN } from './info.ts';

const HOSTS = /^(?:(?:www|web|api|core)\.)?(?:telegram\.(?:org|me)|t\.me)$/iu;

/** Any page of Telegram; which bot it is, the token says. */
export async function probe(input: string): Promise<ProbeResult | null> {
  await Promise.resolve();
  const address = typedAddress(input);
  if (address === null || !HOSTS.test(address.host)) return null;
  return { serverUrl: SERVER_URL, title: 'Telegram', methods: [TOKEN] };
}
