import type { AccountCapabilities } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';

/** Nothing is written here: answers are given on the page itself. */
const text: TextRule = { unit: 'grapheme', max: 1 };
const feeds: readonly FeedKind[] = ['feed', 'search'];

export const OPEN: SignInMethod = {
  id: 'open',
  kind: 'form',
  label: { en: 'Without signing in', de: 'Ohne Anmeldung' },
  fields: [],
};

export const info: NetworkInfo = {
  id: 'feeds',
  name: 'Feeds',
  glyph: 'F',
  color: '#9a4f00',
  summary: {
    en: 'Blogs, forums, comments and alerts by RSS, Atom or JSON Feed; searches without a key.',
    de: 'Blogs, Foren, Kommentare und Alerts per RSS, Atom oder JSON Feed; Suchen ohne Schlüssel.',
  },
  price: { en: 'Free', de: 'Kostenlos' },
  stage: 'stable',
  signIn: [OPEN],
  defaultTextRule: text,
  feeds,
};

export const capabilities: AccountCapabilities = {
  text,
  visibilities: [],
  contentWarning: false,
  language: false,
  actions: { reply: { can: false, why: 'answered-on-page' } },
  feeds,
  sendGuarantee: { kind: 'none' },
  streaming: false,
};
