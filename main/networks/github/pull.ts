import { z } from 'zod';
import { readable } from '#main/networks/answers.ts';
import {
  ConnectorError,
  type PullPage,
  type PullRequest,
  type RemoteChange,
} from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import type { Asking } from './calls.ts';
import { pullBackfill } from './pull-backfill.ts';
import { DISCUSSIONS, DISCUSSIONS_PER_PAGE } from './queries.ts';
import { changesIn, commentsSince, discussionChange, type Reading } from './reading.ts';
import { discussion as discussionSchema, discussions, type ApiDiscussion } from './schemas.ts';

/** A comment that was deleted leaves no trace: the newest discussions are read again this often. */
const RESCAN_MS = 30 * 60_000;
/** Times are GitHub's own; only what stood between two of its replicas can come late. */
const OVERLAP_MS = 60_000;
const MOST_PAGES = 20;
/** Ids that are remembered, to notice which of them are gone. */
const MOST_KNOWN = 500;

const known = z.array(z.tuple([z.string(), z.string()]));
/**
 * `turn`: which repository is next. `since`: per repository the newest activity that was handed over.
 * `known`: pairs of a comment and its discussion. `walk`: more was new than one page holds.
 */
const forwardCursor = z.object({
  turn: z.number().int().nonnegative(),
  since: z.record(z.string(), z.number()),
  rescannedAt: z.record(z.string(), z.number()),
  known,
  walk: z.object({ after: z.string(), newest: z.number(), pages: z.number() }).optional(),
});
type ForwardCursor = z.infer<typeof forwardCursor>;

export type Puller = Reading & {
  readonly repositories: readonly string[];
  readonly clock: Pick<Clock, 'now'>;
};

export type DiscussionPage = {
  readonly found: readonly ApiDiscussion[];
  /** null: there are no older ones. */
  readonly next: string | null;
};

export async function readDiscussions(
  repository: string,
  { first, after, ...asking }: Asking & { readonly first: number; readonly after: string | null },
  { caller }: Reading,
): Promise<DiscussionPage> {
  const [owner = '', name = ''] = repository.split('/');
  const wanted = { ...asking, schema: discussions };
  const answer = await caller.ask(DISCUSSIONS, { owner, name, first, after }, wanted);
  const { nodes, pageInfo } = answer.repository.discussions;
  const once = new Map(readable(nodes, discussionSchema).map((one) => [one.id, one]));
  const next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  return { found: [...once.values()], next: next === after ? null : next };
}

const NOTHING: ForwardCursor = { turn: 0, since: {}, rescannedAt: {}, known: [] };

function activityOf(discussion: ApiDiscussion): number {
  const told = Date.parse(discussion.updatedAt);
  return Number.isNaN(told) ? Date.parse(discussion.createdAt) || 0 : told;
}

type Round = Pick<Turn, 'since' | 'isRescan'> & { readonly asking: Asking };
type Taken = { readonly changes: RemoteChange[]; known: ForwardCursor['known'] };

/** All of one discussion that is new or changed, and which of the known comments are gone. */
async function take(
  discussion: ApiDiscussion,
  { since, isRescan, asking }: Round,
  { taken, puller }: { readonly taken: Taken; readonly puller: Puller },
): Promise<void> {
  const { viewer } = puller;
  const from = since === null ? Number.POSITIVE_INFINITY : since - OVERLAP_MS;
  const comments = await commentsSince(discussion, from, { asking, reading: puller });
  const changes = changesIn(discussion, comments.all, viewer);
  const isNew = (change: RemoteChange): boolean =>
    since === null ||
    isRescan ||
    change.kind === 'deleted' ||
    change.message.version >= since - OVERLAP_MS;
  const there = new Set(comments.all.map(({ id }) => id));
  const before = taken.known.filter(([, root]) => root === discussion.id);
  const gone = comments.isWhole ? before.filter(([id]) => !there.has(id)) : [];
  taken.changes.push(discussionChange(discussion, viewer), ...changes.filter(isNew));
  for (const [remoteId] of gone) taken.changes.push({ kind: 'deleted', remoteId });
  const others = taken.known.filter(([id]) => !there.has(id) && !gone.some(([one]) => one === id));
  const these = [...there].map((id): [string, string] => [id, discussion.id]);
  taken.known = [...others, ...these].slice(-MOST_KNOWN);
}

