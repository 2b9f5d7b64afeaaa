import type { Visibility } from './capabilities.ts';
import type { Failure } from './failure.ts';
import type {
  AccountId,
  ConversationId,
  MessageId,
  PersonId,
  ReplyId,
  WorkspaceId,
} from './ids.ts';

/** A file that goes with a reply; the bytes lie in the data folder under `mediaId`. */
export type ReplyMedia = {
  readonly mediaId: string;
  readonly name: string;
  readonly mimeType: string;
  readonly byteLength: number;
  readonly alt: string;
};

/** What a reply says and to whom: all that a person can edit while it is not sent. */
export type ReplyContent = {
  readonly kind: 'public' | 'direct';
  readonly text: string;
  readonly media: readonly ReplyMedia[];
  readonly visibility?: Visibility;
  readonly contentWarning?: string;
  readonly language?: string;
};

/**
 * Made once, when a reply is queued, and never again: all repeats are recognisable as the same one.
 * `chosenId` only where the network lets us choose the remote id.
 */
export type SendIntent = {
  readonly key: string;
  readonly chosenId?: string;
  /** When the person said "send", ms since epoch; absent when that is `createdAt`. */
  readonly queuedAt?: number;
  /** The moment that the post will carry: of a planned reply the planned one. ms since epoch. */
  readonly createdAt: number;
  /** Replies of one conversation go out in this order. */
  readonly order: number;
};

/**
 * Why a reply is not sent without asking once more: it is more than a day old, or what it answers was
 * deleted, edited, or answered from somewhere else since it was written.
 */
export type SendQuestion = {
  readonly why: 'old' | 'deleted' | 'edited' | 'answered';
  /** When it was asked, or confirmed; ms since epoch. */
  readonly at: number;
  /** Of `edited`: the version that the person has seen by now. */
  readonly version?: number;
};

/** One look whether an unclear reply stands on the network: the evidence for the person. */
export type Look = {
  readonly at: number;
  /** `not-possible`: the network has no way to read own posts back. */
  readonly result: 'absent' | 'cannot-tell' | 'not-possible' | 'failed';
  readonly failure?: Failure;
};

/** What happened so far while sending; kept over restarts. */
export type SendProgress = {
  readonly attempts: number;
  /** The first time that a request left, and with it the life of an idempotency key began. */
  readonly firstTriedAt?: number;
  /** Some attempt ended without a clear answer: until it is found or ruled out, it may be there. */
  readonly mayHaveArrived: boolean;
  /** How often we looked for it since the last attempt. */
  readonly checks: number;
  readonly lastTriedAt?: number;
  readonly failure?: Failure;
  /** The newest looks for an attempt whose answer was unclear. */
  readonly looks?: readonly Look[];
  /** When the message that is answered was last fetched anew for this reply. */
  readonly parentCheckedAt?: number;
  /** Questions to which the person said "send anyway". */
  readonly confirmed?: readonly SendQuestion[];
  /** What the connector wants to remember between attempts (uploaded media ids), opaque JSON. */
  readonly resume?: unknown;
};

export type ReplyStatus =
  | { readonly state: 'draft' }
  | {
      readonly state: 'queued';
      readonly intent: SendIntent;
      /** Not sent before, ms since epoch. */
      readonly notBefore: number;
      /** Why it waits: it can be taken back, was planned for later, or tries again. */
      readonly waitsFor: 'undo' | 'later' | 'retry';
      /** Only the person can send it on. */
      readonly question?: SendQuestion;
      readonly progress: SendProgress;
    }
  | { readonly state: 'sending'; readonly intent: SendIntent; readonly progress: SendProgress }
  | {
      readonly state: 'unclear';
      readonly intent: SendIntent;
      readonly progress: SendProgress;
      /** `checking`: we look ourselves; `person`: only a person can tell. */
      readonly needs: 'checking' | 'person';
      readonly nextCheckAt: number;
    }
  | {
      readonly state: 'sent';
      readonly intent: SendIntent;
      /** Absent when a person found it on the network and said so. */
      readonly remoteId?: string;
      readonly url?: string;
      readonly sentAt: number;
      /** The server made it more public than asked. */
      readonly widenedTo?: Visibility;
    }
  | {
      readonly state: 'failed';
      readonly intent: SendIntent;
      readonly progress: SendProgress;
      readonly failure: Failure;
    }
  | { readonly state: 'canceled'; readonly canceledAt: number };

/**
 * One part of an answer that was split because it is longer than the network takes. Each part answers
 * the one before it.
 */
export type ReplyPart = {
  /** The same for all parts of one answer. */
  readonly key: string;
  /** From 0. */
  readonly index: number;
  readonly count: number;
  /** Its stretch of what was written, blanks included: what is taken back is joined from these. */
  readonly source: string;
  /** The part before, until that is sent and this one has its place behind it. */
  readonly after?: ReplyId;
};

/** Whom a direct message is for that begins a conversation. `personId` where they are known. */
export type Addressee = { readonly handle: string; readonly personId?: PersonId };

/** The answer's one document from the first typed letter to the post on the network. */
export type Reply = {
  readonly id: ReplyId;
  readonly workspaceId: WorkspaceId;
  /** For ever the account that was addressed. */
  readonly accountId: AccountId;
  readonly network: string;
  readonly conversationId: ConversationId;
  /** Absent: it answers nothing; a post of its own, or a first direct message. */
  readonly inReplyTo?: {
    readonly messageId: MessageId;
    readonly remoteId: string;
    readonly rootRemoteId: string;
    /** Handle of the one who is answered. */
    readonly authorHandle: string;
    readonly authorRemoteId: string;
    /** Version of the message when the answer was written: see send-question.ts. */
    readonly version: number;
    readonly ext?: Readonly<Record<string, unknown>>;
  };
  readonly to?: Addressee;
  readonly content: ReplyContent;
  readonly part?: ReplyPart;
  readonly status: ReplyStatus;
  readonly createdAt: number;
  readonly updatedAt: number;
};
