import { ConnectorError, type ActionPort, type ActionRequest } from '#main/networks/connector.ts';
import { markSeen } from '#main/networks/graph/answer-message.ts';
import { success } from '#main/networks/graph/calls.ts';
import { placeOf } from '#main/networks/graph/remote-id.ts';
import { removed } from '#main/networks/graph/removed.ts';
import type { Reading } from './sources.ts';
import { talking } from './talking.ts';

async function act(
  { action, remoteId, signal }: ActionRequest,
  { caller }: Reading,
): Promise<void> {
  const { id } = placeOf(remoteId);
  const asking = { lane: 'interactive', signal, schema: success } as const;
  switch (action) {
    case 'like':
      await caller.call('POST', `${id}/likes`, asking);
      return;
    case 'unlike':
      await caller.call('DELETE', `${id}/likes`, asking);
      return;
    case 'hide':
    case 'unhide':
      await caller.call('POST', id, { ...asking, form: { is_hidden: String(action === 'hide') } });
      return;
    case 'delete':
      await removed(async () => await caller.call('DELETE', id, asking));
      return;
    case 'boost':
    case 'unboost':
      throw new ConnectorError({ code: 'server-unsupported' }, true);
  }
}

export function createActions(acting: Reading): ActionPort {
  const { caller } = acting;
  return {
    async act(request) {
      await act(request, acting);
      return {};
    },
    async edit({ remoteId, text, signal }) {
      const form = { message: text };
      const asking = { form, lane: 'interactive', signal, schema: success } as const;
      await caller.call('POST', placeOf(remoteId).id, asking);
    },
    async markRead({ ext, signal }) {
      await markSeen(ext, signal, talking(acting));
    },
  };
}
