import {
  ConnectorError,
  type ActionPort,
  type ActionRequest,
  type FollowRequest,
  type PersonAction,
  type ReadRequest,
} from '#main/networks/connector.ts';
import { parse, type Caller } from './calls.ts';
import { readStatus } from './roots.ts';
import { anyList, conversation } from './schemas.ts';

const PATHS = {
  like: 'favourite',
  unlike: 'unfavourite',
  boost: 'reblog',
  unboost: 'unreblog',
} as const;

/**
 * Deletes an own post and looks whether it is gone: snac 2.75 answers 404 and keeps it, and a post that
 * was deleted before answers 404 as well.
 */
async function remove({ remoteId, signal }: ActionRequest, caller: Caller): Promise<void> {
  const path = `/api/v1/statuses/${encodeURIComponent(remoteId)}`;
  const lane = 'interactive';
  const options = { accept: [404, 410], lane, signal, limit: 'deletes' } as const;
  await caller.call('DELETE', path, options);
  if ((await readStatus(caller, remoteId, { lane, signal })) !== null)
    throw new ConnectorError({ code: 'server-unsupported' }, true);
}

const PAGE = 40;

/** Marks the conversation that this post is the last one of: Mastodon knows only those as read. */
async function markRead({ remoteId, signal }: ReadRequest, caller: Caller): Promise<void> {
  const lane = 'interactive';
  const query = [['limit', String(PAGE)]] as const;
  const answer = await caller.call('GET', '/api/v1/conversations', { query, lane, signal });
  const found = parse(answer, anyList)
    .flatMap((value) => conversation.safeParse(value).data ?? [])
    .find(({ last_status: last }) => last?.id === remoteId);
  if (found === undefined || !found.unread) return;
  const path = `/api/v1/conversations/${encodeURIComponent(found.id)}/read`;
  await caller.call('POST', path, { body: NOTHING, accept: [404], lane, signal });
}

async function relate(
  verb: PersonAction,
  { authorRemoteId, signal }: FollowRequest,
  caller: Caller,
): Promise<void> {
  const path = `/api/v1/accounts/${encodeURIComponent(authorRemoteId)}/${verb}`;
  await caller.call('POST', path, { body: NOTHING, lane: 'interactive', signal });
}

const NOTHING = { kind: 'json', value: {} } as const;

export function createActions(caller: Caller): ActionPort {
  return {
    markRead: async (request) => await markRead(request, caller),
    async follow(request) {
      await relate('follow', request, caller);
      return {};
    },
    unfollow: async (request) => await relate('unfollow', request, caller),
    async block(request) {
      await relate('block', request, caller);
      return {};
    },
    unblock: async (request) => await relate('unblock', request, caller),
    async act(request) {
      const { action, remoteId, signal } = request;
      switch (action) {
        case 'like':
        case 'unlike':
        case 'boost':
        case 'unboost':
          await caller.call(
            'POST',
            `/api/v1/statuses/${encodeURIComponent(remoteId)}/${PATHS[action]}`,
            { body: { kind: 'json', value: {} }, lane: 'interactive', signal },
          );
          return action === 'like' || action === 'boost' ? { undo: 'yes' } : {};
        case 'delete':
          await remove(request, caller);
          return {};
        case 'hide':
        case 'unhide':
          throw new ConnectorError({ code: 'server-unsupported' }, true);
      }
    },
  };
}
