import type { AccountCapabilities, Capability } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { ownAppFields } from '#main/networks/oauth/own-app-fields.ts';
import { GUIDE } from './guide.ts';
import { SERVER_URL } from './own-app.ts';

/** As the site counts it; the interface names no number. */
export const COMMENT_TEXT: TextRule = { unit: 'utf16', max: 1250 };

const feeds: readonly FeedKind[] = ['interactions'];

export const METHOD: SignInMethod = {
  id: 'own-app',
  kind: 'browser',
  label: { en: 'With an app of your own', de: 'Mit einer eigenen App' },
  fields: ownAppFields('secret'),
  guide: GUIDE,
};

export const info: NetworkInfo = {
  id: 'linkedin',
  name: 'LinkedIn Pages',
  glyph: 'in',
  color: '#0a66c2',
  summary: {
    en: 'Comments on the posts of a company page: answer, react, edit, delete.',
    de: 'Kommentare zu den Beiträgen einer Unternehmensseite: antworten, reagieren, ändern, löschen.',
  },
  price: {
    en: 'Free, after an approval by LinkedIn',
    de: 'Kostenlos, nach Bewilligung durch LinkedIn',
  },
  formatting: {
    en: 'Plain text; links are shortened there.',
    de: 'Reiner Text; Links werden dort gekürzt.',
  },
  stage: 'preview',
  signIn: [METHOD],
  onlyServer: SERVER_URL,
  defaultTextRule: COMMENT_TEXT,
  feeds,
};

const yes: Capability = { can: true };
const no: Capability = { can: false, why: 'network-cannot' };

export const CAPABILITIES: AccountCapabilities = {
  text: COMMENT_TEXT,
  visibilities: ['public'],
  contentWarning: false,
  language: false,
  actions: { reply: yes, like: yes, unlike: yes, edit: yes, delete: yes, hide: no, boost: no },
  feeds,
  sendGuarantee: { kind: 'lookup' },
  streaming: false,
};
