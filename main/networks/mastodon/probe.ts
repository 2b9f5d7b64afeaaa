import type { ProbePorts, ProbeResult } from '#main/networks/connector.ts';
import { BROWSER_SIGN_IN } from './info.ts';
import { createCaller, isTrouble, parse } from './calls.ts';
import { webFinger } from './schemas.ts';
import { softwareName } from './quirks.ts';
import { readServer, type Server } from './server.ts';

/** What was typed, understood: a server, and perhaps somebody there. */
export type Address = { readonly origin: string; readonly user?: string };

const HANDLE = /^(?:acct:)?@?([\w.-]+)@([^\s@/?#]+)$/iu;
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/iu;
const PRIVATE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[f[cd])|\.(?:local|lan|home\.arpa|internal|onion)(?::\d+)?$/iu;

function originOf(host: string, scheme: string): string | null {
  // Only where no certificate can be had is http taken at its word.
  const isHttp = LOOPBACK.test(host)
    ? scheme !== 'https:'
    : scheme === 'http:' && PRIVATE.test(host);
  const url = URL.parse(`${isHttp ? 'http' : 'https'}://${host}`);
  if (url === null || url.username !== '' || url.hostname === '') return null;
  const isName = url.hostname.includes('.') || url.hostname.startsWith('[');
  return isName || LOOPBACK.test(url.host) ? url.origin : null;
}

function fromHandle(typed: string): Address | null {
  const [, user, server] = HANDLE.exec(typed) ?? [];
  const origin = server === undefined ? null : originOf(server, '');
  return user === undefined || origin === null ? null : { origin, user };
}

function fromUrl(typed: string): Address | null {
  const [, scheme = '', rest = ''] = /^(?:(https?:)\/\/)?(\S+)$/iu.exec(typed) ?? [];
  const host = rest.split(/[/?#]/u)[0] ?? '';
  const origin = host === '' || host.includes('@') ? null : originOf(host, scheme.toLowerCase());
  if (origin === null) return null;
  const user = /\/(?:@|users\/|u\/)([\w.-]+)/u.exec(rest)?.[1];
  return user === undefined ? { origin } : { origin, user };
}

/** `kaffee.example`, `@mia@kaffee.example`, `https://kaffee.example/@mia`; null for anything else. */
export function readAddress(input: string): Address | null {
  const typed = input.trim();
  return fromHandle(typed) ?? fromUrl(typed);
}

/** Handles of `example.org` may live on `social.example.org`: RFC 7033 tells where. */
async function followHandle(address: Address, lent: ProbePorts): Promise<string | null> {
  const { origin, user } = address;
  if (user === undefined) return null;
  const caller = createCaller({ http: lent.http, serverUrl: origin, who: 'open' });
  try {
    const { links } = parse(
      await caller.call('GET', '/.well-known/webfinger', {
        query: [['resource', `acct:${user}@${new URL(origin).host}`]],
        lane: 'interactive',
        signal: lent.signal,
        deadlineMs: 15_000,
      }),
      webFinger,
    );
    const self = URL.parse(links.find(({ rel }) => rel === 'self')?.href ?? '');
    return self === null ? null : originOf(self.host, self.protocol);
  } catch (error) {
    if (isTrouble(error, 'canceled')) throw error;
    return null;
  }
}

async function findServer(address: Address, lent: ProbePorts): Promise<Server | null> {
  const asking = { http: lent.http, lane: 'interactive', signal: lent.signal } as const;
  const direct = await readServer(address.origin, asking);
  if (direct !== null) return direct;
  const elsewhere = await followHandle(address, lent);
  return elsewhere === null || elsewhere === address.origin
    ? null
    : await readServer(elsewhere, asking);
}

export async function probe(input: string, lent: ProbePorts): Promise<ProbeResult | null> {
  const address = readAddress(input);
  if (address === null) return null;
  const server = await findServer(address, lent);
  if (server === null) return null;
  return {
    serverUrl: server.url,
    title: server.title,
    software: softwareName(server.software),
    methods: [BROWSER_SIGN_IN],
    ...(address.user === undefined ? {} : { prefilled: { user: address.user } }),
  };
}
