import type { AccountCapabilities, Capability } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { DEVICE, TOKEN } from './methods.ts';
import { SERVER_URL } from './own-app.ts';

/** "body is too long (maximum is 65536 characters)" */
export const BODY_TEXT: TextRule = { unit: 'codepoint', max: 65_536 };

const feeds: readonly FeedKind[] = ['interactions'];

export const info: NetworkInfo = {
  id: 'github',
  name: 'GitHub Discussions',
  glyph: 'GH',
  color: '#24292f',
  summary: {
    en: 'Discussions of the repositories that you name, with their comments and replies.',
    de: 'Diskussionen der Repositorys, die du nennst, mit Kommentaren und Antworten.',
  },
  price: { en: 'Free', de: 'Kostenlos' },
  stage: 'preview',
  signIn: [DEVICE, TOKEN],
  onlyServer: SERVER_URL,
  formatting: { en: 'Markdown.', de: 'Markdown.' },
  defaultTextRule: BODY_TEXT,
  feeds,
};

const yes: Capability = { can: true };

export const CAPABILITIES: AccountCapabilities = {
  text: BODY_TEXT,
  visibilities: ['public'],
  contentWarning: false,
  language: false,
  actions: { reply: yes, like: yes, unlike: yes, hide: yes, unhide: yes, delete: yes, edit: yes },
  feeds,
  sendGuarantee: { kind: 'lookup' },
  streaming: false,
};
