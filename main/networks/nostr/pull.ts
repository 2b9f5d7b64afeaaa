import { z } from 'zod';
import type {
  PullPage,
  PullRequest,
  RemoteChange,
  RemoteMessage,
} from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import { KIND, tagOf, tagsOf, type Filter, type NostrEvent } from './events.ts';
import { filterOf } from './feeds.ts';
import { placeOf, toMessage, type Viewer } from './mapper.ts';
import type { Profiles } from './profiles.ts';
import type { Relays } from './relays.ts';
import { peopleIn } from './text.ts';

const LIMIT = 100;
/** Pages that one step forward may take; what is older then is a gap, and is told. */
const MOST_PAGES = 10;
/** Clocks of writers and relays are not ours: so far back everything is asked for again. */
const OVERLAP_S = 15 * 60;
/** Dated later than this, an event lies. */
const FUTURE_S = 15 * 60;
/** Notes that are watched for deletion requests. */
const WATCHED = 150;

const seenSchema = z.object({ id: z.string(), by: z.string(), at: z.number() });
const forwardCursor = z.object({ since: z.number(), seen: z.array(seenSchema) });
const backfillCursor = z.object({ until: z.number(), ids: z.array(z.string()) });
type Seen = z.infer<typeof seenSchema>;
type Deleted = Extract<RemoteChange, { readonly kind: 'deleted' }>;

export type Puller = {
  readonly relays: Relays;
  readonly profiles: Profiles;
  readonly pubkey: string;
  readonly clock: Clock;
};

/** What this account did with these notes. */
async function ownMarks(
  ids: readonly string[],
  { relays, pubkey }: Puller,
  signal: AbortSignal,
): Promise<Viewer['mine']> {
  const filter = { kinds: [KIND.reaction, KIND.repost], authors: [pubkey], '#e': ids };
  const found = ids.length === 0 ? [] : await relays.query(filter, signal);
  const markOf = (id: string, kind: number): string | undefined =>
    found.find((event) => event.kind === kind && tagsOf(event, 'e').at(-1) === id)?.id;
  return (id) => {
    const liked = markOf(id, KIND.reaction);
    const boosted = markOf(id, KIND.repost);
    return {
      ...(liked === undefined ? {} : { liked }),
      ...(boosted === undefined ? {} : { boosted }),
    };
  };
}

/** Events as messages, with the names of everyone in them. */
export async function readMessages(
  events: readonly NostrEvent[],
  puller: Puller,
  signal: AbortSignal,
): Promise<readonly RemoteMessage[]> {
  const people = events.flatMap(({ pubkey, content }) => [pubkey, ...peopleIn(content)]);
  await puller.profiles.load(people, signal);
  const mine = await ownMarks(
    events.map(({ id }) => id),
    puller,
    signal,
  );
  const viewer: Viewer = { pubkey: puller.pubkey, author: puller.profiles.of, mine };
  return events.map((event) => toMessage(event, viewer));
}

/** Deletion requests for what was handed over; only those of the writer count (NIP-09). */
async function deletions(
  seen: readonly Seen[],
  { relays }: Puller,
  signal: AbortSignal,
): Promise<readonly Deleted[]> {
  if (seen.length === 0) return [];
  const writers = new Map(seen.map(({ id, by }) => [id, by]));
  const found = await relays.query(
    { kinds: [KIND.deletion], authors: [...new Set(writers.values())], '#e': [...writers.keys()] },
    signal,
  );
  return found.flatMap((request) =>
    tagsOf(request, 'e')
      .filter((id) => writers.get(id) === request.pubkey)
      .map((remoteId) => ({ kind: 'deleted', remoteId, at: request.created_at * 1000 }) as const),
  );
}

/** Newest first back to `since`; relays give the newest and end at a limit of their own. */
async function readSince(
  filter: Filter,
  since: number | null,
  { puller, signal }: { readonly puller: Puller; readonly signal: AbortSignal },
): Promise<{ readonly events: readonly NostrEvent[]; readonly isComplete: boolean }> {
  const found = new Map<string, NostrEvent>();
  let until: number | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const before = found.size;
    const events = await puller.relays.query(
      {
        ...filter,
        limit: LIMIT,
        ...(since === null ? {} : { since }),
        ...(until === undefined ? {} : { until }),
      },
      signal,
    );
    for (const event of events) found.set(event.id, event);
    // The first look takes the newest; the past is walked by itself.
    if (since === null || events.length === 0 || found.size === before)
      return { events: [...found.values()], isComplete: true };
    until = events.at(-1)?.created_at;
  }
  return { events: [...found.values()], isComplete: false };
}

/** A note with the one that it answers, so that a conversation can be read offline. */
async function withContext(
  events: readonly NostrEvent[],
  { relays }: Puller,
  signal: AbortSignal,
): Promise<readonly NostrEvent[]> {
  const there = new Set(events.map(({ id }) => id));
  const wanted = new Set(
    events.flatMap((event) => {
      const place = placeOf(event);
      return place === null ? [] : [place.root, place.parent];
    }),
  );
  const ids = [...wanted].filter((id) => !there.has(id)).slice(0, LIMIT);
  const found = ids.length === 0 ? [] : await relays.query({ ids }, signal);
  const asked = new Set(ids);
  return [...found.filter(({ id, kind }) => asked.has(id) && kind !== KIND.deletion), ...events];
}

