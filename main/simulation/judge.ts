import type { Reply } from '#domain/reply.ts';
import type { History } from './history.ts';
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
  const byIntent = Map.groupBy(posts, (post) => post.intentKey);
  const violation = (promise: string, detail: string): Violation => ({
    seed: history.seed,
    promise,
    detail,
  });
  return [
    ...[...byIntent].flatMap(([key, same]) =>
      same.length > 1
        ? violation('I1 a reply is posted at most once', `${key}: ${same.length}`)
        : [],
    ),
    ...history.replies.flatMap((reply) =>
      endProblems(reply, byIntent.get(reply.id) ?? [], history.replies).map((detail) =>
        violation('I2 every reply ends sent, failed, canceled or with the person', detail),
      ),
    ),
    ...[...history.acknowledged].flatMap((id) =>
      history.replies.some((reply) => reply.id === id)
        ? []
        : violation('I5 what was acknowledged is kept', id),
    ),
    ...orderProblems(posts).map((detail) =>
      violation('I6 replies of a conversation keep their order', detail),
    ),
    ...[...history.undone].flatMap((id) =>
      byIntent.has(id) ? violation('I7 what was undone is never posted', id) : [],
    ),
    ...posts.flatMap((post) => {
      const reply = history.replies.find(({ id }) => id === post.intentKey);
      return reply?.accountId === post.accountId
        ? []
        : violation('I10 a reply goes out by its own account', post.intentKey);
    }),
    ...(history.clockWasSet
      ? []
      : history.servers
          .flatMap((server) => server.impolite)
          .map((key) => violation('I12 no request before Retry-After', key))),
  ];
}

/** A reply may rest in the queue for good only behind one that waits for the person. */
function isHeld(reply: Reply, all: readonly Reply[]): boolean {
  return all.some(
    ({ conversationId, status }) =>
      conversationId === reply.conversationId &&
      (status.state === 'failed' ||
        (status.state === 'unclear' && status.needs === 'person') ||
        (status.state === 'queued' && status.question !== undefined)),
  );
}

/** The person was asked whether it should still go out. */
function asks({ status }: Reply): boolean {
  return status.state === 'queued' && status.question !== undefined;
}

/** How many posts belong to a reply that ended like this; null: it has not ended. */
function rightfulPosts({ status }: Reply): readonly number[] | null {
  switch (status.state) {
    case 'sent':
      return [1];
    case 'failed':
    case 'canceled':
    case 'draft':
      return [0];
    case 'unclear':
      return status.needs === 'person' ? [0, 1] : null;
    case 'queued':
      return [0];
    case 'sending':
      return null;
  }
}

function endProblems(reply: Reply, posts: readonly Post[], all: readonly Reply[]): string[] {
  const { state } = reply.status;
  const rightful = rightfulPosts(reply);
  if (rightful === null || (state === 'queued' && !isHeld(reply, all) && !asks(reply)))
    return [`${reply.id} is stuck in ${state}`];
  return rightful.includes(posts.length) ? [] : [`${reply.id} is ${state}, posts: ${posts.length}`];
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
