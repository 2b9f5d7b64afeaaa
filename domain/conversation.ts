import type { AnswerClock } from './answer-goal.ts';
import type { AccountId, ConversationId, MessageId, PersonId, WorkspaceId } from './ids.ts';
import type { MessageKind } from './message.ts';
import type { Sentiment } from './sentiment.ts';

export type ConversationState = 'open' | 'waiting' | 'snoozed' | 'done';

/** A note that only the person at this desk sees. */
export type Note = { readonly id: string; readonly text: string; readonly createdAt: number };

/** What the list shows without asking for the messages. */
export type Preview = {
  readonly messageId?: MessageId;
  readonly authorName: string;
  readonly direction: 'in' | 'out';
  readonly text: string;
  readonly at: number;
};

/**
 * Messages that belong together: a post with its comments, a direct conversation.
 * `state`, `snoozedUntil`, `sleepsThrough`, `labelIds`, `notes`, `noteDraft`, `isMuted` are the person's; the rest follows from messages.
 */
export type Conversation = {
  readonly id: ConversationId;
  readonly workspaceId: WorkspaceId;
  readonly accountId: AccountId;
  readonly network: string;
  readonly remoteRootId: string;
  readonly kind: MessageKind;
  /** The one whom an answer is owed: author of the newest incoming message. */
  readonly personId: PersonId;
  readonly personName: string;
  readonly personHandle: string;
  readonly personAvatarUrl?: string;
  readonly personReach?: number;
  /** First words of the post it hangs on. */
  readonly subject?: string;
  readonly preview: Preview;
  readonly state: ConversationState;
  /** Absent while it is snoozed: until somebody answers. */
  readonly snoozedUntil?: number;
  /** An answer does not end the snooze. Only with a time: otherwise nothing would. */
  readonly sleepsThrough?: boolean;
  readonly labelIds: readonly string[];
  readonly notes: readonly Note[];
  /** A note that is being written; absent: none. */
  readonly noteDraft?: string;
  readonly isMuted: boolean;
  readonly unreadCount: number;
  readonly firstInboundAt?: number;
  readonly lastInboundAt?: number;
  readonly lastOutboundAt?: number;
  /** When somebody last answered with this account from another app, for example on the phone. */
  readonly answeredElsewhereAt?: number;
  readonly lastActivityAt: number;
  /** When the answer is due; from the answer goal. */
  readonly dueAt?: number;
  readonly answerClock?: AnswerClock;
  /** Of the newest incoming message. */
  readonly sentiment?: Sentiment;
  readonly ext?: Readonly<Record<string, unknown>>;
};
