import { ConnectorError, type ThreadResult } from '#main/networks/connector.ts';
import { isFailure } from './errors.ts';
import { hiddenIn, messageOf, type Reader } from './mapper.ts';
import { threadAnswer, type PostView, type ThreadNode } from './schemas.ts';
import type { CallOptions, Xrpc } from './xrpc.ts';

const DEPTH = 100;
const ANCESTORS = 100;

type Walked = { readonly posts: PostView[]; isComplete: boolean };

function collect(node: ThreadNode | undefined, into: Walked): void {
  if (node === undefined) return;
  collect(node.parent, into);
  if (node.post !== undefined) into.posts.push(node.post);
  const count = node.post?.replyCount ?? 0;
  if (node.replies === undefined && node.parent === undefined && count > 0) into.isComplete = false;
  for (const reply of node.replies ?? []) collect(reply, into);
}

async function around(xrpc: Xrpc, uri: string, options: CallOptions): Promise<ThreadNode> {
  const params = { uri, depth: DEPTH, parentHeight: ANCESTORS };
  const { thread } = await xrpc.query(
    { name: 'app.bsky.feed.getPostThread', params, schema: threadAnswer },
    options,
  );
  return thread;
}

/**
 * Everything around a post, from the root down. When the root is deleted only the branch of the post
 * is left; when the post itself is, this throws `gone`.
 */
export async function readThread(
  given: { readonly xrpc: Xrpc; readonly reader: Reader },
  uri: string,
  options: CallOptions,
): Promise<ThreadResult> {
  const near = await around(given.xrpc, uri, options);
  // Blocked in one direction or the other: there, but not for this account.
  if (near.post === undefined)
    throw new ConnectorError({ code: 'forbidden', host: given.xrpc.host }, true);
  const walked: Walked = { posts: [], isComplete: true };
  const root = near.post.record.reply?.root.uri ?? uri;
  const whole = root === uri ? near : await wholeFrom(given.xrpc, root, options);
  collect(whole ?? near, walked);
  if (whole !== null && whole !== near) collect(near, walked);
  const posts = new Map(walked.posts.map((post) => [post.uri, post]));
  const reader: Reader = { ...given.reader, hidden: hiddenIn(posts.get(root)) };
  return {
    messages: [...posts.values()].map((post) => messageOf(post, reader)),
    isComplete: walked.isComplete && whole !== null,
  };
}

async function wholeFrom(
  xrpc: Xrpc,
  root: string,
  options: CallOptions,
): Promise<ThreadNode | null> {
  try {
    return await around(xrpc, root, options);
  } catch (error) {
    if (isFailure(error, 'gone')) return null;
    throw error;
  }
}
