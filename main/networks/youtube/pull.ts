import type {
  PullPage,
  PullRequest,
  RemoteChange,
  RemoteMessage,
} from '#main/networks/connector.ts';
import { isTrouble } from './calls.ts';
import {
  readBackfill,
  readForward,
  type ForwardCursor,
  type Known,
  type Owed,
  type Walk,
} from './cursor.ts';
import { aroundOf, repliesIn } from './mapper.ts';
import {
  LISTS,
  messagesIn,
  readReplies,
  readThreads,
  repliesAsMessages,
  type Asking,
  type Reading,
  type ThreadPage,
} from './reading.ts';
import type { ApiThread } from './schemas.ts';

const MOST_KNOWN = 300;
/** Threads whose answers are listed in one pull: a unit each. */
const MOST_OWED = 10;
const FEW_REPLIES = 20;
/** 2,000 threads back; whoever was away longer is told that there is a gap. */
const MOST_WALK_PAGES = 20;

const asChanges = (messages: readonly RemoteMessage[]): readonly RemoteChange[] =>
  messages.map((message) => ({ kind: 'message', message }));

function knownOf(thread: ApiThread): Known {
  const replies = repliesIn(thread).map(({ id }) => id);
  const count = thread.snippet.totalReplyCount;
  const at = Date.parse(thread.snippet.topLevelComment.snippet.publishedAt);
  const areAll = replies.length >= count && replies.length <= FEW_REPLIES;
  return { id: thread.id, at: Number.isNaN(at) ? 0 : at, count, ...(areAll ? { replies } : {}) };
}

/** Threads with more answers than came along, where that is news. */
function owedBy(threads: readonly ApiThread[], known: readonly Known[]): readonly Owed[] {
  const counts = new Map(known.map(({ id, count }) => [id, count]));
  return threads
    .filter(
      (thread) =>
        thread.snippet.totalReplyCount > repliesIn(thread).length &&
        counts.get(thread.id) !== thread.snippet.totalReplyCount,
    )
    .map((thread) => {
      const { threadId, videoId, canReply } = aroundOf(thread);
      return { id: threadId, videoId, canReply };
    });
}

/** Newest first, as many as are kept. */
function remember(newer: readonly Known[], older: readonly Known[]): Known[] {
  const all = new Map([...older, ...newer].map((one) => [one.id, one]));
  return [...all.values()].toSorted((a, b) => b.at - a.at).slice(0, MOST_KNOWN);
}

/** What we knew within the window and stands in no list any more; answers that are not there any more. */
function deletedFrom(known: readonly Known[], pages: readonly ThreadPage[]): readonly string[] {
  const threads = pages.flatMap((one) => one.threads);
  const there = new Map(threads.map((thread) => [thread.id, knownOf(thread)]));
  const open = pages.filter(({ next }) => next !== undefined);
  const oldest = Math.max(
    Number.NEGATIVE_INFINITY,
    ...open.map((one) => Math.min(...one.threads.map((thread) => knownOf(thread).at))),
  );
  return known.flatMap((one) => {
    const now = there.get(one.id);
    if (now === undefined) return one.at > oldest ? [one.id, ...(one.replies ?? [])] : [];
    const still = now.replies;
    return still === undefined ? [] : (one.replies ?? []).filter((id) => !still.includes(id));
  });
}

async function pullNews(
  cursor: ForwardCursor | null,
  asking: Asking,
  reading: Reading,
): Promise<PullPage> {
  const pages: ThreadPage[] = [];
  for (const list of LISTS) pages.push(await readThreads({ list, token: null }, asking, reading));
  const known = cursor?.known ?? [];
  const ids = new Set(known.map(({ id }) => id));
  const messages = new Map<string, RemoteMessage>();
  for (const one of pages)
    for (const message of await messagesIn(one, asking, reading))
      if (!messages.has(message.remoteId)) messages.set(message.remoteId, message);
  const threads = pages.flatMap((one) => one.threads);
  const walks = pages.flatMap(({ list, next, threads: own }): Walk[] =>
    cursor === null || next === undefined || own.some(({ id }) => ids.has(id))
      ? []
      : [{ list, token: next, pages: 1 }],
  );
  const gone = deletedFrom(known, pages).filter((id) => !messages.has(id));
  const owed = [...owedBy(threads, known)];
  const stays = known.filter(({ id }) => !gone.includes(id));
  return {
    changes: [
      ...asChanges([...messages.values()]),
      ...gone.map((remoteId): RemoteChange => ({ kind: 'deleted', remoteId })),
    ],
    cursor: { known: remember(threads.map(knownOf), stays), owed, walks, met: [...ids] },
    more: owed.length > 0 || walks.length > 0,
  };
}

