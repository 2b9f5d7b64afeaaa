import type { World } from './world.ts';

/** What became of one remote message; `version` grows with every change. */
export type RemoteState = {
  readonly remoteId: string;
  readonly rootRemoteId: string;
  readonly author: string;
  readonly text: string;
  readonly createdAt: number;
  readonly version: number;
  readonly isDeleted: boolean;
};
/** A place in time order. */
type Place = { readonly at: number; readonly seq: number };
/** One thing that happened, in the order in which the server's index shows it. */
export type Entry = { readonly seq: number; readonly remoteId: string; readonly at: number };

/**
 * How a server lets its feed be read, after the networks that Parley knows:
 * - `by-id`: everything after an id, oldest first;
 * - `newest-first`: pages backwards from now, with page tokens that expire;
 * - `by-time`: everything since a moment, from an index that lags.
 */
export type FeedStyle = 'by-id' | 'newest-first' | 'by-time';

export const PAGE_SIZE = 10;
const LONGEST_LAG_MS = 8 * 60_000;
const TOKEN_LIFE_MS = 60_000;

function isBehind(entry: Entry, place: Place): boolean {
  return entry.at > place.at || (entry.at === place.at && entry.seq > place.seq);
}

export function createFeedServer(style: FeedStyle, world: World) {
  const { dice } = world;
  const states = new Map<string, RemoteState[]>();
  const entries: Entry[] = [];
  let seq = 0;
  /** When it was asked, and when it was asked too early; ms since the world began. */
  const requests: number[] = [];
  const impolite: number[] = [];
  let quietUntil = 0;

  const show = (remoteId: string): void => {
    const lag = style === 'by-time' ? dice.between(0, LONGEST_LAG_MS) : 0;
    const at = world.serverNow();
    world.at(lag, () => entries.push({ seq: ++seq, remoteId, at }));
  };
  const change = (remoteId: string, next: (now: RemoteState) => RemoteState): void => {
    const versions = states.get(remoteId);
    const newest = versions?.at(-1);
    if (versions === undefined || newest === undefined || newest.isDeleted) return;
    versions.push({ ...next(newest), version: newest.version + 1 });
    show(remoteId);
  };

  return {
    style,
    requests,
    impolite,
    /** A request has come in; true when the server had asked to be left alone. */
    asked(): boolean {
      const now = world.elapsed();
      requests.push(now);
      if (now < quietUntil) impolite.push(now);
      return now < quietUntil;
    },
    /** The client has heard that it should wait; 0 when it died and cannot know. */
    restUntil(at: number): void {
      quietUntil = at;
    },
    /** Remote ids of all that lies before a place that a cursor names. */
    upTo: (isBefore: (entry: Entry) => boolean): readonly string[] =>
      entries.filter(isBefore).map(({ remoteId }) => remoteId),
    /** The truth, for the judge. */
    truth: (): readonly RemoteState[] => [...states.values()].flatMap((all) => all.at(-1) ?? []),
    write(rootRemoteId: string | null, author: string): void {
      // The same on every server: ids mean something only together with their account.
      const remoteId = `message-${states.size}`;
      const state: RemoteState = {
        remoteId,
        rootRemoteId: rootRemoteId ?? remoteId,
        author,
        text: `words of ${remoteId}`,
        createdAt: world.serverNow(),
        version: 1,
        isDeleted: false,
      };
      states.set(remoteId, [state]);
      show(remoteId);
    },
    edit: (remoteId: string): void =>
      change(remoteId, (now) => ({ ...now, text: `${now.text}, edited` })),
    remove: (remoteId: string): void => change(remoteId, (now) => ({ ...now, isDeleted: true })),
    ids: (): readonly string[] => [...states.keys()],
    roots: (): readonly string[] => [
      ...new Set([...states.values()].flatMap((all) => all[0]?.rootRemoteId ?? [])),
    ],
    /** A copy of a message; now and then from a replica that lags behind. */
    copy(remoteId: string, staleness: number): RemoteState {
      const versions = states.get(remoteId) ?? [];
      const back = dice.chance(staleness) ? dice.between(1, 3) : 0;
      const state = versions[Math.max(0, versions.length - 1 - back)];
      if (state === undefined) throw new Error('No such message');
      // A replica catches up: what was shown too old is shown again.
      if (state !== versions.at(-1)) world.at(dice.between(0, 60_000), () => show(remoteId));
      return state;
    },
    after: (from: number): readonly Entry[] =>
      entries.filter((entry) => entry.seq > from).slice(0, PAGE_SIZE),
    /** Oldest first, from a moment on and after an entry: an offset would skip what comes in late. */
    since: (from: number, after: Place): readonly Entry[] =>
      entries
        .filter((entry) => entry.at >= from && isBehind(entry, after))
        .toSorted((a, b) => a.at - b.at || a.seq - b.seq)
        .slice(0, PAGE_SIZE),
    /** Newest first; `below` null: from the top. */
    before: (below: number | null): readonly Entry[] =>
      entries
        .filter((entry) => below === null || entry.seq < below)
        .toSorted((a, b) => b.seq - a.seq)
        .slice(0, PAGE_SIZE),
    isTokenDead: (givenAt: number): boolean => world.elapsed() - givenAt > TOKEN_LIFE_MS,
  };
}
export type FeedServer = ReturnType<typeof createFeedServer>;
