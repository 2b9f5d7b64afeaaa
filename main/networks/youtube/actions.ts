import type { ModerationAction } from '#domain/message-action.ts';
import type { Moderation } from '#domain/message.ts';
import { ConnectorError, type ActionPort, type ModerateRequest } from '#main/networks/connector.ts';
import { isTrouble, type Caller } from './calls.ts';

type Change = { readonly status: string; readonly to: Moderation };
/**
 * What was rejected stays so, and nothing can be marked as spam.
 * https://developers.google.com/youtube/v3/docs/comments/setModerationStatus
 */
const CHANGES: Readonly<Partial<Record<ModerationAction, Change>>> = {
  approve: { status: 'published', to: 'approved' },
  unspam: { status: 'published', to: 'approved' },
  unapprove: { status: 'heldForReview', to: 'held' },
  trash: { status: 'rejected', to: 'trashed' },
};

async function moderate(request: ModerateRequest, caller: Caller): Promise<Moderation> {
  const { action, remoteId, signal } = request;
  const change = CHANGES[action];
  if (change === undefined) throw new ConnectorError({ code: 'server-unsupported' }, true);
  await caller.call('POST', 'comments/setModerationStatus', {
    query: { id: remoteId, moderationStatus: change.status },
    lane: 'interactive',
    signal,
  });
  return change.to;
}

export function createActions(caller: Caller): ActionPort {
  return {
    async act({ action, remoteId, signal }) {
      if (action !== 'delete') throw new ConnectorError({ code: 'server-unsupported' }, true);
      try {
        const asking = { query: { id: remoteId }, lane: 'interactive', signal } as const;
        await caller.call('DELETE', 'comments', asking);
      } catch (error) {
        if (!isTrouble(error, 'gone')) throw error;
      }
      return {};
    },
    moderate: async (request) => await moderate(request, caller),
    async edit({ remoteId, text, signal }) {
      await caller.call('PUT', 'comments', {
        query: { part: 'snippet' },
        body: { id: remoteId, snippet: { textOriginal: text } },
        lane: 'interactive',
        signal,
      });
    },
  };
}
