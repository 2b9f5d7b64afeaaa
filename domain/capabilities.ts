import type { MessageKind } from './message.ts';
import type { FeedKind } from './network.ts';
import type { PriceList } from './prices.ts';
import type { TextRule } from './text-limit.ts';

/** What can be done with a message. */
export const ACTION_KINDS = [
  'reply',
  'like',
  'unlike',
  'boost',
  'unboost',
  'delete',
  'hide',
  'unhide',
  /** Whoever wrote the message. */
  'follow',
  'unfollow',
  'block',
  'unblock',
  /** On a site that moderates. */
  'approve',
  'unapprove',
  'spam',
  'unspam',
  'trash',
  'restore',
  'edit',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** Why something is not possible; the interface greys the button and says this. */
export type CapabilityGap =
  | 'network-cannot'
  | 'server-cannot'
  | 'needs-scope'
  | 'needs-approval'
  | 'costs-money'
  | 'not-yours'
  | 'no-right'
  /** The answer is written on the message's own page, which opens in the browser. */
  | 'answered-on-page';
export type Capability =
  | { readonly can: true }
  | { readonly can: false; readonly why: CapabilityGap };

/**
 * What keeps a reply from being posted twice:
 * - `chosen-id`: we choose the remote id, repeating the same call changes nothing;
 * - `idempotency-key`: the server knows a key again for `windowMs`;
 * - `lookup`: we can read our own posts back and look;
 * - `none`: only a person can tell.
 */
export type SendGuarantee =
  | { readonly kind: 'chosen-id' }
  | { readonly kind: 'idempotency-key'; readonly windowMs: number }
  | { readonly kind: 'lookup' }
  | { readonly kind: 'none' };

export type Visibility = 'public' | 'unlisted' | 'followers' | 'direct';

export type MediaRule = {
  readonly maxCount: number;
  readonly mimeTypes: readonly string[];
  readonly maxBytes: number;
  /** Most characters of a description; absent when descriptions are not supported. */
  readonly maxAltLength?: number;
};

/** How the text of an answer of this kind is counted. */
export function textRuleFor(
  { text, directText = text }: Pick<AccountCapabilities, 'text' | 'directText'>,
  kind: 'public' | 'direct',
): TextRule {
  return kind === 'direct' ? directText : text;
}

/** What the session of one account can do: asked per account, not per network. */
export type AccountCapabilities = {
  readonly text: TextRule;
  /** Of direct messages, where it is another one. */
  readonly directText?: TextRule;
  readonly media?: MediaRule;
  readonly visibilities: readonly Visibility[];
  readonly contentWarning: boolean;
  readonly language: boolean;
  /** An own answer can be answered again: a long one may go out in several parts. */
  readonly parts?: boolean;
  /** What can be written that answers nothing: a post, a first direct message. Absent: nothing. */
  readonly posts?: readonly ('public' | 'direct')[];
  readonly actions: Readonly<Partial<Record<ActionKind, Capability>>>;
  readonly feeds: readonly FeedKind[];
  readonly sendGuarantee: SendGuarantee;
  /** Kinds of messages that can be marked as read on the network too; absent: none. */
  readonly marksRead?: readonly MessageKind[];
  /** What the network takes for an answer; absent: nothing. */
  readonly prices?: PriceList;
  /** The server pushes hints that something is new. */
  readonly streaming: boolean;
};
