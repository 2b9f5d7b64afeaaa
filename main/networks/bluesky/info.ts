import type { AccountCapabilities, ActionKind, Capability } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { TextRule } from '#domain/text-limit.ts';

/** Both at once: https://atproto.com/lexicons/app-bsky-feed (post.text: maxGraphemes, maxLength). */
const text: TextRule = { unit: 'grapheme', max: 300, also: { unit: 'byte', max: 3000 } };

const feeds: readonly FeedKind[] = [
  'interactions',
  'home',
  'own',
  'author',
  'list',
  'tag',
  'search',
];

export const info: NetworkInfo = {
  id: 'bluesky',
  name: 'Bluesky',
  glyph: 'b',
  color: '#0a66d6',
  summary: {
    en: 'Replies, mentions and quotes, home, lists, tags and search.',
    de: 'Antworten, Erwähnungen und Zitate, Startseite, Listen, Tags und Suche.',
  },
  price: { en: 'Free', de: 'Kostenlos' },
  formatting: {
    en: 'Plain text. Links, @names and #tags become clickable and count in full.',
    de: 'Reiner Text. Links, @Namen und #Tags werden anklickbar und zählen ganz.',
  },
  stage: 'stable',
  signIn: [
    {
      id: 'app-password',
      kind: 'form',
      label: { en: 'With an app password', de: 'Mit einem App-Passwort' },
      fields: [
        {
          name: 'handle',
          kind: 'text',
          label: { en: 'Handle', de: 'Handle' },
          placeholder: 'name.bsky.social',
        },
        {
          name: 'password',
          kind: 'password',
          label: { en: 'App password', de: 'App-Passwort' },
          placeholder: 'xxxx-xxxx-xxxx-xxxx',
          hint: {
            en: 'Make one in the settings of Bluesky; you can take it back there at any time. Parley keeps only the session that it gives.',
            de: 'Lege es in den Einstellungen von Bluesky an; dort kannst du es jederzeit zurücknehmen. Parley behält nur die Sitzung, die es ergibt.',
          },
          helpUrl: 'https://bsky.app/settings/app-passwords',
        },
      ],
    },
    {
      id: 'oauth',
      kind: 'browser',
      label: { en: 'In the browser', de: 'Im Browser' },
      fields: [],
    },
  ],
  defaultTextRule: text,
  feeds,
};

const yes: Capability = { can: true };
const actions: Readonly<Partial<Record<ActionKind, Capability>>> = {
  reply: yes,
  like: yes,
  unlike: yes,
  boost: yes,
  unboost: yes,
  delete: yes,
  hide: yes,
  unhide: yes,
  follow: yes,
  unfollow: yes,
  block: yes,
  unblock: yes,
};

/** What every account can do: the network has one set of rules, whatever the server. */
export const capabilities: AccountCapabilities = {
  text,
  media: {
    maxCount: 4,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    maxBytes: 2_000_000,
    // The network sets no limit; this is what its own app lets people write.
    maxAltLength: 2000,
  },
  visibilities: ['public'],
  // Labels are a fixed list here, not a text of one's own.
  contentWarning: false,
  language: true,
  parts: true,
  posts: ['public'],
  actions,
  feeds,
  marksRead: ['comment', 'mention'],
  sendGuarantee: { kind: 'chosen-id' },
  streaming: false,
};
