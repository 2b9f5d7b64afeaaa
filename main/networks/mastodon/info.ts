import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';

/** Mastodon's own rule: https://docs.joinmastodon.org/user/posting/#text */
export const MASTODON_TEXT: TextRule = {
  unit: 'grapheme',
  max: 500,
  linkLength: 23,
  mentionWithoutServer: true,
  warningCounts: true,
};

export const BROWSER_SIGN_IN: SignInMethod = {
  id: 'browser',
  kind: 'browser',
  label: { en: 'In the browser', de: 'Im Browser' },
  fields: [],
};

const feeds: readonly FeedKind[] = [
  'interactions',
  'direct',
  'home',
  'own',
  'author',
  'list',
  'tag',
  'search',
];

export const info: NetworkInfo = {
  id: 'mastodon',
  name: 'Mastodon',
  glyph: 'm',
  color: '#5a48d6',
  summary: {
    en: 'Mastodon and its relatives: GoToSocial, Pleroma, Akkoma, Pixelfed, Friendica, snac, Hollo.',
    de: 'Mastodon und Verwandte: GoToSocial, Pleroma, Akkoma, Pixelfed, Friendica, snac, Hollo.',
  },
  price: { en: 'Free', de: 'Kostenlos' },
  formatting: {
    en: 'Plain text. A link counts 23 characters, @name@server only as @name; a content warning counts too.',
    de: 'Reiner Text. Ein Link zählt 23 Zeichen, @name@server nur als @name; eine Inhaltswarnung zählt mit.',
  },
  stage: 'stable',
  signIn: [BROWSER_SIGN_IN],
  defaultTextRule: MASTODON_TEXT,
  feeds,
};
