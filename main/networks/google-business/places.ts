import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConnectorError, type SignInPorts } from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { parse, type Caller } from './calls.ts';
import type { Place } from './mapper.ts';
import { ACCOUNTS, LOCATIONS, SERVER_URL } from './own-app.ts';
import { accountPage, locationPage } from './schemas.ts';

/** More locations than this nobody answers for by hand. */
const MOST = 100;
const MOST_PAGES = 10;

type Page<Entry> = { readonly entries: readonly Entry[]; readonly next: string | undefined };

async function readList<Entry>(
  read: (token: Readonly<Record<string, string>>) => Promise<Page<Entry>>,
): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  let token: string | undefined;
  for (let pages = 0; pages < MOST_PAGES && all.length < MOST; pages++) {
    const { entries, next } = await read(token === undefined ? {} : { pageToken: token });
    all.push(...entries);
    if (next === undefined || next === token) break;
    token = next;
  }
  return all.slice(0, MOST);
}

/** All locations that this Google account may answer for. */
export async function readPlaces(caller: Caller, signal: AbortSignal): Promise<readonly Place[]> {
  const asking = { lane: 'interactive', signal } as const;
  const accounts = await readList(async (token) => {
    const answer = await caller.call('GET', `${ACCOUNTS}/accounts`, { query: token, ...asking });
    const { accounts: entries, nextPageToken: next } = parse(answer, accountPage);
    return { entries, next };
  });
  const places = new Map<string, Place>();
  for (const account of accounts) {
    const found = await readList(async (token) => {
      const query = { readMask: 'name,title,metadata', pageSize: '100', ...token };
      const address = `${LOCATIONS}/${account.name}/locations`;
      const answer = await caller.call('GET', address, { query, ...asking });
      const { locations: entries, nextPageToken: next } = parse(answer, locationPage);
      return { entries, next };
    });
    for (const { name, title, metadata } of found) {
      const url = URL.parse(metadata.mapsUri);
      // A location may belong to several groups: the first one stands for it.
      if (![...places.keys()].some((one) => one.endsWith(`/${name}`)))
        places.set(`${account.name}/${name}`, {
          name: `${account.name}/${name}`,
          title: cleanName(title),
          ...(url?.protocol === 'https:' ? { mapsUrl: url.href } : {}),
        });
    }
  }
  return [...places.values()].slice(0, MOST);
}

/** One Google account often answers for several clients: the person says which locations belong here. */
export async function choosePlaces(
  places: readonly Place[],
  lent: Pick<SignInPorts, 'ask'>,
): Promise<readonly Place[]> {
  if (places.length === 0)
    throw new ConnectorError({ code: 'not-found', host: new URL(SERVER_URL).host }, true);
  if (places.length === 1) return places;
  const list = places
    .map(({ title, name }, at) => `${at + 1} ${title === '' ? name : title}`)
    .join(', ');
  const answer = await lent.ask({
    text: {
      en: `Which locations belong to this client? ${list}`,
      de: `Welche Standorte gehören zu diesem Kunden? ${list}`,
    },
    fields: [
      {
        name: 'places',
        kind: 'text',
        label: { en: 'Their numbers', de: 'Ihre Nummern' },
        placeholder: '1 3',
        hint: { en: 'Empty: all of them.', de: 'Leer: alle.' },
        isOptional: true,
      },
    ],
  });
  const numbers = new Set((answer['places'] ?? '').match(/\d+/gu)?.map(Number) ?? []);
  if (numbers.size === 0) return places;
  const chosen = places.filter((_place, at) => numbers.has(at + 1));
  if (chosen.length === 0) throw new ConnectorError({ code: 'invalid-input' }, true);
  return chosen;
}

/** The same locations are the same account, in whatever order Google lists them. */
export function idOf(places: readonly Place[]): string {
  const names = places.map(({ name }) => name).toSorted();
  const [only = '', ...others] = names;
  if (others.length === 0) return only;
  return `places:${createHash('sha256').update(names.join('|')).digest('hex').slice(0, 32)}`;
}

const kept = z.array(
  z.object({ name: z.string(), title: z.string(), mapsUrl: z.string().optional() }),
);

export function writePlaces(places: readonly Place[]): string {
  return JSON.stringify(places);
}

export function keptPlaces(text: string): readonly Place[] {
  try {
    return kept
      .parse(JSON.parse(text))
      .map(({ name, title, mapsUrl }) =>
        mapsUrl === undefined ? { name, title } : { name, title, mapsUrl },
      );
  } catch {
    throw new ConnectorError({ code: 'login-needed' }, true);
  }
}
