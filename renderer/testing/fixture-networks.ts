import type { ComposeRules, NetworkRow } from '#contract/account-rows.ts';

/** Networks, accounts and rules for the window without main: all names are invented. */
const browser = {
  id: 'browser',
  kind: 'browser',
  label: { en: 'Sign in in the browser', de: 'Im Browser anmelden' },
  fields: [],
} as const;
const password = {
  id: 'password',
  kind: 'form',
  label: { en: 'App password', de: 'App-Passwort' },
  fields: [
    {
      name: 'handle',
      label: { en: 'Handle', de: 'Handle' },
      kind: 'text',
      placeholder: 'rabe.bsky.social',
    },
    {
      name: 'password',
      label: { en: 'App password', de: 'App-Passwort' },
      kind: 'password',
      hint: { en: 'Not your main password.', de: 'Nicht dein Hauptpasswort.' },
      helpUrl: 'https://bsky.app/settings/app-passwords',
    },
  ],
} as const;
const free = { en: 'free', de: 'kostenlos' } as const;
const shared = { price: free, stage: 'stable' } as const;

export const NETWORKS: readonly NetworkRow[] = [
  {
    ...shared,
    id: 'mastodon',
    name: 'Mastodon',
    glyph: 'm',
    color: '#5b53d6',
    summary: {
      en: 'Sign in on your server in the browser',
      de: 'Anmeldung auf deinem Server im Browser',
    },
    signIn: [browser],
    feeds: ['interactions', 'direct', 'home', 'own', 'list', 'tag', 'search'],
  },
  {
    ...shared,
    id: 'bluesky',
    name: 'Bluesky',
    glyph: 'b',
    color: '#0a6fd6',
    summary: { en: 'App password or sign-in in the browser', de: 'App-Passwort oder im Browser' },
    signIn: [password, browser],
    feeds: ['interactions', 'home', 'own', 'search'],
  },
  {
    ...shared,
    id: 'wordpress',
    name: 'WordPress',
    glyph: 'W',
    color: '#1c6e9e',
    summary: { en: 'Approve Parley on your site', de: 'Parley auf deiner Seite erlauben' },
    stage: 'preview',
    signIn: [browser],
    feeds: ['interactions', 'own'],
  },
];

export const COMPOSE: Readonly<Record<string, ComposeRules>> = {
  mastodon: {
    text: {
      unit: 'codepoint',
      max: 500,
      linkLength: 23,
      mentionWithoutServer: true,
      warningCounts: true,
    },
    media: {
      maxCount: 4,
      mimeTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
      maxBytes: 16_000_000,
      maxAltLength: 1500,
    },
    visibilities: ['public', 'unlisted', 'followers', 'direct'],
    contentWarning: true,
    language: true,
    parts: true,
    posts: ['public', 'direct'],
  },
  bluesky: {
    text: { unit: 'grapheme', max: 300, also: { unit: 'byte', max: 3000 } },
    media: {
      maxCount: 4,
      mimeTypes: ['image/png', 'image/jpeg'],
      maxBytes: 1_000_000,
      maxAltLength: 2000,
    },
    visibilities: ['public'],
    contentWarning: false,
    language: true,
    parts: true,
  },
  wordpress: {
    text: { unit: 'utf16', max: 65_525 },
    visibilities: ['public'],
    contentWarning: false,
    language: false,
    parts: false,
  },
};
