import type { ConversationState, Note } from './conversation.ts';
import type { Ties } from './identity.ts';
import type {
  AccountId,
  ConversationId,
  MessageId,
  PersonId,
  ReplyId,
  WorkspaceId,
} from './ids.ts';
import type { KeepInTouch } from './keep-in-touch.ts';
import type { LibraryEntry } from './library.ts';
import type { MessageAction } from './message-action.ts';
import type { Message } from './message.ts';
import type { Monitor } from './monitor.ts';
import type { WorkMark } from './multiplier-mark.ts';
import type { Person } from './person.ts';
import type { RuleDeed } from './rule/rule-act.ts';
import type { Sentiment } from './sentiment.ts';

/** What of a conversation a person can change, before or after: enough to undo it. */
export type TriageFields = {
  readonly state: ConversationState;
  readonly snoozedUntil: number | null;
  readonly sleepsThrough: boolean;
  readonly labelIds: readonly string[];
  readonly notes: readonly Note[];
  readonly isMuted: boolean;
};

/** What of a person the one at this desk can change. */
export type PersonFields = Required<Pick<Person, 'isVip' | 'listIds' | 'fields' | 'blocked'>> & {
  readonly isMuted: boolean;
  readonly note: string | null;
  readonly touch: KeepInTouch | null;
  readonly mark: WorkMark | null;
};

type Happened = {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly at: number;
};

/** What a rule or a macro did to one message: the log of rules, and what takes it back. */
type RuleRan = {
  /** Of the rule or the macro, as it was. */
  readonly ruleId: string;
  readonly ruleName: string;
  readonly ruleVersion: number;
  /** What was one run; of an arrival each is its own. */
  readonly runId: string;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly deeds: readonly RuleDeed[];
  readonly before: TriageFields;
  readonly after: TriageFields;
  /** Who became a VIP by it. */
  readonly personId?: PersonId;
  /** The draft that it made. */
  readonly replyId?: ReplyId;
  readonly undoneAt?: number;
};

/** Append-only: the source of all figures and of undo. */
export type ParleyEvent = Happened &
  (
    | {
        readonly kind: 'conversation.triaged';
        readonly conversationId: ConversationId;
        readonly before: TriageFields;
        readonly after: TriageFields;
        /** Set once the change was taken back. */
        readonly undoneAt?: number;
      }
    | {
        /** A post of a column was taken into the inbox. */
        readonly kind: 'conversation.taken';
        readonly conversationId: ConversationId;
        readonly undoneAt?: number;
      }
    | {
        readonly kind: 'conversation.marked';
        readonly conversationId: ConversationId;
        /** Those that were changed. */
        readonly messageIds: readonly MessageId[];
        readonly isRead: boolean;
        readonly undoneAt?: number;
      }
    | {
        readonly kind: 'person.changed';
        readonly personId: PersonId;
        /** What differs, and nothing else. */
        readonly before: Partial<PersonFields>;
        readonly after: Partial<PersonFields>;
        readonly undoneAt?: number;
      }
    | {
        /** Identities became one person, or were taken apart. */
        readonly kind: 'person.tied';
        readonly personId: PersonId;
        readonly before: Ties;
        readonly after: Ties;
        readonly undoneAt?: number;
      }
    | {
        /** Two are not the same person, or may be again. */
        readonly kind: 'person.apart';
        readonly personId: PersonId;
        readonly otherId: PersonId;
        readonly isApart: boolean;
        readonly undoneAt?: number;
      }
    | {
        readonly kind: 'library.removed';
        readonly before: LibraryEntry;
        readonly undoneAt?: number;
      }
    | {
        /** What the person made was changed: how it was. */
        readonly kind: 'library.changed';
        readonly before: LibraryEntry;
        readonly undoneAt?: number;
      }
    | {
        /** The person made it: a label, a saved view. */
        readonly kind: 'library.made';
        readonly after: LibraryEntry;
        readonly undoneAt?: number;
      }
    | {
        /** Absent before: it was made; absent after: it was removed. */
        readonly kind: 'monitor.changed';
        readonly monitorId: string;
        readonly before?: Monitor;
        readonly after?: Monitor;
        readonly undoneAt?: number;
      }
    | {
        readonly kind: 'message.arrived';
        readonly conversationId: ConversationId;
        readonly messageId: MessageId;
      }
    | {
        /** The person said how a message sounds; null: as its words say. */
        readonly kind: 'message.judged';
        readonly conversationId: ConversationId;
        readonly messageId: MessageId;
        readonly sentiment: Sentiment | null;
        /** How it sounded until then. */
        readonly before: Pick<Message, 'sentiment' | 'tone'>;
        readonly undoneAt?: number;
      }
    | {
        /** The person sent it; the answer of a macro is in its `rule.applied`. */
        readonly kind: 'reply.queued';
        readonly conversationId: ConversationId;
        readonly replyId: ReplyId;
        /** Set once it was taken back, or once it was said that it cannot be. */
        readonly undoneAt?: number;
      }
    | {
        /** A draft, or a reply that had not left, was thrown away; its document has all that it was. */
        readonly kind: 'reply.discarded';
        readonly conversationId: ConversationId;
        readonly replyId: ReplyId;
        readonly undoneAt?: number;
      }
    | {
        /** Something was wanted of a message on its network. */
        readonly kind: 'message.acted';
        readonly conversationId: ConversationId;
        readonly messageId: MessageId;
        readonly action: MessageAction;
        /** Of `edit`: what stood there, and what stands there now. */
        readonly before?: Pick<Message, 'text'>;
        readonly after?: Pick<Message, 'text'>;
        readonly undoneAt?: number;
      }
    | {
        readonly kind: 'reply.sent';
        readonly conversationId: ConversationId;
        readonly replyId: ReplyId;
      }
    /** The account answered from another app. */
    | {
        readonly kind: 'reply.elsewhere';
        readonly conversationId: ConversationId;
        readonly messageId: MessageId;
      }
    | {
        readonly kind: 'reply.failed';
        readonly conversationId: ConversationId;
        readonly replyId: ReplyId;
      }
    | { readonly kind: 'account.connected'; readonly accountId: AccountId }
    | ({ readonly kind: 'rule.ran' } & RuleRan)
    /** By the person's hand: a rule on what was there already, or a macro. */
    | ({ readonly kind: 'rule.applied' } & RuleRan)
  );
