import type { LocalText } from './local-text.ts';
import type { MailRule } from './mail-rule.ts';
import type { SignInMethod } from './sign-in.ts';
import type { TextRule } from './text-limit.ts';

/** What a network is, as data. The interface reads this and never asks for a network by name. */
export type NetworkInfo = {
  readonly id: string;
  readonly name: string;
  /** One or two characters for the small rounded square. */
  readonly glyph: string;
  /** Ground of that square; white text on it has a contrast of at least 4.5:1. */
  readonly color: string;
  readonly summary: LocalText;
  readonly price: LocalText;
  /** `preview`: never run against the live service. `embedded`: not offered in "Connect". */
  readonly stage: 'stable' | 'preview' | 'embedded';
  readonly signIn: readonly SignInMethod[];
  /** The one server that it has: to choose the network is enough, no address has to be typed. */
  readonly onlyServer?: string;
  /** What becomes of a text there: signs, links, what counts how. */
  readonly formatting?: LocalText;
  /** Rule until the account's own limits are known. */
  readonly defaultTextRule: TextRule;
  /** How its mails are read until the person changes it; absent: it is not read by rules. */
  readonly mailRules?: readonly MailRule[];
  /** Columns that an account of this network can show. */
  readonly feeds: readonly FeedKind[];
};

/** A stream of messages of one account. */
export const FEED_KINDS = [
  'interactions',
  'direct',
  'home',
  'own',
  'author',
  'list',
  'tag',
  'search',
  'feed',
] as const;
export type FeedKind = (typeof FEED_KINDS)[number];
/**
 * `param`: the list's remote id, the tag without #, the words searched for, the handle of the
 * author whose posts are shown (`own` are the account's), or the address of a feed.
 */
export type Feed = { readonly kind: FeedKind; readonly param?: string };

export function feedKey(feed: Feed): string {
  return feed.param === undefined ? feed.kind : `${feed.kind}:${feed.param}`;
}
