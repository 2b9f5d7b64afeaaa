import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInField, SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { ownAppFields } from '#main/networks/oauth/own-app-fields.ts';
import { guide } from './guide.ts';

export const SERVER_URL = 'https://graph.facebook.com';

/** What the page's own form takes: https://www.facebook.com/help/community (8,000), Send API (2,000). */
export const COMMENT_TEXT: TextRule = { unit: 'utf16', max: 8000 };
export const MESSAGE_TEXT: TextRule = { unit: 'utf16', max: 2000 };

export const FEEDS: readonly FeedKind[] = ['interactions', 'direct', 'own'];

const PAGE_FIELD: SignInField = {
  name: 'page',
  kind: 'text',
  label: { en: 'Page', de: 'Seite' },
  hint: {
    en: 'Name or number of the page; only if you manage several.',
    de: 'Name oder Nummer der Seite; nur wenn du mehrere verwaltest.',
  },
  isOptional: true,
  isKept: true,
};

export const WITH_APP: SignInMethod = {
  id: 'app',
  kind: 'browser',
  label: { en: 'With my own app', de: 'Mit meiner eigenen App' },
  fields: [
    ...ownAppFields('secret', {
      id: { en: 'App ID', de: 'App-ID' },
      secret: { en: 'App secret', de: 'App-Geheimcode' },
    }),
    PAGE_FIELD,
  ],
  guide: guide('app'),
};

export const WITH_TOKEN: SignInMethod = {
  id: 'token',
  kind: 'form',
  label: { en: 'With a token', de: 'Mit einem Token' },
  fields: [
    {
      name: 'token',
      kind: 'password',
      label: { en: 'Access token', de: 'Zugriffsschlüssel (Token)' },
      hint: {
        en: 'A page token, or one of a user or system user who manages the page.',
        de: 'Ein Seiten-Token, oder eines von jemandem (auch einem Systemnutzer), der die Seite verwaltet.',
      },
      helpUrl: 'https://developers.facebook.com/tools/explorer/',
    },
    PAGE_FIELD,
  ],
  guide: guide('token'),
};

export const info: NetworkInfo = {
  id: 'facebook',
  name: 'Facebook Pages',
  glyph: 'f',
  color: '#1461cc',
  summary: {
    en: 'Comments, mentions, reviews and Messenger messages of a page: answer, like, hide, delete.',
    de: 'Kommentare, Erwähnungen, Empfehlungen und Messenger-Nachrichten einer Seite: antworten, „Gefällt mir“, verbergen, löschen.',
  },
  price: {
    en: 'Free; needs an app of your own at Meta',
    de: 'Kostenlos; braucht eine eigene App bei Meta',
  },
  formatting: {
    en: 'Plain text. Links become clickable; @names do not.',
    de: 'Reiner Text. Links werden anklickbar, @Namen nicht.',
  },
  stage: 'preview',
  signIn: [WITH_APP, WITH_TOKEN],
  onlyServer: SERVER_URL,
  defaultTextRule: COMMENT_TEXT,
  feeds: FEEDS,
};
