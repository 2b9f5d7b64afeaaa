import type { TextRule } from './text-limit.ts';

/** A short text in every language of the interface, for data that a network brings along. */
export type LocalText = { readonly en: string; readonly de: string };

/** One field of a sign-in form. */
export type SignInField = {
  readonly name: string;
  readonly label: LocalText;
  readonly kind: 'text' | 'password' | 'url';
  readonly placeholder?: string;
  readonly hint?: LocalText;
  /** Where to get what the field wants, for example the page that makes app passwords. */
  readonly helpUrl?: string;
};

/** One way to sign in. `browser` opens the network's own page in the system browser. */
export type SignInMethod = {
  readonly id: string;
  readonly kind: 'browser' | 'form';
  readonly label: LocalText;
  readonly fields: readonly SignInField[];
};

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
  /** Rule until the account's own limits are known. */
  readonly defaultTextRule: TextRule;
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
] as const;
export type FeedKind = (typeof FEED_KINDS)[number];
/**
 * `param`: the list's remote id, the tag without #, the words searched for, or the handle of the
 * author whose posts are shown (`own` are the account's).
 */
export type Feed = { readonly kind: FeedKind; readonly param?: string };

export function feedKey(feed: Feed): string {
  return feed.param === undefined ? feed.kind : `${feed.kind}:${feed.param}`;
}
