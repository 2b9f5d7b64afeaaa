import type { Message } from '#domain/message.ts';
import { pendingActionsOf } from '#domain/message-action.ts';
import type { Reply } from '#domain/reply.ts';
import { judgeQuestions } from './judge-questions.ts';
import type { History } from './history.ts';
import { markOf } from './person.ts';
import type { Post } from './server.ts';

/** A broken promise, in words, with the seed that shows it. */
export type Violation = {
  readonly seed: number;
  readonly promise: string;
  readonly detail: string;
};

/** Holds a finished history against what Parley promises. Numbers as in docs/promises.md. */
export function judge(history: History): readonly Violation[] {
  const posts = history.servers.flatMap((server) => server.posts);
  const ours = posts.filter(({ replyId }) => replyId !== null);
  const byReply = Map.groupBy(ours, (post) => post.replyId ?? '');
  const found: Readonly<Record<string, readonly string[]>> = {
    'I1 a reply is posted at most once': [...byReply].flatMap(([mark, same]) =>
      same.length > 1 ? [`${mark}: ${same.length}`] : [],
    ),
    'I2 every reply ends sent, failed, canceled or with the person': history.replies.flatMap(
      (reply) => endProblems(reply, byReply.get(markOf(reply)) ?? [], history.replies),
    ),
    'I2 every action ends as it is shown': history.answered.flatMap((pair) =>
      actionProblems(pair, history),
    ),
    'I3 an own post is there once': echoProblems(history),
    'I5 what was acknowledged is kept': lostProblems(history),
    'I6 replies of a conversation keep their order': orderProblems(ours),
    'I7 what was undone is never posted': [...history.promised.undone].filter((id) =>
      byReply.has(markOf({ id })),
    ),
    'I10 a reply goes out by its own account': ours.flatMap((post) => {
      const reply = history.replies.find((one) => markOf(one) === post.replyId);
      return reply === undefined || reply.accountId === post.accountId ? [] : [reply.id];
    }),
    'I12 no request before Retry-After': history.plan.clockJumps
      ? []
      : history.servers.flatMap((server) => server.impolite),
    'I13 nothing is answered unasked that has changed since': judgeQuestions(history),
  };
  return Object.entries(found).flatMap(([promise, details]) =>
    details.map((detail) => ({ seed: history.seed, promise, detail })),
  );
}

/** A reply may rest in the queue for good only behind one that waits for the person. */
function isHeld(reply: Reply, all: readonly Reply[]): boolean {
  return all.some((other) => other.conversationId === reply.conversationId && isWithPerson(other));
}

function isWithPerson({ status }: Reply): boolean {
  switch (status.state) {
    case 'failed':
      return true;
    case 'queued':
      return status.question !== undefined;
    case 'unclear':
      return status.needs === 'person';
    case 'draft':
    case 'sending':
    case 'sent':
    case 'canceled':
      return false;
  }
}

/** How many posts belong to a reply that ended like this; null: it has not ended. */
function rightfulPosts(reply: Reply): readonly number[] | null {
  switch (reply.status.state) {
    case 'sent':
      return [1];
    case 'failed':
    case 'canceled':
    case 'draft':
    case 'queued':
      return [0];
    case 'unclear':
      return isWithPerson(reply) ? [0, 1] : null;
    case 'sending':
      return null;
  }
}

function endProblems(reply: Reply, posts: readonly Post[], all: readonly Reply[]): string[] {
  const { state } = reply.status;
  const rightful = rightfulPosts(reply);
  const isStuck = state === 'queued' && !isHeld(reply, all);
  if (rightful === null || isStuck) return [`${reply.id} is stuck in ${state}`];
  return rightful.includes(posts.length) ? [] : [`${reply.id} is ${state}, posts: ${posts.length}`];
}

type Pair = History['answered'][number];

/** What the message shows is what the server has, and what the person wanted last. */
function actionProblems({ before, after }: Pair, { servers, promised }: History): string[] {
  const server = servers.find(({ kind }) => kind === before.network);
  const parent = server?.parents.get(before.accountId, before.remoteId);
  if (after === undefined || server === undefined || parent?.isDeleted !== false) return [];
  return (['like', 'boost'] as const).flatMap((mark) => {
    const pending = pendingActionsOf(after).find(({ action }) => action.endsWith(mark));
    const isRefused = pending?.isRefused === true;
    if (pending !== undefined && !isRefused) return [`${after.id} ${mark} is stuck`];
    // An earlier attempt may have been done all the same: the outbox says so.
    if (isRefused && pending?.doubt !== undefined) return [];
    const isThere = server.parents.isMarked(before.accountId, before.remoteId, mark);
    if (isThere !== isShown(after, mark)) return [`${after.id} shows a wrong ${mark}`];
    const wishes = promised.wishes.get(`${after.id} ${mark}`) ?? [];
    const isWished = wishes.some((wish) => (wish === mark) === isThere);
    return isRefused || wishes.length === 0 || isWished
      ? []
      : [`${after.id} ${mark} not as wanted`];
  });
}

function isShown({ mine }: Message, mark: 'like' | 'boost'): boolean {
  return (mark === 'like' ? mine.liked : mine.boosted) !== undefined;
}

/** A post that came back by sync is one with its reply: no message without, none twice. */
function echoProblems({ stored, replies }: History): string[] {
  const claims = replies.flatMap(({ status, accountId }) =>
    status.state === 'sent' && status.remoteId !== undefined
      ? [`${accountId}|${status.remoteId}`]
      : [],
  );
  const twice = claims.filter((claim, index) => claims.indexOf(claim) !== index);
  const ids = new Set<string>(stored.map(({ id }) => id));
  return [...twice, ...claims.filter((claim) => !ids.has(claim))];
}

function lostProblems({ replies, promised }: History): string[] {
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  const changed = [...promised.texts].filter(([id, texts]) => {
    const reply = byId.get(id);
    return reply !== undefined && !texts.includes(reply.content.text);
  });
  const missing = [...promised.kept].filter((id) => !byId.has(id));
  return [...missing, ...changed.map(([id]) => id)];
}

function orderProblems(posts: readonly Post[]): string[] {
  const byConversation = Map.groupBy(posts, (post) => `${post.accountId} ${post.parentRemoteId}`);
  return [...byConversation].flatMap(([conversation, own]) => {
    const inTime = own.toSorted((a, b) => a.appliedAt - b.appliedAt);
    const isSorted = inTime.every((post, index) => {
      const before = inTime[index - 1];
      return before === undefined || before.order <= post.order;
    });
    return isSorted ? [] : [conversation];
  });
}
