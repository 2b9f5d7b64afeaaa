import { z } from 'zod';
import {
  ConnectorError,
  type NetworkClient,
  type PullPage,
  type PullRequest,
  type RemoteChange,
} from '#main/networks/connector.ts';
import { PAGE_SIZE, type FeedServer, type RemoteState } from './feed-server.ts';
import type { World } from './world.ts';

const SLOWEST_MS = 4000;
const HURRIED_MS = 200;
/** An index lags behind by less than this. */
const OVERLAP_MS = 10 * 60_000;

export type FeedFaults = {
  readonly probability: number;
  /** The server says without end that there is more. */
  readonly isEndless: boolean;
  /** Answers come at once, and people write faster than anybody can read. */
  readonly isCrowded: boolean;
};

const byId = z.object({ after: z.number(), turn: z.number().optional() });
const byTime = z.object({
  since: z.number(),
  after: z.object({ at: z.number(), seq: z.number() }),
  newest: z.number(),
  begunAt: z.number().nullable(),
});
const START = { at: 0, seq: 0 };
const walk = z.object({
  mark: z.number(),
  walk: z.object({ below: z.number(), top: z.number(), tokenAt: z.number() }).nullable(),
});

/** A connector's reading half over a simulated server, with the same duties as a real one. */
export function createFeedClient(
  server: FeedServer,
  world: World,
  faults: () => FeedFaults,
): NetworkClient {
  const travel = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      const slowest = faults().isCrowded ? HURRIED_MS : SLOWEST_MS;
      world.inApp(world.dice.between(1, slowest), resolve);
    });
  };
  const changesOf = (ids: readonly string[]): RemoteChange[] => {
    const { dice } = world;
    const doubled = dice.chance(faults().probability) ? [...ids, ...ids.slice(0, 3)] : ids;
    const changes = doubled.map((id) =>
      changeOf(server.copy(id, faults().probability / 2), server.style),
    );
    return dice.chance(faults().probability) ? changes.toReversed() : changes;
  };
  return {
    async pull(request) {
      await travel();
      if (request.direction === 'backfill' || request.feed.kind !== 'interactions')
        return { changes: [], cursor: null, more: false };
      if (server.asked()) throw new ConnectorError({ code: 'internal' }, true);
      if (faults().isCrowded) server.write(null, 'crowd');
      const page = readPage(server, request, { world, changesOf });
      await travel();
      failSometimes(server, world, faults());
      return faults().isEndless || faults().isCrowded ? withoutEnd(page) : page;
    },
    async capabilities() {
      await travel();
      throw new ConnectorError({ code: 'server-unsupported' }, true);
    },
    async signOut() {
      await travel();
    },
    async close() {
      await Promise.resolve();
    },
  };
}

/** The same page with a cursor that is new every time: only the budget keeps this in bounds. */
function withoutEnd(page: PullPage): PullPage {
  const known = byId.safeParse(page.cursor);
  if (!known.success) return page;
  const turn = (known.data.turn ?? 0) + 1;
  return { ...page, cursor: { ...known.data, turn }, more: true };
}

/** Trouble after the server worked: the page is lost on its way. */
function failSometimes(server: FeedServer, world: World, { probability }: FeedFaults): void {
  const { dice, clock, online } = world;
  if (!online.isOnline()) throw new ConnectorError({ code: 'unreachable' }, true);
  if (!dice.chance(probability)) return;
  const code = dice.pick(['server-error', 'bad-answer', 'timeout', 'rate-limited'] as const);
  if (code !== 'rate-limited') throw new ConnectorError({ code }, false);
  const wait = dice.between(1000, 120_000);
  server.restUntil(world.elapsed() + wait);
  throw new ConnectorError({ code, retryAt: clock.now() + wait }, true);
}

type Reading = {
  readonly world: World;
  readonly changesOf: (ids: readonly string[]) => RemoteChange[];
};

function readPage(server: FeedServer, { cursor }: PullRequest, reading: Reading): PullPage {
  switch (server.style) {
    case 'by-id':
      return readAfterId(server, cursor, reading);
    case 'by-time':
      return readSince(server, cursor, reading);
    case 'newest-first':
      return walkBack(server, cursor, reading);
  }
}

