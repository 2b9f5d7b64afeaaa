import type { Visibility } from '#domain/capabilities.ts';

/** The software of a server as its nodeinfo names it, lower case; empty when it does not say. */
export type Software = { readonly name: string; readonly version: string };

/** How a relative differs from Mastodon: measured against the real servers, see README.md. */
export type Quirks = {
  /** Knows an `Idempotency-Key` again for an hour. Others ignore it and post twice. */
  readonly knowsIdempotencyKey: boolean;
  readonly canDelete: boolean;
  /** Conversations answer, but are always empty: direct messages arrive as mentions. */
  readonly hasConversations: boolean;
  readonly streams: boolean;
  readonly visibilities: readonly Visibility[];
  /** Its `private` reaches nobody but those mentioned, and it shows `direct` as `private`. */
  readonly privateMeansDirect: boolean;
  /** Where own posts that are not public can be read back: without that "absent" means nothing. */
  readonly privatePostsIn: 'own' | 'home' | null;
  /** Counts a mention of another server as its local part. */
  readonly shortMentions: boolean;
};

const ALL: readonly Visibility[] = ['public', 'unlisted', 'followers', 'direct'];
const RELATIVE: Quirks = {
  knowsIdempotencyKey: false,
  canDelete: true,
  hasConversations: true,
  streams: true,
  visibilities: ALL,
  privateMeansDirect: false,
  privatePostsIn: null,
  shortMentions: false,
};
const MASTODON: Quirks = {
  ...RELATIVE,
  knowsIdempotencyKey: true,
  privatePostsIn: 'own',
  shortMentions: true,
};

/** Is `version` at least `major.minor`? Text before and after the numbers does not matter. */
export function isAtLeast(version: string, wanted: readonly [number, number]): boolean {
  const [, major, minor] = /(\d+)\.(\d+)/u.exec(version) ?? [];
  const has = [Number(major ?? 0), Number(minor ?? 0)] as const;
  return has[0] === wanted[0] ? has[1] >= wanted[1] : has[0] > wanted[0];
}

function snac(version: string): Quirks {
  const isRecent = isAtLeast(version, [2, 96]);
  return {
    ...RELATIVE,
    canDelete: isRecent,
    hasConversations: false,
    streams: false,
    visibilities: isRecent ? ALL : ['public', 'direct'],
    privateMeansDirect: !isRecent,
    privatePostsIn: 'home',
  };
}

/**
 * What is known of a software, by the name that its nodeinfo gives: measured for snac, GoToSocial and
 * Hollo, taken from public documentation and trackers for the others. Strangers get the careful answer.
 */
const BY_NAME: Readonly<Record<string, (version: string) => Quirks>> = {
  mastodon: () => MASTODON,
  hometown: () => MASTODON,
  hollo: () => ({ ...RELATIVE, knowsIdempotencyKey: true, hasConversations: false }),
  gotosocial: () => ({ ...RELATIVE, privatePostsIn: 'own' }),
  snac,
  snac2: snac,
  pleroma: () => RELATIVE,
  akkoma: () => RELATIVE,
  // Its direct messages are an interface of their own, and nothing is streamed.
  pixelfed: () => ({
    ...RELATIVE,
    hasConversations: false,
    streams: false,
    visibilities: ['public', 'unlisted', 'followers'],
  }),
  friendica: () => ({ ...RELATIVE, streams: false }),
};

export function quirksOf({ name, version }: Software): Quirks {
  return BY_NAME[name]?.(version) ?? RELATIVE;
}

/** As the projects write themselves. */
const NAMES: Readonly<Record<string, string>> = {
  mastodon: 'Mastodon',
  hometown: 'Hometown',
  gotosocial: 'GoToSocial',
  pleroma: 'Pleroma',
  akkoma: 'Akkoma',
  pixelfed: 'Pixelfed',
  hollo: 'Hollo',
  friendica: 'Friendica',
};

export function softwareName({ name, version }: Software): string {
  return `${NAMES[name] ?? name} ${version}`.trim();
}
