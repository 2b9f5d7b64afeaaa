import type { Http } from '#main/networks/http.ts';
import { createCaller, isTrouble, parse, type Caller } from './calls.ts';
import type { Software } from './quirks.ts';
import { instance, nodeInfo, nodeInfoLinks, type ApiInstance } from './schemas.ts';

/** What a server says about itself to anybody. */
export type Server = {
  readonly url: string;
  readonly title: string;
  readonly software: Software;
  readonly instance: ApiInstance;
};

type Asking = {
  readonly http: Http;
  readonly lane: 'interactive' | 'sync';
  readonly signal: AbortSignal;
};

const DEADLINE = 15_000;
/** Whoever answers so is no server of this API; anything else is trouble that a person should see. */
const IS_NO_SERVER = [
  'gone',
  'not-an-api',
  'bad-answer',
  'forbidden',
  'rejected',
  'login-needed',
  'server-unsupported',
];

async function readInstance(caller: Caller, asking: Asking): Promise<ApiInstance | null> {
  // snac has only version 1, newer servers may have only version 2.
  for (const path of ['/api/v2/instance', '/api/v1/instance']) {
    try {
      const { lane, signal } = asking;
      const answer = await caller.call('GET', path, { lane, signal, deadlineMs: DEADLINE });
      return parse(answer, instance);
    } catch (error) {
      if (!isTrouble(error, ...IS_NO_SERVER)) throw error;
    }
  }
  return null;
}

/** https://github.com/jhass/nodeinfo/blob/main/PROTOCOL.md */
async function readSoftware(caller: Caller, asking: Asking): Promise<Software | null> {
  const { lane, signal } = asking;
  const options = { lane, signal, deadlineMs: DEADLINE };
  try {
    const { links } = parse(
      await caller.call('GET', '/.well-known/nodeinfo', options),
      nodeInfoLinks,
    );
    const link = links.findLast(({ rel }) => /\/ns\/schema\/2\.\d$/u.test(rel));
    const url = link === undefined ? null : URL.parse(link.href);
    if (url === null) return null;
    // Only the path counts: a server has no say over which other host is asked.
    const { software } = parse(await caller.call('GET', url.pathname, options), nodeInfo);
    return { name: software.name.toLowerCase(), version: software.version };
  } catch {
    return null;
  }
}

/** The version text tells as well: `2.7.2 (compatible; Pleroma 2.6.0)`. */
function softwareIn(version: string): Software {
  const [, name, own] = /compatible; (\w+) ([\w.+-]+)/iu.exec(version) ?? [];
  const [, really, snacVersion] = /(snac)\/([\w.]+)/iu.exec(version) ?? [];
  if (really !== undefined) return { name: 'snac', version: snacVersion ?? '' };
  return name === undefined
    ? { name: '', version }
    : { name: name.toLowerCase(), version: own ?? '' };
}

/**
 * Asks a server what it is; null when it does not speak the Mastodon API. Throws when it could not be
 * asked at all: unknown host, expired certificate, timeout.
 */
export async function readServer(url: string, asking: Asking): Promise<Server | null> {
  const caller = createCaller({ http: asking.http, serverUrl: url, who: 'open' });
  const found = await readInstance(caller, asking);
  if (found === null) return null;
  const software = (await readSoftware(caller, asking)) ?? softwareIn(found.version);
  const title = found.title.trim() === '' ? new URL(url).host : found.title.trim();
  return { url, title, software, instance: found };
}
