import type { AccountCapabilities } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { guide } from './guide.ts';

export const SERVER_URL = 'https://graph.threads.net';

/** 500, an emoji by its bytes: https://developers.facebook.com/docs/threads/overview#limitations */
export const POST_TEXT: TextRule = { unit: 'emoji-bytes', max: 500 };

const feeds: readonly FeedKind[] = ['interactions', 'own'];

export const info: NetworkInfo = {
  id: 'threads',
  name: 'Threads',
  glyph: '@',
  color: '#3b3b3b',
  summary: {
    en: 'Replies to your posts and mentions: answer, hide, delete.',
    de: 'Antworten auf deine Beiträge und Erwähnungen: antworten, verbergen, löschen.',
  },
  price: {
    en: 'Free; needs an app of your own at Meta',
    de: 'Kostenlos; braucht eine eigene App bei Meta',
  },
  formatting: {
    en: 'Plain text. An emoji counts as its bytes, four to many; at most five links.',
    de: 'Reiner Text. Ein Emoji zählt seine Bytes, vier bis viele; höchstens fünf Links.',
  },
  stage: 'preview',
  signIn: [
    {
      id: 'token',
      kind: 'form',
      label: { en: 'With a token', de: 'Mit einem Token' },
      fields: [
        {
          name: 'token',
          kind: 'password',
          label: { en: 'Access token', de: 'Zugriffsschlüssel (Token)' },
          placeholder: 'THAA…',
        },
      ],
      guide,
    },
  ],
  onlyServer: SERVER_URL,
  defaultTextRule: POST_TEXT,
  feeds,
};

export const capabilities: AccountCapabilities = {
  text: POST_TEXT,
  visibilities: ['public'],
  contentWarning: false,
  language: false,
  actions: {
    reply: { can: true },
    like: { can: false, why: 'network-cannot' },
    hide: { can: true },
    unhide: { can: true },
    delete: { can: true },
  },
  feeds,
  // The number of what lies ready there: published once, it is not published again. It lies for a day.
  sendGuarantee: { kind: 'idempotency-key', windowMs: 24 * 3_600_000 },
  streaming: false,
};
