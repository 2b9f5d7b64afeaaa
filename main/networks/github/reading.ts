import { readable } from '#main/networks/answers.ts';
import type { RemoteChange } from '#main/networks/connector.ts';
import type { Asking, Caller } from './calls.ts';
import { toComment, toDiscussion, type Viewer } from './mapper.ts';
import { OLDER_COMMENTS, OLDER_REPLIES } from './queries.ts';
import {
  comment as commentSchema,
  olderComments,
  olderReplies,
  reply as replySchema,
  type ApiComment,
  type ApiDiscussion,
  type ApiReply,
} from './schemas.ts';

export type Reading = { readonly caller: Caller; readonly viewer: Viewer };

/** Nobody reads further back in one go; a longer list is told as not whole. */
const MOST_PAGES = 10;

type Connection = ApiDiscussion['comments'];
/** `before`: where the older ones begin; null: there are none. `isWhole`: all that came could be read. */
export type Comments = {
  readonly all: readonly ApiReply[];
  readonly before: string | null;
  readonly isWhole: boolean;
};

function olderThan({ pageInfo }: Connection): string | null {
  return pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? null) : null;
}

/** The replies of one comment that did not come along with it. */
async function repliesOf(
  comment: ApiComment,
  asking: Asking,
  { caller }: Reading,
): Promise<Omit<Comments, 'before'>> {
  const all = readable(comment.replies.nodes, replySchema);
  let isWhole = all.length === comment.replies.nodes.length;
  let before = olderThan(comment.replies);
  for (let page = 0; before !== null && page < MOST_PAGES; page++) {
    const variables = { id: comment.id, before };
    const { node } = await caller.ask(OLDER_REPLIES, variables, {
      ...asking,
      schema: olderReplies,
    });
    const read = readable(node.replies.nodes, replySchema);
    all.push(...read);
    isWhole &&= read.length === node.replies.nodes.length;
    const next = olderThan(node.replies);
    before = next === before ? null : next;
  }
  return { all, isWhole: isWhole && before === null };
}

/** The comments of one page with all their replies. */
export async function commentsIn(
  connection: Connection,
  asking: Asking,
  reading: Reading,
): Promise<Comments> {
  const tops = readable(connection.nodes, commentSchema);
  let isWhole = tops.length === connection.nodes.length;
  const all: ApiReply[] = [];
  for (const top of tops) {
    const { replies: _replies, ...comment } = top;
    const replies = await repliesOf(top, asking, reading);
    all.push(comment, ...replies.all);
    isWhole &&= replies.isWhole;
  }
  return { all, before: olderThan(connection), isWhole };
}

export async function commentsBefore(
  place: { readonly id: string; readonly before: string },
  asking: Asking,
  reading: Reading,
): Promise<Comments> {
  const wanted = { ...asking, schema: olderComments };
  const { node } = await reading.caller.ask(OLDER_COMMENTS, { ...place }, wanted);
  return await commentsIn(node.comments, asking, reading);
}

/** Back to the comments that are older than `since`; null: all of them, as far as that goes. */
export async function commentsSince(
  discussion: ApiDiscussion,
  since: number | null,
  { asking, reading }: { readonly asking: Asking; readonly reading: Reading },
): Promise<Comments> {
  const first = await commentsIn(discussion.comments, asking, reading);
  const pages = [first.all];
  let { before, isWhole } = first;
  for (let page = 1; before !== null && page < MOST_PAGES; page++) {
    if (since !== null && oldestIn(pages.at(-1) ?? []) < since) break;
    const older = await commentsBefore({ id: discussion.id, before }, asking, reading);
    if (older.before === before || older.all.length === 0) break;
    pages.push(older.all);
    ({ before } = older);
    isWhole &&= older.isWhole;
  }
  return { all: pages.toReversed().flat(), before, isWhole: isWhole && before === null };
}

function oldestIn(comments: readonly ApiReply[]): number {
  return Math.min(...comments.map(({ createdAt }) => Date.parse(createdAt)));
}

/** As changes; what was deleted but has replies stands there without words. */
export function changesIn(
  discussion: Pick<ApiDiscussion, 'id'>,
  comments: readonly ApiReply[],
  viewer: Viewer,
): readonly RemoteChange[] {
  const changes = new Map<string, RemoteChange>();
  for (const comment of comments)
    changes.set(
      comment.id,
      (comment.deletedAt ?? '') === ''
        ? { kind: 'message', message: toComment(comment, discussion.id, viewer) }
        : { kind: 'deleted', remoteId: comment.id },
    );
  return [...changes.values()];
}

export function discussionChange(discussion: ApiDiscussion, viewer: Viewer): RemoteChange {
  return { kind: 'message', message: toDiscussion(discussion, viewer) };
}
