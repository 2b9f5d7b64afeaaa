import { ConnectorError, type ActionPort } from '#main/networks/connector.ts';
import { success, type GraphCaller } from './calls.ts';
import { placeOf } from './remote-id.ts';
import { removed } from './removed.ts';

/** What can be done to a comment: `hiding` is the path that hides it, by its id. */
export function hideAndDelete(caller: GraphCaller, hiding: (id: string) => string): ActionPort {
  return {
    async act({ action, remoteId, signal }) {
      const { id } = placeOf(remoteId);
      const asking = { lane: 'interactive', signal, schema: success } as const;
      if (action === 'delete') await removed(async () => await caller.call('DELETE', id, asking));
      else if (action === 'hide' || action === 'unhide')
        await caller.call('POST', hiding(id), {
          ...asking,
          form: { hide: String(action === 'hide') },
        });
      else throw new ConnectorError({ code: 'server-unsupported' }, true);
      return {};
    },
  };
}