/** What this turn is about: a repository, how far it is known, and whether all of it is read again. */
type Turn = {
  readonly repository: string;
  readonly since: number | null;
  readonly isRescan: boolean;
  readonly walk: NonNullable<ForwardCursor['walk']> | null;
};

function turnOf(cursor: ForwardCursor, { repositories, clock }: Puller): Turn {
  const repository = repositories[cursor.turn] ?? repositories[0] ?? '';
  const rescannedAt = cursor.rescannedAt[repository] ?? 0;
  const age = clock.now() - rescannedAt;
  const { walk = null } = cursor;
  return {
    repository,
    since: cursor.since[repository] ?? null,
    isRescan: walk === null && (age >= RESCAN_MS || age < 0),
    walk,
  };
}

function isDue(discussion: ApiDiscussion, { since, isRescan }: Turn): boolean {
  return since === null || isRescan || activityOf(discussion) > since - OVERLAP_MS;
}

/** Where it goes on: further back in this repository, or to the next one. */
function cursorAfter(
  page: DiscussionPage,
  { cursor, turn, count }: { cursor: ForwardCursor; turn: Turn; count: number },
): { readonly next: ForwardCursor; readonly more: boolean; readonly isCut: boolean } {
  const { repository, since } = turn;
  const walk = turn.walk ?? { newest: 0, pages: 0 };
  const times = page.found.map(activityOf);
  const newest = Math.max(walk.newest, since ?? 0, ...times);
  const pages = walk.pages + 1;
  const hasMore = since !== null && times.length > 0 && Math.min(...times) > since;
  if (hasMore && page.next !== null && pages <= MOST_PAGES)
    return {
      next: { ...cursor, walk: { after: page.next, newest, pages } },
      more: true,
      isCut: false,
    };
  const { walk: _over, ...rest } = cursor;
  const following = cursor.turn + 1 < count ? cursor.turn + 1 : 0;
  return {
    next: { ...rest, turn: following, since: { ...cursor.since, [repository]: newest } },
    more: following > 0,
    isCut: hasMore && page.next !== null,
  };
}

async function pullForward(request: PullRequest, puller: Puller): Promise<PullPage> {
  const cursor = forwardCursor.safeParse(request.cursor).data ?? NOTHING;
  const turn = turnOf(cursor, puller);
  const asking = { lane: 'sync', signal: request.signal } as const;
  const asked = { ...asking, first: DISCUSSIONS_PER_PAGE, after: turn.walk?.after ?? null };
  const page = await readDiscussions(turn.repository, asked, puller);
  const taken: Taken = { changes: [], known: cursor.known };
  for (const discussion of page.found.filter((one) => isDue(one, turn)))
    await take(discussion, { ...turn, asking }, { taken, puller });
  const rescannedAt = turn.isRescan
    ? { ...cursor.rescannedAt, [turn.repository]: puller.clock.now() }
    : cursor.rescannedAt;
  const after = { ...cursor, rescannedAt, known: taken.known };
  const count = puller.repositories.length;
  const { next, more, isCut } = cursorAfter(page, { cursor: after, turn, count });
  return { changes: taken.changes, cursor: next, more, ...(isCut ? { gap: {} } : {}) };
}

/** One page of a feed. Asking again with the same cursor gives the same again and harms nothing. */
export async function pull(request: PullRequest, puller: Puller): Promise<PullPage> {
  if (request.feed.kind !== 'interactions')
    throw new ConnectorError({ code: 'server-unsupported' }, true);
  return request.direction === 'forward'
    ? await pullForward(request, puller)
    : await pullBackfill(request, puller, readDiscussions);
}
