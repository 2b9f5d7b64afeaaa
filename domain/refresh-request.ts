import type { Conversation } from './conversation.ts';

/**
 * A person wants the whole conversation loaded again. The wish lies on the conversation
 * (`ext.refreshRequestedAt`), because commands only write the store; sync fulfils it and takes it
 * away.
 */
export function withRefreshRequest(conversation: Conversation, at: number): Conversation {
  return { ...conversation, ext: { ...conversation.ext, refreshRequestedAt: at } };
}

/** When it was asked for, or null. */
export function refreshRequestedAt(conversation: Conversation): number | null {
  const at = conversation.ext?.['refreshRequestedAt'];
  return typeof at === 'number' ? at : null;
}

export function withoutRefreshRequest(conversation: Conversation): Conversation {
  const { refreshRequestedAt: _done, ...ext } = conversation.ext ?? {};
  return { ...conversation, ext };
}
