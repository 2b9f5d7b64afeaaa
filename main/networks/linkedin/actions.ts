import { ConnectorError, type ActionPort } from '#main/networks/connector.ts';
import { isTrouble, urnIn, type CallOptions, type Caller } from './calls.ts';
import { partsOf, type Viewer } from './mapper.ts';

function pathOf(remoteId: string): string {
  const parts = partsOf(remoteId);
  if (parts === null) throw new ConnectorError({ code: 'server-unsupported' }, true);
  return `socialActions/${urnIn(parts.target)}/comments/${urnIn(parts.id)}`;
}

/** https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/reactions-api */
export function createActions(caller: Caller, { urn: actor }: Viewer): ActionPort {
  const asActor = `actor=${urnIn(actor)}`;
  /** What is gone already is as it was wished. */
  const remove = async (path: string, options: CallOptions): Promise<void> => {
    try {
      await caller.call('DELETE', path, options);
    } catch (error) {
      if (!isTrouble(error, 'gone')) throw error;
    }
  };
  return {
    async act({ action, remoteId, signal }) {
      const asking = { lane: 'interactive', signal } as const;
      if (action === 'like') {
        // 409: it likes this already.
        const body = { root: remoteId, reactionType: 'LIKE' };
        await caller.call('POST', 'reactions', { query: asActor, body, accept: [409], ...asking });
        return { undo: remoteId };
      }
      if (action === 'unlike')
        await remove(`reactions/(actor:${urnIn(actor)},entity:${urnIn(remoteId)})`, asking);
      else if (action === 'delete') await remove(pathOf(remoteId), { query: asActor, ...asking });
      else throw new ConnectorError({ code: 'server-unsupported' }, true);
      return {};
    },
    async edit({ remoteId, text, signal }) {
      await caller.call('POST', pathOf(remoteId), {
        query: asActor,
        body: { patch: { message: { $set: { text } } } },
        restMethod: 'PARTIAL_UPDATE',
        lane: 'interactive',
        signal,
      });
    },
  };
}
