import type { AccountCapabilities } from '#domain/capabilities.ts';
import type { NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { ADDRESS_FIELD, FOLDER_FIELD } from './fields.ts';
import { MICROSOFT } from './oauth-providers.ts';
import { BUILT_IN_RULES } from './rules.ts';

/** Nothing is written here. */
const text: TextRule = { unit: 'codepoint', max: 10_000 };

export const PASSWORD_SIGN_IN: SignInMethod = {
  id: 'password',
  kind: 'form',
  label: { en: 'With a password', de: 'Mit einem Passwort' },
  fields: [
    ADDRESS_FIELD,
    {
      name: 'password',
      kind: 'password',
      label: { en: 'Password', de: 'Passwort' },
      hint: {
        en: 'Many providers want a password of its own for programs (app password). Parley only reads, and deletes nothing.',
        de: 'Viele Anbieter verlangen ein eigenes Passwort für Programme (App-Passwort). Parley liest nur und löscht nichts.',
      },
    },
    {
      name: 'server',
      kind: 'text',
      label: { en: 'Server (IMAP)', de: 'Server (IMAP)' },
      placeholder: 'imap.example.org:993',
      hint: {
        en: 'Port 993 is encrypted at once, 143 before anything is said.',
        de: 'Port 993 ist sofort verschlüsselt, 143, bevor etwas gesagt wird.',
      },
      isKept: true,
    },
    {
      name: 'user',
      kind: 'text',
      label: { en: 'User name', de: 'Benutzername' },
      hint: {
        en: 'Only where it is not the address.',
        de: 'Nur wenn er nicht die Adresse ist.',
      },
      isOptional: true,
      isKept: true,
    },
    FOLDER_FIELD,
  ],
};

export const info: NetworkInfo = {
  id: 'mail',
  name: 'Mail',
  glyph: '✉',
  color: '#7a5200',
  summary: {
    en: 'What XING, LinkedIn, gutefrage, StayFriends, Facebook groups and Google reviews tell you by mail, answered on their pages.',
    de: 'Was XING, LinkedIn, gutefrage, StayFriends, Facebook-Gruppen und Google-Rezensionen per Mail melden, beantwortet auf deren Seiten.',
  },
  price: { en: 'Free', de: 'Kostenlos' },
  stage: 'stable',
  signIn: [PASSWORD_SIGN_IN, MICROSOFT.method],
  defaultTextRule: text,
  mailRules: BUILT_IN_RULES,
  feeds: ['interactions'],
};

export const capabilities: AccountCapabilities = {
  text,
  visibilities: [],
  contentWarning: false,
  language: false,
  actions: { reply: { can: false, why: 'answered-on-page' } },
  feeds: info.feeds,
  sendGuarantee: { kind: 'none' },
  streaming: true,
};
