import { ConnectorError, type ActionPort } from '#main/networks/connector.ts';
import { removed } from '#main/networks/graph/removed.ts';
import { CONTENT_MANAGED, INTERACTION_DELETED } from './prices.ts';
import type { Reading } from './pull.ts';
import { deleted, hidden } from './schemas.ts';

export function createActions({ caller, bill }: Reading): ActionPort {
  return {
    async act({ action, remoteId, signal }) {
      const asking = { lane: 'interactive', signal } as const;
      if (action === 'delete') {
        await removed(async () => {
          const more = { ...asking, limit: 'delete', schema: deleted };
          await caller.call('DELETE', `tweets/${remoteId}`, more);
        });
        await bill.wrote(INTERACTION_DELETED);
      } else if (action === 'hide' || action === 'unhide') {
        const body = { hidden: action === 'hide' };
        const more = { ...asking, body, limit: 'hidden', schema: hidden };
        await caller.call('PUT', `tweets/${remoteId}/hidden`, more);
        await bill.wrote(CONTENT_MANAGED);
      } else throw new ConnectorError({ code: 'server-unsupported' }, true);
      return {};
    },
  };
}
