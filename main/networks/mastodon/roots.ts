import type { RemoteMessage, SentReply } from '#main/networks/connector.ts';
import type { Lane } from '#main/networks/http.ts';
import type { Caller } from './calls.ts';
import { isTrouble, parse } from './calls.ts';
import { innerStatus, toMessage, type Viewer } from './mapper.ts';
import { context, status as statusSchema, type ApiStatus } from './schemas.ts';

const REMEMBERED = 5000;

type Asking = { readonly lane: Lane; readonly signal: AbortSignal };
export type Context = {
  readonly ancestors: readonly ApiStatus[];
  readonly descendants: readonly ApiStatus[];
};

/**
 * Where conversations begin. A post only names the one that it answers; the first one is known from
 * what passed by, or asked for with the post's whole context.
 */
export type Roots = {
  /** The first post as far as it is known; without asking, that may be the parent. */
  guess(status: ApiStatus): { readonly root: string; readonly isCertain: boolean };
  /** Remembers a whole conversation, first post first. */
  learn(statuses: readonly ApiStatus[]): void;
  toMessage(status: ApiStatus, notified?: boolean): RemoteMessage;
};

export function createRoots(viewer: Viewer): Roots {
  const known = new Map<string, string>();
  const remember = (id: string, root: string): void => {
    known.delete(id);
    known.set(id, root);
    if (known.size <= REMEMBERED) return;
    const [oldest] = known.keys();
    if (oldest !== undefined) known.delete(oldest);
  };
  const guess: Roots['guess'] = (status) => {
    const inner = innerStatus(status);
    const parent = inner.in_reply_to_id ?? null;
    const remembered = known.get(inner.id);
    if (remembered !== undefined) return { root: remembered, isCertain: true };
    if (parent === null) return { root: inner.id, isCertain: true };
    const viaParent = known.get(parent);
    return { root: viaParent ?? parent, isCertain: viaParent !== undefined };
  };
  return {
    guess,
    learn(statuses) {
      for (const status of statuses) {
        const { root, isCertain } = guess(status);
        // The first of a conversation may itself answer a post that this server never saw.
        if (isCertain) remember(innerStatus(status).id, root);
        else if (status === statuses[0]) remember(innerStatus(status).id, innerStatus(status).id);
      }
    },
    toMessage(status, notified = false) {
      const { root, isCertain } = guess(status);
      if (isCertain) remember(innerStatus(status).id, root);
      return toMessage(status, { rootRemoteId: root, notified }, viewer);
    },
  };
}

/** A post of ours as the answer to an attempt. */
export function toSent(status: ApiStatus, roots: Roots): SentReply {
  const message = roots.toMessage(status);
  const { remoteId, url } = message;
  return { remoteId, message, ...(url === undefined ? {} : { url }) };
}

/** The posts before and after one; null when the server does not have it any more. */
export async function readContext(
  caller: Caller,
  remoteId: string,
  asking: Asking,
): Promise<Context | null> {
  try {
    const path = `/api/v1/statuses/${encodeURIComponent(remoteId)}/context`;
    return parse(await caller.call('GET', path, asking), context);
  } catch (error) {
    if (isTrouble(error, 'gone')) return null;
    throw error;
  }
}

/** One post, or null when the server does not have it (any more) or does not show it to us. */
export async function readStatus(
  caller: Caller,
  remoteId: string,
  asking: Asking,
): Promise<ApiStatus | null> {
  try {
    const path = `/api/v1/statuses/${encodeURIComponent(remoteId)}`;
    return parse(await caller.call('GET', path, asking), statusSchema);
  } catch (error) {
    if (isTrouble(error, 'gone')) return null;
    throw error;
  }
}
