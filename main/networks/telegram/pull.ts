import { z } from 'zod';
import { readable } from '#main/networks/answers.ts';
import {
  ConnectorError,
  type PullPage,
  type PullRequest,
  type RemoteChange,
} from '#main/networks/connector.ts';
import type { Clock } from '#main/ports.ts';
import type { Caller } from './calls.ts';
import { toMessage, type Viewer } from './mapper.ts';
import { message as messageSchema, update, updates } from './schemas.ts';

const LIMIT = 100;
/** https://core.telegram.org/bots/api#getting-updates: "will not be kept longer than 24 hours". */
const KEPT_MS = 24 * 3_600_000;
/** After a week without updates their numbers begin anywhere: an old offset would confirm new ones. */
const NUMBERED_MS = 7 * KEPT_MS;
const KINDS = ['message', 'edited_message', 'channel_post', 'edited_channel_post'];

/**
 * `offset`: everything before it was stored, and is forgotten by Telegram when it is asked for. So it is
 * asked for only with the next page, when this one is on the disk.
 */
const forwardCursor = z.object({ offset: z.number().int(), pulledAt: z.number() });

export type Puller = {
  readonly caller: Caller;
  readonly viewer: Viewer;
  readonly clock: Pick<Clock, 'now'>;
};

function changesIn(raw: readonly unknown[], viewer: Viewer): readonly RemoteChange[] {
  const changes = new Map<string, RemoteChange>();
  for (const found of readable(raw, messageSchema)) {
    const message = toMessage(found, viewer);
    // An edit comes after what it changes.
    changes.set(message.remoteId, { kind: 'message', message });
  }
  return [...changes.values()];
}

async function pullForward(request: PullRequest, puller: Puller): Promise<PullPage> {
  const { caller, viewer, clock } = puller;
  const cursor = forwardCursor.safeParse(request.cursor).data;
  const now = clock.now();
  const away = cursor === undefined ? 0 : now - cursor.pulledAt;
  const offset = cursor === undefined || away >= NUMBERED_MS ? undefined : cursor.offset;
  const fields = {
    limit: LIMIT,
    timeout: 0,
    allowed_updates: KINDS,
    ...(offset === undefined ? {} : { offset }),
  };
  const asking = { lane: 'sync', signal: request.signal, schema: updates } as const;
  const raw = await caller.read('getUpdates', fields, asking);
  const found = readable(raw, update);
  // Nothing of a page that cannot be read at all is confirmed.
  if (raw.length > 0 && found.length === 0)
    throw new ConnectorError({ code: 'bad-answer', host: 'api.telegram.org' }, false);
  const next = Math.max(offset ?? 0, ...found.map(({ id }) => id + 1));
  const isMoving = next > (offset ?? 0);
  return {
    changes: changesIn(
      found.map(({ message }) => message),
      viewer,
    ),
    cursor: { offset: next, pulledAt: now },
    more: raw.length >= LIMIT && isMoving,
    ...(away > KEPT_MS && cursor !== undefined
      ? { gap: { from: cursor.pulledAt, to: now - KEPT_MS } }
      : {}),
  };
}

/** One page. There is no way back: what Telegram has handed over it has forgotten. */
export async function pull(request: PullRequest, puller: Puller): Promise<PullPage> {
  if (request.feed.kind !== 'interactions')
    throw new ConnectorError({ code: 'server-unsupported' }, true);
  return request.direction === 'forward'
    ? await pullForward(request, puller)
    : { changes: [], cursor: null, more: false };
}
