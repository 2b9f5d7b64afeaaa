import { ConnectorError, type RemoteMessage, type ThreadResult } from '#main/networks/connector.ts';
import { placeOf, postId } from '#main/networks/graph/remote-id.ts';
import { toPost } from './mapper.ts';
import { post as postSchema, POST_FIELDS } from './schemas.ts';
import { readReplies, type Reading } from './sources.ts';

/** A post with more replies is shown with its newest ones. */
const MOST_PAGES = 5;
const PAGE = 100;

async function readBelow(root: string, signal: AbortSignal, reading: Reading) {
  const messages = new Map<string, RemoteMessage>();
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const asked = { limit: PAGE, lane: 'interactive', signal } as const;
    const from = after === undefined ? asked : { ...asked, after };
    const read = await readReplies(root, from, reading);
    for (const one of read.comments.flatMap((comment) => comment.messages))
      messages.set(one.remoteId, one);
    const isEnd = read.after === undefined || read.after === after;
    ({ after } = read);
    if (isEnd) return { messages: [...messages.values()], isComplete: true };
  }
  return { messages: [...messages.values()], isComplete: false };
}

/** Below somebody else's post Threads shows nothing: then the post alone is the thread. */
async function readIfOurs(root: string, signal: AbortSignal, reading: Reading) {
  try {
    return await readBelow(root, signal, reading);
  } catch (error) {
    const isTheirs =
      error instanceof ConnectorError &&
      ['scope-missing', 'rejected', 'gone'].includes(error.failure.code);
    if (!isTheirs) throw error;
    return { messages: [], isComplete: false };
  }
}

export async function readThread(
  remoteId: string,
  signal: AbortSignal,
  reading: Reading,
): Promise<ThreadResult> {
  const { caller, viewer } = reading;
  const place = placeOf(remoteId);
  const id = 'root' in place ? place.inside : place.id;
  const query = { fields: POST_FIELDS };
  const asking = { query, lane: 'interactive', signal, schema: postSchema } as const;
  const post = await caller.call('GET', id, asking);
  const { messages, isComplete } = await readIfOurs(postId(id), signal, reading);
  return { messages: [toPost(post, viewer), ...messages], isComplete };
}
