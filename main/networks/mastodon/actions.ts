import { ConnectorError, type ActionPort, type ActionRequest } from '#main/networks/connector.ts';
import type { Caller } from './calls.ts';
import { readStatus } from './roots.ts';

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

export function createActions(caller: Caller): ActionPort {
  return {
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
