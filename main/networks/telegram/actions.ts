import { isTrouble } from '#main/networks/answers.ts';
import { ConnectorError, type ActionPort, type ActionRequest } from '#main/networks/connector.ts';
import type { Caller } from './calls.ts';
import { placeOf } from './mapper.ts';
import { done } from './schemas.ts';

const THUMB = [{ type: 'emoji', emoji: '👍' }];

function targetOf({ remoteId }: Pick<ActionRequest, 'remoteId'>) {
  const { chat, message } = placeOf(remoteId);
  return { chat_id: chat, message_id: message };
}

/** What is gone already needs no deleting. */
async function remove(request: ActionRequest, caller: Caller): Promise<void> {
  const asking = { lane: 'interactive', signal: request.signal, schema: done } as const;
  try {
    await caller.write('deleteMessage', targetOf(request), asking);
  } catch (error) {
    if (!isTrouble(error, 'gone')) throw error;
  }
}

export function createActions(caller: Caller): ActionPort {
  return {
    async act(request) {
      const { action, signal } = request;
      const asking = { lane: 'interactive', signal, schema: done } as const;
      switch (action) {
        case 'like':
        case 'unlike': {
          const reaction = action === 'like' ? THUMB : [];
          await caller.write('setMessageReaction', { ...targetOf(request), reaction }, asking);
          return action === 'like' ? { undo: 'yes' } : {};
        }
        case 'delete':
          await remove(request, caller);
          return {};
        case 'boost':
        case 'unboost':
        case 'hide':
        case 'unhide':
          throw new ConnectorError({ code: 'server-unsupported' }, true);
      }
    },
    async edit({ remoteId, text, signal }) {
      const asking = { lane: 'interactive', signal, schema: done } as const;
      try {
        await caller.write('editMessageText', { ...targetOf({ remoteId }), text }, asking);
      } catch (error) {
        // The same text stands there already.
        const isSame =
          isTrouble(error, 'rejected') && /not modified/iu.test(error.failure.detail ?? '');
        if (!isSame) throw error;
      }
    },
  };
}
