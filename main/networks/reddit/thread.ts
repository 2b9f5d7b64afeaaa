import { readable } from '#main/networks/answers.ts';
import { ConnectorError, type ThreadResult } from '#main/networks/connector.ts';
import { thingsIn, type Reading } from './listings.ts';
import { toChange } from './mapper.ts';
import { anyChild, listing, thing, thread, withReplies, type ApiThing } from './schemas.ts';

const MOST_DEPTH = 20;
const MOST_THINGS = 1000;

type Found = { readonly things: ApiThing[]; isWhole: boolean };

/** Answers stand inside of what they answer; what was left out is called "more". */
function collect(children: readonly unknown[], found: Found, depth = 0): void {
  if (depth > MOST_DEPTH || found.things.length >= MOST_THINGS) {
    found.isWhole = false;
    return;
  }
  const room = MOST_THINGS - found.things.length;
  for (const { kind, data } of readable(children.slice(0, room), anyChild)) {
    if (kind === 'more') found.isWhole = false;
    const read = thing.safeParse(data).data;
    if (read !== undefined) found.things.push(read);
    const inner = listing.safeParse(withReplies.safeParse(data).data?.replies).data;
    if (inner !== undefined) collect(inner.data.children, found, depth + 1);
  }
  if (children.length > room) found.isWhole = false;
}

async function readTree(
  remoteId: string,
  signal: AbortSignal,
  { caller }: Reading,
): Promise<Found> {
  const [kind, id = ''] = remoteId.split('_');
  const asking = { lane: 'interactive', signal } as const;
  const found: Found = { things: [], isWhole: true };
  if (kind === 't4') {
    const path = `/message/messages/${id}`;
    const { data } = await caller.read(path, {}, { ...asking, schema: listing });
    collect(data.children, found);
    return found;
  }
  // Of a comment the post is not known here: the listing of things by name tells it.
  const link = kind === 't3' ? id : await postOf(remoteId, signal, caller);
  const query = { limit: '500', ...(kind === 't1' ? { comment: id, context: '8' } : {}) };
  const wanted = { ...asking, schema: thread };
  const [posts, comments] = await caller.read(`/comments/${link}`, query, wanted);
  collect([...posts.data.children, ...comments.data.children], found);
  // Around one comment the rest of the post is left out.
  if (kind === 't1') found.isWhole = false;
  return found;
}

async function postOf(
  remoteId: string,
  signal: AbortSignal,
  caller: Reading['caller'],
): Promise<string> {
  const asking = { lane: 'interactive', signal, schema: listing } as const;
  const { data } = await caller.read('/api/info', { id: remoteId }, asking);
  const link = thingsIn(data.children)[0]?.link_id ?? '';
  if (!link.startsWith('t3_')) throw new ConnectorError({ code: 'gone' }, true);
  return link.slice(3);
}

export async function readThread(
  remoteId: string,
  signal: AbortSignal,
  reading: Reading,
): Promise<ThreadResult> {
  const { things, isWhole } = await readTree(remoteId, signal, reading);
  const once = new Map(things.map((one) => [one.name, one]));
  const messages = [...once.values()].flatMap((one) => {
    const change = toChange(one, 'other', reading.viewer);
    return change.kind === 'message' ? [change.message] : [];
  });
  return { messages, isComplete: isWhole };
}
