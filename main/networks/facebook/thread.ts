import type { RemoteMessage, ThreadResult } from '#main/networks/connector.ts';
import { placeOf, postId } from '#main/networks/graph/remote-id.ts';
import { readTalk } from '#main/networks/graph/talks.ts';
import { toPost } from './mapper.ts';
import { post as postSchema, POST_FIELDS } from './schemas.ts';
import { readComments, type Reading } from './sources.ts';
import { talking } from './talking.ts';

/** A post with more comments is shown with its newest ones. */
const MOST_PAGES = 5;
const PAGE = 100;

/** What stands below a post or review; a review itself can not be asked for. */
async function readBelow(
  root: string,
  signal: AbortSignal,
  reading: Reading,
): Promise<ThreadResult> {
  const messages = new Map<string, RemoteMessage>();
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const asked = { limit: PAGE, lane: 'interactive', signal } as const;
    const read = await readComments(
      root,
      after === undefined ? asked : { ...asked, after },
      reading,
    );
    for (const one of read.comments.flatMap((comment) => comment.messages))
      messages.set(one.remoteId, one);
    const isEnd = read.after === undefined || read.after === after;
    ({ after } = read);
    if (isEnd) return { messages: [...messages.values()], isComplete: true };
  }
  return { messages: [...messages.values()], isComplete: false };
}

async function readPost(id: string, signal: AbortSignal, reading: Reading): Promise<ThreadResult> {
  const { caller, viewer } = reading;
  const query = { fields: POST_FIELDS };
  const asking = { query, lane: 'interactive', signal, schema: postSchema } as const;
  const post = await caller.call('GET', id, asking);
  const { messages, isComplete } = await readBelow(postId(id), signal, reading);
  return { messages: [toPost(post, viewer), ...messages], isComplete };
}

export async function readThread(
  remoteId: string,
  signal: AbortSignal,
  reading: Reading,
): Promise<ThreadResult> {
  const place = placeOf(remoteId);
  const root = 'root' in place ? placeOf(place.root) : place;
  switch (root.kind) {
    case 'post':
      return await readPost(root.id, signal, reading);
    case 'talk':
      return await readTalk(root.id, signal, talking(reading));
    case 'review':
    case 'comment':
    case 'message':
      return await readBelow(`review:${root.id}`, signal, reading);
  }
}
