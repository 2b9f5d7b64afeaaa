import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import { wordsOf } from './message-extras.ts';
import type { Person } from './person.ts';

const PREVIEW_LENGTH = 280;

/**
 * A conversation for a message that was in no inbox: somebody's post in a column that the person
 * wants to work on. What follows from further messages is counted when they arrive.
 */
export function startConversation(message: Message, person: Person | null): Conversation {
  const { createdAt, direction } = message;
  const isIncoming = direction === 'in';
  return {
    id: message.conversationId,
    workspaceId: message.workspaceId,
    accountId: message.accountId,
    network: message.network,
    remoteRootId: message.conversationId.slice(message.accountId.length + 1),
    kind: message.kind,
    personId: message.authorId,
    personName: message.authorName,
    personHandle: message.authorHandle,
    ...(message.authorAvatarUrl === undefined ? {} : { personAvatarUrl: message.authorAvatarUrl }),
    ...(person?.reach === undefined ? {} : { personReach: person.reach }),
    preview: {
      messageId: message.id,
      authorName: message.authorName,
      direction,
      text: firstWords(wordsOf(message)),
      at: createdAt,
    },
    state: 'open',
    labelIds: [],
    notes: [],
    isMuted: false,
    unreadCount: isIncoming && message.readAt === undefined ? 1 : 0,
    ...(isIncoming ? { firstInboundAt: createdAt, lastInboundAt: createdAt } : {}),
    ...(isIncoming ? {} : { lastOutboundAt: createdAt }),
    // It was heard in the column already: nobody hears it again.
    ...(isIncoming && message.sentiment !== undefined ? { sentiment: message.sentiment } : {}),
    lastActivityAt: createdAt,
  };
}

/** One line, never cut inside a character. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.slice(0, PREVIEW_LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
}