async function pullForward(
  request: PullRequest,
  filter: Filter,
  puller: Puller,
): Promise<PullPage> {
  const { signal } = request;
  const now = Math.floor(puller.clock.now() / 1000);
  const cursor = forwardCursor.safeParse(request.cursor).data ?? null;
  const since = cursor === null ? null : Math.max(0, cursor.since - OVERLAP_S);
  const read = await readSince(filter, since, { puller, signal });
  const known = new Set(cursor?.seen.map(({ id }) => id));
  const fresh = read.events.filter(
    ({ id, created_at: at }) => !known.has(id) && at <= now + FUTURE_S,
  );
  const gone = await deletions(cursor?.seen ?? [], puller, signal);
  const messages = await readMessages(await withContext(fresh, puller, signal), puller, signal);
  const isGone = new Set(gone.map((change) => change.remoteId));
  const seen = [
    ...fresh.map((event) => ({ id: event.id, by: event.pubkey, at: event.created_at })),
    ...(cursor?.seen ?? []),
  ].filter(({ id }) => !isGone.has(id));
  return {
    changes: [...messages.map((message) => ({ kind: 'message', message }) as const), ...gone],
    cursor: nextCursor(seen, { now, before: cursor?.since ?? now }),
    more: false,
    ...(read.isComplete ? {} : { gap: gapBehind(read.events, since ?? 0) }),
  };
}

/** All that the next look asks for again must be known, however much it is. */
function nextCursor(
  seen: readonly Seen[],
  { now, before }: { readonly now: number; readonly before: number },
): z.infer<typeof forwardCursor> {
  const newestFirst = seen.toSorted((a, b) => b.at - a.at);
  const newest = newestFirst[0]?.at ?? before;
  const kept = newestFirst.filter(({ at }, index) => index < WATCHED || at >= newest - OVERLAP_S);
  return { since: Math.min(now, newest), seen: kept };
}

/** Between where the last look began and the oldest that was read now. */
function gapBehind(events: readonly NostrEvent[], since: number): NonNullable<PullPage['gap']> {
  const oldest = events.at(-1)?.created_at;
  return { from: since * 1000, ...(oldest === undefined ? {} : { to: oldest * 1000 }) };
}

async function pullBackfill(
  request: PullRequest,
  filter: Filter,
  puller: Puller,
): Promise<PullPage> {
  const { signal } = request;
  const cursor = backfillCursor.safeParse(request.cursor).data ?? null;
  const until = cursor === null ? {} : { until: cursor.until };
  const found = await puller.relays.query({ ...filter, limit: LIMIT, ...until }, signal);
  const known = new Set(cursor?.ids);
  // A relay that ignores "until" goes round in circles: only what is older counts.
  const older = found.filter(
    ({ id, created_at: at }) => !known.has(id) && (cursor === null || at <= cursor.until),
  );
  const oldest = older.at(-1)?.created_at;
  if (oldest === undefined) return { changes: [], cursor, more: false };
  const messages = await readMessages(await withContext(older, puller, signal), puller, signal);
  const atEdge = older.filter(({ created_at: at }) => at === oldest).map(({ id }) => id);
  return {
    changes: messages.map((message) => ({ kind: 'message', message }) as const),
    cursor: {
      until: oldest,
      ids: cursor?.until === oldest ? [...cursor.ids, ...atEdge] : atEdge,
    },
    more: true,
  };
}

export async function pull(request: PullRequest, puller: Puller): Promise<PullPage> {
  const { feed, signal, cursor, direction } = request;
  const filter = await filterOf(feed, puller, signal);
  if (filter === null) return { changes: [], cursor, more: false };
  // A search has no order by time that could be walked back.
  if (feed.kind === 'search' && direction === 'backfill')
    return { changes: [], cursor, more: false };
  return direction === 'forward'
    ? await pullForward(request, filter, puller)
    : await pullBackfill(request, filter, puller);
}

/** The first note, everything below it, and the answered one. */
export async function readThread(
  remoteId: string,
  puller: Puller,
  signal: AbortSignal,
): Promise<readonly RemoteMessage[] | null> {
  const [note] = await puller.relays.query({ ids: [remoteId] }, signal);
  if (note === undefined) return null;
  const root = placeOf(note)?.root ?? tagOf(note, 'E') ?? note.id;
  const first = await puller.relays.query({ ids: [root] }, signal);
  const notes = await puller.relays.query({ kinds: [KIND.note], '#e': [root] }, signal);
  const comments = await puller.relays.query({ kinds: [KIND.comment], '#E': [root] }, signal);
  const all = new Map([...first, note, ...notes, ...comments].map((event) => [event.id, event]));
  return await readMessages([...all.values()], puller, signal);
}
