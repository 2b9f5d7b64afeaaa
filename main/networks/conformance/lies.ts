import type { NetworkAccess } from '#main/ports.ts';
import { isReading } from './is-reading.ts';

/**
 * A server that lies: it answers as the real one behind it, with something wrong in every answer. One
 * way to lie works for all networks, because it needs no knowledge of what the answer means.
 */
export type Lie = {
  readonly name: string;
  readonly tell: (network: NetworkAccess) => NetworkAccess;
};

type Change = (body: string, path: string) => string;

/** Changes what reading brings, over HTTP and over a WebSocket. */
function withAnswers(network: NetworkAccess, change: Change): NetworkAccess {
  return {
    ...network,
    async fetch(url, init) {
      const answer = await network.fetch(url, init);
      if (!isReading(url, init) || answer.status !== 200) return answer;
      const headers = new Headers(answer.headers);
      for (const name of ['content-length', 'content-encoding', 'etag']) headers.delete(name);
      const body = change(await answer.text(), new URL(url).pathname);
      return new Response(body, { status: answer.status, headers });
    },
    openSocket: (url, listener) =>
      network.openSocket(url, {
        ...listener,
        onMessage: (text) => listener.onMessage(change(text, '')),
      }),
  };
}

type Json = { readonly key: string; readonly value: unknown; readonly at: number };

/** Every value of a JSON text, innermost first; what is no JSON stays. */
function mapJson(text: string, map: (entry: Json) => unknown): string {
  let at = 0;
  const walk = (value: unknown, key: string): unknown => {
    at += 1;
    const here = at;
    if (Array.isArray(value))
      return map({ key, value: value.map((one: unknown) => walk(one, key)), at: here });
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([name, one]) => [name, walk(one, name)] as const);
      return map({ key, value: Object.fromEntries(entries), at: here });
    }
    return map({ key, value, at: here });
  };
  try {
    return JSON.stringify(walk(JSON.parse(text), ''));
  } catch {
    return text;
  }
}

const inJson = (name: string, map: (entry: Json) => unknown): Lie => ({
  name,
  tell: (network) => withAnswers(network, (text) => mapJson(text, map)),
});

/** The date formats of the networks: ISO 8601, RFC 5322 and seconds since 1970. */
const DATES =
  /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?|\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}|(?<=(?:_at|_utc|date)":)1[5-9]\d{8}(?=[,}])/gu;

function datedAt(moment: string): Lie {
  const at = new Date(moment);
  const written = (found: string): string => {
    if (/^\d+$/u.test(found)) return String(at.getTime() / 1000);
    return found.includes(',') ? at.toUTCString().replace('GMT', '+0000') : at.toISOString();
  };
  return {
    name: `everything is from ${moment.slice(0, 4)}`,
    tell: (network) => withAnswers(network, (text) => text.replaceAll(DATES, written)),
  };
}

/** Names and texts of people, as the networks call them. */
const WORDS =
  /^(?:content|text|cooked|body_?html|title|description|rendered|display_?name|name|author_name|summary|note)$/iu;
const NASTY = '\u0000\u202Eevil\u0007\u001B[2J\u200B';

/** Whatever page is asked for, the first one is given, for ever. */
const ENDLESS: Lie = {
  name: 'paging goes round in circles',
  tell(network) {
    const first = new Map<string, string>();
    return withAnswers(network, (text, path) => {
      const known = first.get(path) ?? text;
      if (path !== '') first.set(path, known);
      return known;
    });
  },
};

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined;
}

export const LIES: readonly Lie[] = [
  inJson('all text is a number', ({ value }) => (typeof value === 'string' ? 7 : value)),
  inJson('all numbers are objects', ({ value }) => (typeof value === 'number' ? { n: 1 } : value)),
  inJson('all lists are objects', ({ value }) => (Array.isArray(value) ? { ...value } : value)),
  inJson('every second value is missing', ({ value, at }) =>
    at > 3 && at % 2 === 0 && !isEmpty(value) ? null : value,
  ),
  inJson('every entry comes twice', ({ value }) =>
    Array.isArray(value) && value.every((one) => typeof one === 'object')
      ? value.flatMap((one: unknown) => [one, one])
      : value,
  ),
  inJson('control characters everywhere', ({ key, value }) =>
    typeof value === 'string' && WORDS.test(key) ? NASTY + value + NASTY : value,
  ),
  datedAt('1970-01-01T00:00:00.000Z'),
  datedAt('2999-12-31T23:59:59.000Z'),
  ENDLESS,
];

/** Every entry of every list a thousand times, under ids of its own. */
export const CROWD: Lie = inJson('a thread of ten thousand', ({ key, value }) => {
  const isThread = /^(?:descendants|replies|comments|messages|posts|nodes|children)$/u.test(key);
  if (!Array.isArray(value) || !isThread || value.length === 0) return value;
  const [one] = value;
  return Array.from({ length: 10_000 }, (_each, at) => ({ ...one, id: `crowd-${at}` }));
});

/** Every answer sends us to `elsewhere`, a place inside the person's own network. */
export function withRedirect(network: NetworkAccess, elsewhere: string): NetworkAccess {
  return {
    ...network,
    async fetch(url, init) {
      const { origin } = new URL(url);
      if (origin === new URL(elsewhere).origin) return await network.fetch(url, init);
      return new Response(null, { status: 307, headers: { location: elsewhere } });
    },
  };
}
