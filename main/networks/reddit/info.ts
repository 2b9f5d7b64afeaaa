import type { AccountCapabilities, Capability } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { ownAppFields } from '#main/networks/oauth/own-app-fields.ts';
import { GUIDE } from './guide.ts';
import { SERVER_URL } from './own-app.ts';

/** "this is too long (max: 10000)" */
export const COMMENT_TEXT: TextRule = { unit: 'codepoint', max: 10_000 };

const feeds: readonly FeedKind[] = ['interactions', 'own', 'list'];

export const METHOD: SignInMethod = {
  id: 'own-app',
  kind: 'browser',
  label: { en: 'With an app of your own', de: 'Mit einer eigenen App' },
  fields: ownAppFields('secret'),
  guide: GUIDE,
};

export const info: NetworkInfo = {
  id: 'reddit',
  name: 'Reddit',
  glyph: 'r/',
  color: '#b8360f',
  summary: {
    en: 'Replies, mentions and private messages; the mod queue as a column.',
    de: 'Antworten, Erwähnungen und Privatnachrichten; die Moderationsliste als Spalte.',
  },
  price: { en: 'Free, after Reddit’s approval', de: 'Kostenlos, nach Genehmigung durch Reddit' },
  stage: 'preview',
  signIn: [METHOD],
  onlyServer: SERVER_URL,
  formatting: { en: 'Markdown.', de: 'Markdown.' },
  defaultTextRule: COMMENT_TEXT,
  feeds,
};

/** `isModerator`: of any subreddit. */
export function capabilitiesOf(isModerator: boolean): AccountCapabilities {
  const yes: Capability = { can: true };
  const moderating: Capability = isModerator ? yes : { can: false, why: 'no-right' };
  return {
    text: COMMENT_TEXT,
    visibilities: ['public', 'direct'],
    contentWarning: false,
    language: false,
    actions: {
      reply: yes,
      like: yes,
      unlike: yes,
      delete: yes,
      edit: yes,
      approve: moderating,
      spam: moderating,
      trash: moderating,
    },
    feeds: isModerator ? feeds : feeds.filter((kind) => kind !== 'list'),
    sendGuarantee: { kind: 'lookup' },
    marksRead: ['comment', 'mention', 'direct'],
    streaming: false,
  };
}
