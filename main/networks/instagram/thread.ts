import type { RemoteMessage, ThreadResult } from '#main/networks/connector.ts';
import { placeOf, postId } from '#main/networks/graph/remote-id.ts';
import { readTalk } from '#main/networks/graph/talks.ts';
import { toPost } from './mapper.ts';
import { media as mediaSchema, MEDIA_FIELDS } from './schemas.ts';
import { readComments, talking, type Reading } from './sources.ts';

/** A post with more comments is shown with its newest ones. */
const MOST_PAGES = 10;

export async function readThread(
  remoteId: string,
  signal: AbortSignal,
  reading: Reading,
): Promise<ThreadResult> {
  const place = placeOf(remoteId);
  const root = 'root' in place ? placeOf(place.root) : place;
  if (root.kind === 'talk') return await readTalk(root.id, signal, talking(reading));
  return await readPost(root.id, signal, reading);
}

async function readPost(id: string, signal: AbortSignal, reading: Reading): Promise<ThreadResult> {
  const { caller, viewer } = reading;
  const query = { fields: MEDIA_FIELDS };
  const asking = { query, lane: 'interactive', signal, schema: mediaSchema } as const;
  const post = await caller.call('GET', id, asking);
  const whose = post.username === viewer.username ? 'own' : 'tagged';
  const messages = new Map<string, RemoteMessage>();
  let after: string | undefined;
  let isComplete = false;
  for (let page = 0; page < MOST_PAGES && !isComplete; page++) {
    const asked = { limit: 50, lane: 'interactive', signal } as const;
    const read = await readComments(
      postId(id),
      after === undefined ? asked : { ...asked, after },
      reading,
    );
    for (const one of read.comments.flatMap((comment) => comment.messages))
      messages.set(one.remoteId, one);
    isComplete = read.after === undefined || read.after === after;
    ({ after } = read);
  }
  return { messages: [toPost(post, whose, viewer), ...messages.values()], isComplete };
}
