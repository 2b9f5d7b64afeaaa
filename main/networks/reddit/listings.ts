import type { Feed } from '#domain/network.ts';
import { readable } from '#main/networks/answers.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Asking, Caller } from './calls.ts';
import type { Source, Viewer } from './mapper.ts';
import { anyChild, listing, thing, type ApiThing } from './schemas.ts';

export type Reading = { readonly caller: Caller; readonly viewer: Viewer };
export const QUEUE = 'modqueue';
const LIMIT = '100';

type Place = { readonly path: string; readonly source: Source };

/** https://www.reddit.com/dev/api#section_messages, #section_users, #section_moderation */
export function placeOf({ kind, param }: Feed, { viewer }: Reading): Place {
  if (kind === 'interactions') return { path: '/message/inbox', source: 'inbox' };
  if (kind === 'own')
    return { path: `/user/${encodeURIComponent(viewer.name)}/comments`, source: 'other' };
  if (kind === 'list' && param === QUEUE) return { path: '/r/mod/about/modqueue', source: 'queue' };
  throw new ConnectorError({ code: 'server-unsupported' }, true);
}

export function thingsIn(children: readonly unknown[]): readonly ApiThing[] {
  const found = readable(children, anyChild).map(({ data }) => data);
  const once = new Map(readable(found, thing).map((one) => [one.name, one]));
  return [...once.values()];
}

export type ListingPage = {
  readonly things: readonly ApiThing[];
  /** What the page of the older ones begins after; null: there are none. */
  readonly after: string | null;
};

/** Newest first, at most a thousand in all. */
export async function readListing(
  path: string,
  { after, ...asking }: Asking & { readonly after: string | null },
  { caller }: Pick<Reading, 'caller'>,
): Promise<ListingPage> {
  const query = { limit: LIMIT, ...(after === null ? {} : { after }) };
  const { data } = await caller.read(path, query, { ...asking, schema: listing });
  const next = data.after ?? null;
  return { things: thingsIn(data.children), after: next === after ? null : next };
}
