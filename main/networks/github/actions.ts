import { z } from 'zod';
import { isTrouble } from '#main/networks/answers.ts';
import { ConnectorError, type ActionPort, type ActionRequest } from '#main/networks/connector.ts';
import type { Caller } from './calls.ts';
import { DELETE, EDIT, EDIT_DISCUSSION, HIDE, REACT, UNHIDE, UNREACT } from './queries.ts';
import { done } from './schemas.ts';

const MUTATIONS = {
  like: REACT,
  unlike: UNREACT,
  hide: HIDE,
  unhide: UNHIDE,
  delete: DELETE,
} as const;
const root = z.object({ discussion: z.literal(true) });

/** All of them may be said twice; what is gone already needs no deleting. */
async function act({ action, remoteId, signal }: ActionRequest, caller: Caller) {
  if (action === 'boost' || action === 'unboost')
    throw new ConnectorError({ code: 'server-unsupported' }, true);
  try {
    const wanted = { lane: 'interactive', signal, schema: done } as const;
    await caller.ask(MUTATIONS[action], { id: remoteId }, wanted);
  } catch (error) {
    const isUndone = action === 'delete' || action === 'unlike';
    if (!isUndone || !isTrouble(error, 'gone')) throw error;
  }
  return action === 'like' ? { undo: 'yes' } : {};
}

export function createActions(caller: Caller): ActionPort {
  return {
    act: async (request) => await act(request, caller),
    async edit({ remoteId, text, ext, signal }) {
      const query = root.safeParse(ext).success ? EDIT_DISCUSSION : EDIT;
      const wanted = { lane: 'interactive', signal, schema: done } as const;
      await caller.ask(query, { id: remoteId, body: text }, wanted);
    },
  };
}
