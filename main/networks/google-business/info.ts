import type { AccountCapabilities, Capability } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { ownAppFields } from '#main/networks/oauth/own-app-fields.ts';
import { GUIDE } from './guide.ts';
import { SERVER_URL } from './own-app.ts';

/** "The maximum length is 4096 bytes": accounts.locations.reviews, ReviewReply.comment. */
const REPLY_TEXT: TextRule = { unit: 'byte', max: 4096 };

const feeds: readonly FeedKind[] = ['interactions'];

export const METHOD: SignInMethod = {
  id: 'own-app',
  kind: 'browser',
  label: { en: 'With an app of your own', de: 'Mit einer eigenen App' },
  fields: ownAppFields('secret'),
  guide: GUIDE,
};

export const info: NetworkInfo = {
  id: 'google-business',
  name: 'Google Business Profile',
  glyph: 'Gb',
  color: '#1a6b3c',
  summary: {
    en: 'Reviews of your locations: stars, words, and your answer.',
    de: 'Rezensionen deiner Standorte: Sterne, Worte und deine Antwort.',
  },
  price: {
    en: 'Free, after an approval by Google',
    de: 'Kostenlos, nach Bewilligung durch Google',
  },
  stage: 'preview',
  signIn: [METHOD],
  onlyServer: SERVER_URL,
  formatting: {
    en: 'A review has one answer. Another one takes the place of the first.',
    de: 'Eine Rezension hat eine Antwort. Eine weitere tritt an die Stelle der ersten.',
  },
  defaultTextRule: REPLY_TEXT,
  feeds,
};

const yes: Capability = { can: true };
const no: Capability = { can: false, why: 'network-cannot' };

export const CAPABILITIES: AccountCapabilities = {
  text: REPLY_TEXT,
  visibilities: ['public'],
  contentWarning: false,
  language: false,
  actions: { reply: yes, edit: yes, delete: yes, like: no, hide: no },
  feeds,
  sendGuarantee: { kind: 'lookup' },
  streaming: false,
};
