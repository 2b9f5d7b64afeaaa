import type { AccountCapabilities, Capability } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { ownAppFields } from '#main/networks/oauth/own-app-fields.ts';
import { GUIDE } from './guide.ts';
import { SERVER_URL } from './own-app.ts';

/** As the site counts it; the interface only says `commentTextTooLong`. */
export const COMMENT_TEXT: TextRule = { unit: 'utf16', max: 10_000 };

const feeds: readonly FeedKind[] = ['interactions'];

export const METHOD: SignInMethod = {
  id: 'own-app',
  kind: 'browser',
  label: { en: 'With an app of your own', de: 'Mit einer eigenen App' },
  fields: ownAppFields('secret'),
  guide: GUIDE,
};

export const info: NetworkInfo = {
  id: 'youtube',
  name: 'YouTube',
  glyph: 'Y',
  color: '#c4161c',
  summary: {
    en: 'Comments on the videos of a channel: answer, hold, publish, reject.',
    de: 'Kommentare unter den Videos eines Kanals: antworten, zurückhalten, freigeben, ablehnen.',
  },
  price: { en: 'Free, with an app of your own', de: 'Kostenlos, mit eigener App' },
  formatting: {
    en: '*bold*, _italic_ and -struck through-; a link may have the comment held for review.',
    de: '*fett*, _kursiv_ und -durchgestrichen-; mit einem Link wird ein Kommentar eher zurückgehalten.',
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
  actions: {
    reply: yes,
    approve: yes,
    unapprove: yes,
    // `comments.markAsSpam` is no longer supported; a rejected comment cannot be published again.
    spam: no,
    restore: no,
    unspam: yes,
    trash: yes,
    edit: yes,
    delete: yes,
    like: no,
  },
  feeds,
  sendGuarantee: { kind: 'lookup' },
  streaming: false,
};
