import type { Person } from './person.ts';
import { fold } from './search-text.ts';

/**
 * What of a person can show that two are one: short texts that both have. Only those who share one are
 * compared, so that fifty thousand people need no comparison of each with each.
 */
export type IdentityKeys = {
  /** Web pages: `kessler.example`, or with a path where the site belongs to many. */
  readonly sites: readonly string[];
  /** Pages that the network itself has proved to be theirs; a part of `sites`. */
  readonly proven: readonly string[];
  /** Their own page on their network, or the page they signed with. */
  readonly page?: string;
  readonly mails: readonly string[];
  /** Handle without its server, and name. */
  readonly handle?: string;
  readonly name?: string;
};

/** Sites where everybody has a page: only the whole address says something. */
const OF_MANY = new Set(
  `amazon.com amazon.de bsky.app buymeacoffee.com codeberg.org discord.com discord.gg ebay.de etsy.com
  facebook.com flickr.com github.com gitlab.com goodreads.com google.com instagram.com keyoxide.org
  ko-fi.com last.fm linkedin.com linktr.ee mastodon.social matrix.to medium.com news.ycombinator.com
  njump.me open.spotify.com patreon.com paypal.me pinterest.com pixelfed.social primal.net reddit.com
  soundcloud.com stackoverflow.com steady.de strava.com t.me threads.com threads.net tiktok.com
  twitch.tv twitter.com wa.me wikipedia.org x.com xing.com youtu.be youtube.com`.split(/\s+/u),
);

const LINK = /https?:\/\/[^\s<>"“”()]+/giu;
const MAIL = /(?<![\p{L}\p{N}@._-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;
const SHORTEST_HANDLE = 3;
const SHORTEST_NAME = 4;

/** `serverHosts`: of the client's accounts, where many have their pages too. */
export function identityKeys(person: Person, serverHosts: ReadonlySet<string>): IdentityKeys {
  const { url, bio = '', links = [], mail } = person;
  const isOfMany = (host: string): boolean =>
    OF_MANY.has(host) || serverHosts.has(host) || host === serverOf(person.handle);
  const page = url === undefined ? undefined : pageKey(url, isOfMany);
  const named = [...links.map((link) => link.url), ...linksIn(bio)];
  const proven = links.filter(({ isVerified }) => isVerified === true).map((link) => link.url);
  const domain = domainOf(person.handle);
  return {
    sites: unique([
      ...(page === undefined ? [] : [page]),
      ...(domain === undefined ? [] : [domain]),
      ...named.flatMap((link) => siteKeys(link, isOfMany)),
    ]),
    proven: proven.flatMap((link) => siteKeys(link, isOfMany)),
    ...(page === undefined ? {} : { page }),
    mails: unique([...(mail === undefined ? [] : [mail]), ...mailsIn(bio)].map(lower)),
    ...wordKeys(person),
  };
}

/** Most bios hold neither: looking for one letter is quick. */
function linksIn(bio: string): readonly string[] {
  return bio.includes('://') ? (bio.match(LINK) ?? []) : [];
}

function mailsIn(bio: string): readonly string[] {
  return bio.includes('@') ? (bio.match(MAIL) ?? []) : [];
}

function wordKeys({ name, handle }: Person): Pick<IdentityKeys, 'handle' | 'name'> {
  const folded = wordsOf(name);
  if (folded.length < SHORTEST_NAME) return {};
  const [first = '', server] = lower(handle).replace(/^@/u, '').split('@');
  const isDomain = server === undefined && DOMAIN.test(first);
  const local = (isDomain ? first.replace(/\..*$/u, '') : first).replaceAll(/[._-]/gu, '');
  const isHandle = local.length >= SHORTEST_HANDLE && fold(local) !== folded;
  return { name: folded, ...(isHandle ? { handle: `${local}|${folded}` } : {}) };
}

const PLAIN = /^[a-zA-Z0-9 ]*$/u;

function wordsOf(name: string): string {
  if (PLAIN.test(name)) return lower(name).trim();
  return fold(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function serverOf(handle: string): string {
  return lower(handle.replace(/^@/u, '').split('@')[1] ?? '');
}

/** On networks where a domain is a handle. */
function domainOf(handle: string): string | undefined {
  const bare = lower(handle);
  return DOMAIN.test(bare) ? withoutWww(bare) : undefined;
}

type IsOfMany = (host: string) => boolean;

/** One's own page: with its path, because next to it lie those of others. */
function pageKey(address: string, isOfMany: IsOfMany): string | undefined {
  const url = webAddress(address);
  if (url === null) return undefined;
  const path = pathOf(url);
  return path === '' && isOfMany(url.host) ? undefined : url.host + path;
}

/** A page that somebody names as theirs speaks for the whole site, unless many have pages there. */
function siteKeys(address: string, isOfMany: IsOfMany): readonly string[] {
  const url = webAddress(address);
  if (url === null) return [];
  const path = pathOf(url);
  if (isOfMany(url.host)) return path === '' ? [] : [url.host + path];
  return path === '' ? [url.host] : [url.host, url.host + path];
}

type WebAddress = { readonly host: string; readonly path: string };

function webAddress(address: string): WebAddress | null {
  const match = /^https?:\/\/([^/?#]+)([^#]*)/iu.exec(address.replace(/[.,;:!?…]+$/u, ''));
  const [, host = '', path = ''] = match ?? [];
  return host.includes('.') ? { host: withoutWww(lower(host)), path: lower(path) } : null;
}

function pathOf({ path }: WebAddress): string {
  return path.replace(/\/+$/u, '');
}

function withoutWww(host: string): string {
  return host.replace(/^www\./u, '');
}

function lower(text: string): string {
  return text.toLowerCase();
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
