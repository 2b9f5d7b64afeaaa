import type { SendJob, SentReply } from '#main/networks/connector.ts';
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

function isIt(status: ApiStatus, job: SendJob, viewer: Viewer): boolean {
  return (
    status.account.id === viewer.remoteUserId &&
    status.in_reply_to_id === job.inReplyTo.remoteId &&
    !job.claimedRemoteIds.has(status.id) &&
    Date.parse(status.created_at) >= job.intent.createdAt - CLOCK_SKEW &&
    isSameText(status, job.content.text)
  );
}

type Walk = { readonly found: ApiStatus | null; readonly isComplete: boolean };

/** Walks a list back to before the reply was made. */
async function walk(
  kind: 'own' | 'home',
  job: SendJob,
  { caller, viewer }: Looking,
): Promise<Walk> {
  let max: string | undefined;
  for (let count = 0; count < MAX_PAGES; count++) {
    const entries = await readPage(caller, viewer.remoteUserId, {
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

async function belowParent(job: SendJob, { caller, viewer }: Looking): Promise<Walk> {
  const asking = { lane: 'send', signal: job.signal } as const;
  const context = await readContext(caller, job.inReplyTo.remoteId, asking);
  const found = context?.descendants.find((status) => isIt(status, job, viewer)) ?? null;
  return { found, isComplete: true };
}

function isOpen(visibility: unknown): boolean {
  return visibility === 'public' || visibility === 'unlisted';
}

/** Would a post of ours with this visibility stand in a list that we can read? */
function wouldShow({ content, inReplyTo }: SendJob, { viewer }: Looking): boolean {
  const parent = inReplyTo.ext?.['visibility'];
  const isPublic =
    content.kind === 'public' && isOpen(parent) && isOpen(content.visibility ?? parent);
  return isPublic || viewer.quirks.listsPrivatePosts;
}

/**
 * Looks for an earlier attempt where it can stand: below the post that it answers, among the own posts,
 * and, for what is not public, in the home timeline (snac shows it only there). "absent" needs all of
 * them read to the end, on a server that is known to show such posts.
 */
export async function findSent(
  job: SendJob,
  looking: Looking,
): Promise<SentReply | 'absent' | 'cannot-tell'> {
  let isCertain = wouldShow(job, looking);
  for (const look of [
    async () => await belowParent(job, looking),
    async () => await walk('own', job, looking),
    async () => await walk('home', job, looking),
  ]) {
    const { found, isComplete } = await look();
    if (found !== null) return toSent(found, looking.roots);
    isCertain &&= isComplete;
  }
  return isCertain ? 'absent' : 'cannot-tell';
}