async function pullWalk(
  cursor: ForwardCursor,
  walk: Walk,
  { asking, reading }: { readonly asking: Asking; readonly reading: Reading },
): Promise<PullPage> {
  const [, ...others] = cursor.walks;
  const after = (walks: Walk[], more: Partial<ForwardCursor> = {}) => {
    const next: ForwardCursor = { ...cursor, walks, ...more };
    return { cursor: next, more: walks.length > 0 || next.owed.length > 0 };
  };
  try {
    const page = await readThreads(walk, asking, reading);
    const hasMet = page.threads.some(({ id }) => cursor.met.includes(id));
    const isTooFar = walk.pages >= MOST_WALK_PAGES;
    const isEnd = hasMet || isTooFar || page.next === undefined || page.threads.length === 0;
    const walks = isEnd
      ? others
      : [{ ...walk, token: page.next ?? '', pages: walk.pages + 1 }, ...others];
    const isGap = isTooFar && !hasMet && page.next !== undefined;
    return {
      changes: asChanges(await messagesIn(page, asking, reading)),
      ...after(walks, {
        owed: [...cursor.owed, ...owedBy(page.threads, cursor.known)],
        known: remember(page.threads.map(knownOf), cursor.known),
      }),
      ...(isGap ? { gap: {} } : {}),
    };
  } catch (error) {
    // A page token lives for a while only: what lies behind it is missed.
    if (!isTrouble(error, 'rejected')) throw error;
    return { changes: [], ...after(others), gap: {} };
  }
}

/** The answers of the first few threads that owe them. */
async function payOwed(
  owed: readonly Owed[],
  asking: Asking,
  reading: Reading,
): Promise<{ readonly changes: readonly RemoteChange[]; readonly left: Owed[] }> {
  const messages = new Map<string, RemoteMessage>();
  for (const { id: threadId, videoId, canReply } of owed.slice(0, MOST_OWED))
    try {
      const { replies } = await readReplies(threadId, asking, reading);
      const around = { threadId, videoId, canReply };
      for (const message of repliesAsMessages(replies, around, reading))
        messages.set(message.remoteId, message);
    } catch (error) {
      if (!isTrouble(error, 'gone')) throw error;
    }
  return { changes: asChanges([...messages.values()]), left: owed.slice(MOST_OWED) };
}

async function pullForward(request: PullRequest, reading: Reading): Promise<PullPage> {
  const asking: Asking = { lane: 'sync', signal: request.signal };
  const cursor = readForward(request.cursor);
  if (cursor !== null && cursor.owed.length > 0) {
    const { changes, left } = await payOwed(cursor.owed, asking, reading);
    const more = left.length > 0 || cursor.walks.length > 0;
    return { changes, cursor: { ...cursor, owed: left }, more };
  }
  const walk = cursor?.walks[0];
  return cursor === null || walk === undefined
    ? await pullNews(cursor, asking, reading)
    : await pullWalk(cursor, walk, { asking, reading });
}

async function pullBackfill(request: PullRequest, reading: Reading): Promise<PullPage> {
  const asking: Asking = { lane: 'backfill', signal: request.signal };
  const cursor = readBackfill(request.cursor);
  const list = LISTS[cursor.list];
  if (cursor.owed.length > 0) {
    const { changes, left } = await payOwed(cursor.owed, asking, reading);
    return {
      changes,
      cursor: { ...cursor, owed: left },
      more: left.length > 0 || list !== undefined,
    };
  }
  if (list === undefined) return { changes: [], cursor, more: false };
  const nextList = { list: cursor.list + 1, token: null, owed: [] };
  try {
    const page = await readThreads({ list, token: cursor.token }, asking, reading);
    const { next = null } = page;
    const isEnd = next === null || next === cursor.token || page.threads.length === 0;
    const owed = [...owedBy(page.threads, [])];
    const after = isEnd ? { ...nextList, owed } : { ...cursor, token: next, owed };
    return {
      changes: asChanges(await messagesIn(page, asking, reading)),
      cursor: after,
      more: after.list < LISTS.length || owed.length > 0,
    };
  } catch (error) {
    // As above: the rest of this list is missed, the other lists are not.
    if (cursor.token === null || !isTrouble(error, 'rejected')) throw error;
    return { changes: [], cursor: nextList, more: nextList.list < LISTS.length, gap: {} };
  }
}

/** One page. Asking again with the same cursor gives the same again and harms nothing. */
export async function pull(request: PullRequest, reading: Reading): Promise<PullPage> {
  return request.direction === 'forward'
    ? await pullForward(request, reading)
    : await pullBackfill(request, reading);
}
