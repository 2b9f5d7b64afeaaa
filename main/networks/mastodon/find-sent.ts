import type { PostJob, SendJob, SentReply } from '#main/networks/connector.ts';
import type { Caller } from './calls.ts';
import { readPage } from './feeds.ts';
import type { Viewer } from './mapper.ts';
import { readContext, toSent, type Roots } from './roots.ts';
import { isSameText } from './same-text.ts';
import type { ApiStatus } from './schemas.ts';

export type Looking = { readonly caller: Caller; readonly viewer: Viewer; readonly roots: Roots };

/** The server's clock and ours may differ by so much. */
const CLOCK_SKEW = 10 * 60_000;
const LIMIT = 40;
const MAX_PAGES = 5;

/** An answer, or a post that answers nothing. */
type Job = SendJob | PostJob;

function isIt(status: ApiStatus, job: Job, viewer: Viewer): boolean {
  const parent = 'inReplyTo' in job ? job.inReplyTo.remoteId : null;
  return (
    status.account.id === viewer.remoteUserId &&
    (status.in_reply_to_id ?? null) === parent &&
    !job.claimedRemoteIds.has(status.id) &&
    Date.parse(status.created_at) >= job.intent.createdAt - CLOCK_SKEW &&
    isSameText(status, job.content.text)
  );
}

type Walk = { readonly found: ApiStatus | null; readonly isComplete: boolean };

/** Walks a list back to before the reply was made. */
async function walk(kind: 'own' | 'home', job: Job, { caller, viewer }: Looking): Promise<Walk> {
  let max: string | undefined;
  for (let count = 0; count < MAX_PAGES; count++) {
    const { entries } = await readPage(caller, viewer.remoteUserId, {
      feed: { kind },
      page: { limit: LIMIT, ...(max === undefined ? {} : { max }) },
      lane: 'send',
      signal: job.signal,
    });
    const statuses = entries.flatMap(({ status }) => status ?? []);
    const found = statuses.find((status) => isIt(status, job, viewer));
    if (found !== undefined) return { found, isComplete: true };
    const last = entries.at(-1)?.id;
    const oldest = Date.parse(statuses.at(-1)?.created_at ?? '');
    // A server whose `max_id` is inclusive ends with one and the same entry.
    if (last === undefined || last === max || oldest < job.intent.createdAt - CLOCK_SKEW)
      return { found: null, isComplete: true };
    max = last;
  }
  return { found: null, isComplete: false };
}

async function belowParent(job: SendJob, { caller, viewer }: Looking): Promise<ApiStatus | null> {
  const asking = { lane: 'send', signal: job.signal } as const;
  const context = await readContext(caller, job.inReplyTo.remoteId, asking);
  return context?.descendants.find((status) => isIt(status, job, viewer)) ?? null;
}

function isOpen(visibility: unknown): boolean {
  return visibility === 'public' || visibility === 'unlisted';
}

/** The list where this reply would stand; null when no list is known to show it. */
function listOf({ content, inReplyTo }: SendJob, { viewer }: Looking): 'own' | 'home' | null {
  const parent = inReplyTo.ext?.['visibility'];
  const isPublic =
    content.kind === 'public' && isOpen(parent) && isOpen(content.visibility ?? parent);
  return isPublic ? 'own' : viewer.quirks.privatePostsIn;
}

/**
 * Looks for an earlier attempt where it can stand: below the post that it answers, and in the list that
 * would show it (snac shows what is not public in the home timeline only). "absent" needs that list to
 * be read to the end.
 */
export async function findSent(
  job: SendJob,
  looking: Looking,
): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const below = await belowParent(job, looking);
  if (below !== null) return toSent(below, looking.roots);
  const list = listOf(job, looking);
  const { found, isComplete } = await walk(list ?? 'own', job, looking);
  if (found !== null) return toSent(found, looking.roots);
  return list !== null && isComplete ? 'absent' : 'cannot-tell';
}

/** The same for what answers nothing: it can only stand in a list. */
export async function findPosted(
  job: PostJob,
  looking: Looking,
): Promise<SentReply | 'absent' | 'cannot-tell'> {
  const isPublic = job.content.kind === 'public' && isOpen(job.content.visibility ?? 'public');
  const list = isPublic ? 'own' : looking.viewer.quirks.privatePostsIn;
  const { found, isComplete } = await walk(list ?? 'own', job, looking);
  if (found !== null) return toSent(found, looking.roots);
  return list !== null && isComplete ? 'absent' : 'cannot-tell';
}
