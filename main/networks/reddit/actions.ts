import type { ModerationAction } from '#domain/message-action.ts';
import type { Moderation } from '#domain/message.ts';
import { ConnectorError, type ActionPort } from '#main/networks/connector.ts';
import type { Caller } from './calls.ts';

const no = (): never => {
  throw new ConnectorError({ code: 'server-unsupported' }, true);
};

type Deed = { readonly path: string; readonly spam?: string; readonly to: Moderation };
const DEEDS: Readonly<Partial<Record<ModerationAction, Deed>>> = {
  approve: { path: '/api/approve', to: 'approved' },
  spam: { path: '/api/remove', spam: 'true', to: 'spam' },
  trash: { path: '/api/remove', spam: 'false', to: 'trashed' },
};

/** All of them may be said twice: https://www.reddit.com/dev/api */
export function createActions(caller: Caller): ActionPort {
  return {
    async act({ action, remoteId: id, signal }) {
      const asking = { lane: 'interactive', signal } as const;
      switch (action) {
        case 'like':
        case 'unlike':
          await caller.tell('/api/vote', { id, dir: action === 'like' ? '1' : '0' }, asking);
          return action === 'like' ? { undo: 'yes' } : {};
        case 'delete':
          await caller.tell('/api/del', { id }, asking);
          return {};
        case 'boost':
        case 'unboost':
        case 'hide':
        case 'unhide':
          return no();
      }
    },
    async moderate({ action, remoteId: id, signal }) {
      const deed = DEEDS[action] ?? no();
      const fields = { id, ...(deed.spam === undefined ? {} : { spam: deed.spam }) };
      await caller.tell(deed.path, fields, { lane: 'interactive', signal });
      return deed.to;
    },
    async edit({ remoteId, text, signal }) {
      const fields = { thing_id: remoteId, text };
      await caller.write('/api/editusertext', fields, { lane: 'interactive', signal });
    },
    async markRead({ remoteId, signal }) {
      await caller.tell('/api/read_message', { id: remoteId }, { lane: 'interactive', signal });
    },
  };
}
