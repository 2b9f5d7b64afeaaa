import { z } from 'zod';
import type { PullPage, PullRequest, RemoteChange } from '#main/networks/connector.ts';
import { isFailure } from './errors.ts';
import { sourceOf, type Source } from './feeds.ts';
import type { Reader } from './mapper.ts';
import { goneAmong } from './posts.ts';
import { stepWalk, walkState, type WalkState } from './walk.ts';
import type { CallOptions, Xrpc } from './xrpc.ts';

const backfillState = z.object({ next: z.string() });

type Pull = { readonly xrpc: Xrpc; readonly source: Source; readonly options: CallOptions };

/** One page of a feed, forward from what is known or into the past. */
export async function pullFeed(
  xrpc: Xrpc,
  reader: Reader,
  request: PullRequest,
): Promise<PullPage> {
  const { signal, direction, feed } = request;
  const source = sourceOf(feed, xrpc, reader);
  const lane = direction === 'forward' ? 'sync' : 'backfill';
  const pull: Pull = { xrpc, source, options: { lane, signal } };
  if (direction === 'backfill') return await olderPage(pull, request.cursor);
  // A cursor that is not ours (an older version's) is no reason to stop: start anew.
  const state = walkState.safeParse(request.cursor).data ?? null;
  return await newerPage(pull, state);
}

function messages(
  loaded: Awaited<ReturnType<Awaited<ReturnType<Source['page']>>['load']>>,
): RemoteChange[] {
  return loaded.map((message) => ({ kind: 'message', message }));
}

async function newerPage(pull: Pull, state: WalkState | null): Promise<PullPage> {
  const { source, options } = pull;
  let page;
  try {
    page = await source.page(state?.walk?.next, options);
  } catch (error) {
    // The server forgot where the walk stood: walk again from the top. That is not the end.
    if (state?.walk === undefined || !isFailure(error, 'rejected')) throw error;
    return await newerPage(pull, { seen: state.seen });
  }
  const step = stepWalk(state, page);
  const changes = messages(await page.load(step.fresh));
  const missing = source.notices === 'deletions' ? step.missing.map(({ uri }) => uri) : [];
  for (const remoteId of await goneAmong(pull.xrpc, missing, options))
    changes.push({ kind: 'deleted', remoteId });
  const { gap } = step;
  return { changes, cursor: step.state, more: step.more, ...(gap === undefined ? {} : { gap }) };
}

async function olderPage(pull: Pull, cursor: unknown): Promise<PullPage> {
  const from = backfillState.safeParse(cursor).data?.next;
  const page = await pull.source.page(from, pull.options);
  const changes = messages(await page.load(new Set(page.marks.map(({ uri }) => uri))));
  const { next } = page;
  if (next === undefined || page.marks.length === 0) return { changes, cursor, more: false };
  return { changes, cursor: { next }, more: true };
}
