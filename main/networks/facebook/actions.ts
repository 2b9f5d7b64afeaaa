import { z } from 'zod';
import { ConnectorError, type ActionPort, type ActionRequest } from '#main/networks/connector.ts';
import { success, type GraphCaller } from '#main/networks/graph/calls.ts';
import { placeOf } from '#main/networks/graph/remote-id.ts';
import type { Viewer } from './mapper.ts';

type Acting = { readonly caller: GraphCaller; readonly viewer: Viewer };

const recipient = z.object({ recipientId: z.string() });
const seen = z.object({ recipient_id: z.string() });

async function act({ action, remoteId, signal }: ActionRequest, { caller }: Acting): Promise<void> {
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

/** What is gone already is as it was wished. */
async function removed(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.failure.code !== 'gone') throw error;
  }
}

export function createActions(acting: Acting): ActionPort {
  const { caller, viewer } = acting;
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
      const to = recipient.safeParse(ext).data;
      if (to === undefined) return;
      await caller.call('POST', `${viewer.pageId}/messages`, {
        form: { recipient: JSON.stringify({ id: to.recipientId }), sender_action: 'mark_seen' },
        lane: 'interactive',
        signal,
        schema: seen,
      });
    },
  };
}
