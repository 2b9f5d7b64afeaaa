import { z } from 'zod';
import type { PullPage, PullRequest, RemoteMessage } from '#main/networks/connector.ts';
import type { Asked } from './pull-below.ts';
import { onceEach } from './stretch.ts';

/** One entry of a list; `key` changes when it has something new. */
export type Entry = { readonly key: string; readonly messages: readonly RemoteMessage[] };
/** Newest first. */
export type ReadList = (
  asked: Asked,
) => Promise<{ readonly entries: readonly Entry[]; readonly after?: string }>;

const LIMIT = 25;
/** Keys by which the next look finds its way back. */
const KNOWN = 50;
const MOST_WALKED = 40;

const forwardCursor = z.object({
  known: z.array(z.string()),
  walk: z.object({ after: z.string(), newest: z.array(z.string()), pages: z.number() }).optional(),
});
const backfillCursor = z.object({ after: z.string() });

/** One request of a list that is newest first: walked back to what is known. */
export async function pullList(request: PullRequest, read: ReadList): Promise<PullPage> {
  return request.direction === 'backfill'
    ? await pullPast(request, read)
    : await pullNews(request, read);
}

async function pullPast({ cursor, signal }: PullRequest, read: ReadList): Promise<PullPage> {
  const from = backfillCursor.safeParse(cursor).data;
  const { entries, after } = await read({ ...from, limit: LIMIT, lane: 'backfill', signal });
  const isEnd = after === undefined || after === from?.after;
  return { changes: changesOf(entries), cursor: isEnd ? null : { after }, more: !isEnd };
}

type Walk = { readonly after?: string; readonly newest: readonly string[]; readonly pages: number };
const TOP: Walk = { newest: [], pages: 0 };

async function pullNews({ cursor, signal }: PullRequest, read: ReadList): Promise<PullPage> {
  const { known, walk = TOP } = forwardCursor.safeParse(cursor).data ?? { known: null };
  const start = walk.after === undefined ? {} : { after: walk.after };
  const { entries, after } = await read({ ...start, limit: LIMIT, lane: 'sync', signal });
  const changes = changesOf(entries);
  const newest = newestKeys(walk.newest, entries);
  const isLast = after === undefined || after === walk.after;
  if (known === null || isLast || entries.some(({ key }) => known.includes(key)))
    return { changes, cursor: { known: newest }, more: false };
  const pages = walk.pages + 1;
  if (pages >= MOST_WALKED) return { changes, cursor: { known: newest }, more: false, gap: {} };
  return { changes, cursor: { known, walk: { after, newest, pages } }, more: true };
}

function newestKeys(before: readonly string[], entries: readonly Entry[]): readonly string[] {
  return [...new Set([...before, ...entries.map(({ key }) => key)])].slice(0, KNOWN);
}

function changesOf(entries: readonly Entry[]): PullPage['changes'] {
  return onceEach(entries.flatMap(({ messages }) => messages));
}
