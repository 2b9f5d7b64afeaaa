import type { Conversation } from './conversation.ts';
import {
  conversationId,
  personId,
  type AccountId,
  type ConversationId,
  type ReplyId,
} from './ids.ts';
import type { Message } from './message.ts';
import type { Person } from './person.ts';
import type { Addressee, Reply } from './reply.ts';
import { startConversation } from './start-conversation.ts';

/** Answers nothing: a post, or the first direct message to somebody. */
export function isNewPost({ inReplyTo }: Pick<Reply, 'inReplyTo'>): boolean {
  return inReplyTo === undefined;
}

/**
 * What has no conversation yet still belongs together: the parts of one post. No network has such a
 * post, so nothing that arrives ever lands there.
 */
export function ownPlace(account: AccountId, reply: ReplyId): ConversationId {
  return conversationId(account, `new/${reply}`);
}

/** The conversation that a first direct message begins: it waits for the one who was written to. */
export function begunBy(
  message: Message,
  { handle, personId: known }: Addressee,
  person: Person | null,
): Conversation {
  const { personAvatarUrl: _, ...conversation } = startConversation(message, person);
  return {
    ...conversation,
    state: 'waiting',
    personId: known ?? personId(message.workspaceId, message.network, handle),
    personName: person?.name ?? handle,
    personHandle: handle,
  };
}
