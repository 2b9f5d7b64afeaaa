import type { ActionKind, Visibility } from './capabilities.ts';
import type { AccountId, ConversationId, MessageId, PersonId, WorkspaceId } from './ids.ts';
import type { Sentiment, Tone } from './sentiment.ts';
import type { EarlierVersion, LinkCard, Poll, Quote } from './message-extras.ts';

export type MessageKind = 'comment' | 'mention' | 'direct' | 'review' | 'post';

/** A stretch of the text that means something. Indexes are UTF-16 and never overlap. */
export type TextSpan = {
  readonly kind: 'link' | 'mention' | 'tag';
  readonly start: number;
  readonly end: number;
  readonly url: string;
};

export type Media = {
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly url: string;
  readonly previewUrl?: string;
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
};

/** Where a comment stands on a site that moderates: seen by all, waiting, sorted out, thrown away. */
export type Moderation = 'approved' | 'held' | 'spam' | 'trashed';

export type MessageCounts = {
  readonly replies?: number;
  readonly boosts?: number;
  readonly likes?: number;
};

/**
 * One thing that somebody wrote. Everything here can be fetched again, except `readAt`.
 * `isDeletedRemotely` is apart from the store's own tombstone: the person should see that it went.
 */
export type Message = {
  readonly id: MessageId;
  readonly workspaceId: WorkspaceId;
  readonly accountId: AccountId;
  readonly network: string;
  readonly remoteId: string;
  readonly conversationId: ConversationId;
  /** The message it answers, when known. */
  readonly parentRemoteId?: string;
  readonly kind: MessageKind;
  readonly direction: 'in' | 'out';
  readonly authorId: PersonId;
  readonly authorName: string;
  readonly authorHandle: string;
  readonly authorAvatarUrl?: string;
  readonly text: string;
  readonly spans: readonly TextSpan[];
  readonly contentWarning?: string;
  readonly language?: string;
  readonly visibility?: Visibility;
  readonly media: readonly Media[];
  readonly poll?: Poll;
  readonly quote?: Quote;
  readonly card?: LinkCard;
  /** How it read before it was edited, oldest first. */
  readonly history?: readonly EarlierVersion[];
  readonly counts: MessageCounts;
  /** What this account has done with it; the value undoes it where the network needs one. */
  readonly mine: {
    readonly liked?: string;
    readonly boosted?: string;
    readonly hidden?: boolean;
    /** Its author is followed since an action of ours on this message. */
    readonly followed?: string;
    /** Its author is blocked since an action of ours on this message. */
    readonly blocked?: string;
    /** Absent where nothing is moderated. */
    readonly moderation?: Moderation;
  };
  /** What is possible with this very message; absent = what the account can do. */
  readonly allowed?: readonly ActionKind[];
  /** The page of the message on its network. */
  readonly url?: string;
  /** Keys of the feeds it was seen in: see `feedKey`. */
  readonly feeds: readonly string[];
  /** Newer wins: the network's edit time or version; see merge.ts. */
  readonly version: number;
  readonly createdAt: number;
  readonly editedAt?: number;
  readonly isDeletedRemotely: boolean;
  /** When Parley stored it, ms since epoch. */
  readonly receivedAt: number;
  readonly readAt?: number;
  readonly sentiment?: Sentiment;
  readonly tone?: Tone;
  /** Monitors that it is a mention for; set when it was heard. */
  readonly monitorIds?: readonly string[];
  /** Free-form extras of the network, never queried. */
  readonly ext?: Readonly<Record<string, unknown>>;
};
