import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import type { Person } from './person.ts';
import type { Reply } from './reply.ts';

/** Whom and what a reply answers, as its connector will need it. */
export function addressOf(
  message: Message,
  author: Person | null,
  conversation: Conversation | null,
): NonNullable<Reply['inReplyTo']> {
  return {
    messageId: message.id,
    remoteId: message.remoteId,
    rootRemoteId:
      conversation?.remoteRootId ?? message.conversationId.slice(message.accountId.length + 1),
    authorHandle: message.authorHandle,
    authorRemoteId:
      author?.remoteId ??
      message.authorId.slice(`${message.workspaceId}|${message.network}|`.length),
    version: message.version,
    ...(message.ext === undefined ? {} : { ext: message.ext }),
  };
}
