import { Parser } from 'htmlparser2';
import { ConnectorError, type ProbePorts } from '#main/networks/connector.ts';
import type { HttpAnswer } from '#main/networks/http.ts';
import { typedAddress } from '#main/networks/typed-address.ts';
import { addressOf, isTrouble, parse } from './calls.ts';
import { root } from './schemas.ts';

export type Site = {
  /** The site's own address; may have a path. */
  readonly url: string;
  readonly apiRoot: string;
  readonly name: string;
  /** The site's own page that grants application passwords; absent when the site gives none. */
  readonly grantUrl?: string;
};

/** https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/ */
const RELATION = 'https://api.w.org/';
const MAX_PAGE_BYTES = 2_000_000;
const DEADLINE_MS = 15_000;

async function get(url: string, lent: ProbePorts): Promise<HttpAnswer> {
  return await lent.http.request({
    method: 'GET',
    url,
    bucket: `${new URL(url).host}|open`,
    lane: 'interactive',
    signal: lent.signal,
    deadlineMs: DEADLINE_MS,
    maxBytes: MAX_PAGE_BYTES,
    accept: [401, 403, 404],
    isTrustedHost: true,
  });
}

function linkInHeader(answer: HttpAnswer): string | null {
  const links = (answer.headers.get('link') ?? '').matchAll(/<([^>]+)>\s*;([^,]*)/gu);
  for (const [, address = '', parameters = ''] of links)
    if (parameters.includes(RELATION)) return address;
  return null;
}

function linkInPage(answer: HttpAnswer): string | null {
  let found: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'link' && attributes['rel'] === RELATION) found ??= attributes['href'] ?? null;
    },
  });
  parser.end(answer.text());
  return found;
}

/** Where the interface may begin: what the page says, if it stays on its own host, then the usual places. */
function candidates(page: HttpAnswer): readonly string[] {
  const { host, origin, pathname } = new URL(page.url);
  const told = [linkInHeader(page), linkInPage(page)].flatMap((address) => {
    const url = address === null ? null : URL.parse(address, page.url);
    return url?.host === host && url.protocol.startsWith('http') ? [url.href] : [];
  });
  const folder = new URL(pathname.replace(/[^/]*$/u, ''), origin).href;
  const usual = [`${origin}/wp-json/`, `${folder}wp-json/`, `${origin}/?rest_route=/`];
  return [...new Set([...told, ...usual])];
}

async function readRoot(apiRoot: string, lent: ProbePorts): Promise<Site | null> {
  try {
    const answer = await get(addressOf(apiRoot, ''), lent);
    const told = parse(answer, root);
    if (!told.namespaces.includes('wp/v2')) return null;
    const at = new URL(answer.url);
    const own = (address: string): URL | null => {
      const url = URL.parse(address);
      return url?.host === at.host && url.protocol === at.protocol ? url : null;
    };
    const grant = own(told.authentication['application-passwords']?.endpoints.authorization ?? '');
    return {
      url: (own(told.home) ?? new URL(at.origin)).href.replace(/\/$/u, ''),
      apiRoot,
      name: told.name === '' ? at.host : told.name,
      ...(grant === null ? {} : { grantUrl: grant.href }),
    };
  } catch (error) {
    if (isTrouble(error, 'not-an-api', 'bad-answer', 'gone', 'forbidden', 'rejected')) return null;
    throw error;
  }
}

/** The WordPress behind an address of any of its pages; null when there is none. */
export async function findSite(input: string, lent: ProbePorts): Promise<Site | null> {
  const address = typedAddress(input);
  if (address === null) return null;
  const page = await get(address.href, lent);
  for (const apiRoot of candidates(page)) {
    const site = await readRoot(apiRoot, lent);
    if (site !== null) return site;
  }
  return null;
}

/** As `findSite`, for an address that was a site a moment ago. */
export async function readSite(url: string, lent: ProbePorts): Promise<Site> {
  const site = await findSite(url, lent);
  if (site !== null) return site;
  throw new ConnectorError({ code: 'not-an-api', host: new URL(url).host }, true);
}
