import { z } from 'zod';
import type { PullPage, PullRequest } from '#main/networks/connector.ts';
import type { Asking } from './calls.ts';
import {
  changesIn,
  commentsBefore,
  commentsIn,
  discussionChange,
  type Reading,
} from './reading.ts';
import type { ApiDiscussion } from './schemas.ts';

/**
 * One discussion after the other, and within each its comments from the newest to the oldest. `inside`:
 * one has older comments that are next. `after`: the discussion before; null at the beginning.
 */
const backfillCursor = z.object({
  turn: z.number().int().nonnegative(),
  after: z.string().nullable(),
  isLast: z.boolean(),
  inside: z.object({ id: z.string(), before: z.string() }).nullable(),
});
type BackfillCursor = z.infer<typeof backfillCursor>;
const BEGIN: BackfillCursor = { turn: 0, after: null, isLast: false, inside: null };

type Puller = Reading & { readonly repositories: readonly string[] };
type ReadDiscussions = (
  repository: string,
  asked: Asking & { readonly first: number; readonly after: string | null },
  reading: Reading,
) => Promise<{ readonly found: readonly ApiDiscussion[]; readonly next: string | null }>;

/** Behind the last discussion of a repository the next one begins. */
function onwards(cursor: BackfillCursor): BackfillCursor {
  const isOver = cursor.inside === null && cursor.isLast;
  return isOver ? { ...BEGIN, turn: cursor.turn + 1 } : cursor;
}

export async function pullBackfill(
  { cursor: given, signal }: PullRequest,
  puller: Puller,
  readDiscussions: ReadDiscussions,
): Promise<PullPage> {
  const cursor = backfillCursor.safeParse(given).data ?? BEGIN;
  const repository = puller.repositories[cursor.turn];
  if (repository === undefined) return { changes: [], cursor, more: false };
  const asking = { lane: 'backfill', signal } as const;
  if (cursor.inside !== null) {
    const { id, before } = cursor.inside;
    const older = await commentsBefore(cursor.inside, asking, puller);
    const isMoving = older.before !== null && older.before !== before;
    const inside = isMoving && older.before !== null ? { id, before: older.before } : null;
    const next = onwards({ ...cursor, inside });
    return { changes: changesIn({ id }, older.all, puller.viewer), cursor: next, more: true };
  }
  const asked = { ...asking, first: 1, after: cursor.after };
  const { found, next: after } = await readDiscussions(repository, asked, puller);
  const [discussion] = found;
  const place = { turn: cursor.turn, after: after ?? cursor.after, isLast: after === null };
  if (discussion === undefined)
    return { changes: [], cursor: onwards({ ...place, inside: null }), more: true };
  const { all, before } = await commentsIn(discussion.comments, asking, puller);
  const inside = before === null ? null : { id: discussion.id, before };
  return {
    changes: [
      discussionChange(discussion, puller.viewer),
      ...changesIn(discussion, all, puller.viewer),
    ],
    cursor: onwards({ ...place, inside }),
    more: true,
  };
}