function readAfterId(server: FeedServer, cursor: unknown, { changesOf }: Reading): PullPage {
  const { after, turn } = cursor === null ? { after: 0, turn: 0 } : byId.parse(cursor);
  const entries = server.after(after);
  return {
    changes: changesOf(entries.map(({ remoteId }) => remoteId)),
    cursor: { after: entries.at(-1)?.seq ?? after, turn },
    more: entries.length === PAGE_SIZE,
  };
}

/** Asks again for what the index may have shown late. */
function readSince(server: FeedServer, cursor: unknown, { world, changesOf }: Reading): PullPage {
  const state =
    cursor === null ? { since: 0, after: START, newest: 0, begunAt: null } : byTime.parse(cursor);
  // By the server's clock: ours may be set while the walk goes on.
  const begunAt = state.begunAt ?? world.serverNow();
  const entries = server.since(state.since, state.after);
  const newest = Math.max(state.newest, ...entries.map(({ at }) => at));
  const last = entries.at(-1);
  const more = entries.length === PAGE_SIZE && last !== undefined;
  return {
    changes: changesOf(entries.map(({ remoteId }) => remoteId)),
    cursor: more
      ? { since: state.since, after: { at: last.at, seq: last.seq }, newest, begunAt }
      : {
          // A walk may rest for long, in a crash for example: what came late meanwhile lies before it.
          since: Math.max(0, Math.min(newest, begunAt) - OVERLAP_MS),
          after: START,
          newest,
          begunAt: null,
        },
    more,
  };
}

/** From the top down to the mark; the mark moves only when the walk has reached it. */
function walkBack(server: FeedServer, cursor: unknown, { world, changesOf }: Reading): PullPage {
  const { mark, walk: stored } = cursor === null ? { mark: 0, walk: null } : walk.parse(cursor);
  const under = stored !== null && server.isTokenDead(stored.tokenAt) ? null : stored;
  const entries = server.before(under?.below ?? null);
  const fresh = entries.filter(({ seq }) => seq > mark);
  const top = under?.top ?? Math.max(mark, ...entries.map(({ seq }) => seq));
  const last = fresh.at(-1);
  const changes = changesOf(fresh.map(({ remoteId }) => remoteId));
  if (last === undefined || fresh.length < PAGE_SIZE)
    return { changes, cursor: { mark: top, walk: null }, more: false };
  const next = { below: last.seq, top, tokenAt: world.elapsed() };
  return { changes, cursor: { mark, walk: next }, more: true };
}

/** Most networks do not tell when something was deleted: then only the tombstone itself protects it. */
function changeOf(state: RemoteState, style: FeedServer['style']): RemoteChange {
  const { remoteId, createdAt } = state;
  if (state.isDeleted)
    return style === 'by-time'
      ? { kind: 'deleted', remoteId, at: createdAt }
      : { kind: 'deleted', remoteId };
  return {
    kind: 'message',
    message: {
      remoteId: state.remoteId,
      kind: 'comment',
      direction: 'in',
      rootRemoteId: state.rootRemoteId,
      author: { remoteId: state.author, name: state.author, handle: `@${state.author}` },
      text: state.text,
      spans: [],
      media: [],
      counts: {},
      mine: {},
      version: state.version,
      createdAt: state.createdAt,
      needsAnswer: true,
    },
  };
}

/** Remote ids that a cursor claims to be stored. */
export function claimedBy(server: FeedServer, cursor: unknown): readonly string[] {
  if (cursor === null) return [];
  switch (server.style) {
    case 'by-id': {
      const { after } = byId.parse(cursor);
      return server.upTo(({ seq }) => seq <= after);
    }
    case 'by-time': {
      const { since } = byTime.parse(cursor);
      return server.upTo(({ at }) => at < since);
    }
    case 'newest-first': {
      const { mark } = walk.parse(cursor);
      return server.upTo(({ seq }) => seq <= mark);
    }
  }
}
