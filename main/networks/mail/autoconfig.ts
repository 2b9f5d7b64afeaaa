import type { Http } from '#main/networks/http.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { providerOf } from './providers.ts';
import { readServerAddress, writeServerAddress, type ServerAddress } from './server-address.ts';

type Asking = { readonly http: Http; readonly signal: AbortSignal };

const DEADLINE_MS = 6000;
const MAX_BYTES = 100_000;

/** One field of the first IMAP server in the file; it is small, flat XML. */
function fieldOf(server: string, name: string): string {
  return new RegExp(`<${name}>\\s*([^<\\s]+)\\s*</${name}>`, 'iu').exec(server)?.[1] ?? '';
}

/** https://www.ietf.org/archive/id/draft-bucksch-autoconfig-00.html; only encrypted servers count. */
export function readAutoconfig(xml: string): ServerAddress | null {
  for (const [server] of xml.matchAll(
    /<incomingServer\s[^>]*type=["']imap["'][\s\S]*?<\/incomingServer>/giu,
  )) {
    const found = readServerAddress(`${fieldOf(server, 'hostname')}:${fieldOf(server, 'port')}`);
    const kind = fieldOf(server, 'socketType').toUpperCase();
    if (found === null || found.tls === 'none') continue;
    if (kind === 'SSL') return { ...found, tls: 'at-once' };
    if (kind === 'STARTTLS') return { ...found, tls: 'start' };
  }
  return null;
}

async function askDomain(url: string, { http, signal }: Asking): Promise<ServerAddress | null> {
  try {
    const answer = await http.request({
      method: 'GET',
      url,
      bucket: `${new URL(url).host} autoconfig`,
      lane: 'interactive',
      signal,
      deadlineMs: DEADLINE_MS,
      maxBytes: MAX_BYTES,
      isTrustedHost: false,
    });
    return readAutoconfig(answer.text());
  } catch (error) {
    if (error instanceof ConnectorError && error.failure.code === 'canceled') throw error;
    return null;
  }
}

/** The server of an address: from the list, from the domain's own word, or the usual name. */
export async function findServer(domain: string, asking: Asking): Promise<string> {
  const known = providerOf(domain)?.server;
  if (known !== undefined) return known;
  const found =
    (await askDomain(`https://autoconfig.${domain}/mail/config-v1.1.xml`, asking)) ??
    (await askDomain(`https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`, asking));
  return found === null ? `imap.${domain}:993` : writeServerAddress(found);
}
