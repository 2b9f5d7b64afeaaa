import type { AccountCapabilities } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { guide } from './guide.ts';

export const SERVER_URL = 'https://graph.instagram.com';

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments */
export const COMMENT_TEXT: TextRule = { unit: 'codepoint', max: 300 };
/** https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api */
const MESSAGE_TEXT: TextRule = { unit: 'byte', max: 1000 };

const feeds: readonly FeedKind[] = ['interactions', 'direct', 'own'];

export const info: NetworkInfo = {
  id: 'instagram',
  name: 'Instagram',
  glyph: '◎',
  color: '#b0246f',
  summary: {
    en: 'Comments, posts with a tag on you and messages of a professional account: answer, hide, delete.',
    de: 'Kommentare, Markierungen und Nachrichten eines professionellen Kontos: antworten, verbergen, löschen.',
  },
  price: {
    en: 'Free; needs an app of your own at Meta',
    de: 'Kostenlos; braucht eine eigene App bei Meta',
  },
  formatting: {
    en: 'Plain text, at most 300 characters, four #tags and one link; nothing but capital letters is refused. A message: 1,000 bytes.',
    de: 'Reiner Text, höchstens 300 Zeichen, vier #Tags und ein Link; nur Großbuchstaben werden abgelehnt. Eine Nachricht: 1.000 Byte.',
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
          placeholder: 'IGAA…',
        },
      ],
      guide,
    },
  ],
  onlyServer: SERVER_URL,
  defaultTextRule: COMMENT_TEXT,
  feeds,
};

export const capabilities: AccountCapabilities = {
  text: COMMENT_TEXT,
  directText: MESSAGE_TEXT,
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
  sendGuarantee: { kind: 'lookup' },
  streaming: false,
};
