import type { LocalText } from '#domain/local-text.ts';
import { MICROSOFT, type OauthProvider } from './oauth-providers.ts';

/** How a provider lets programs read mail. `server`: host and port, TLS from the first byte. */
export type Provider = {
  readonly domains: readonly string[];
  readonly server: string;
  /** Where to make a password for programs, when the usual one is refused. */
  readonly passwordPage?: string;
  /** It lets programs in with a token only, never with a password. */
  readonly oauth?: OauthProvider;
  /** Why it does not work, when it does not. */
  readonly refuses?: LocalText;
};

/** From the providers' own help pages. */
export const PROVIDERS: readonly Provider[] = [
  { domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'gmx.com'], server: 'imap.gmx.net:993' },
  { domains: ['web.de'], server: 'imap.web.de:993' },
  { domains: ['t-online.de', 'magenta.de'], server: 'secureimap.t-online.de:993' },
  { domains: ['freenet.de'], server: 'mx.freenet.de:993' },
  { domains: ['posteo.de', 'posteo.net', 'posteo.eu'], server: 'posteo.de:993' },
  { domains: ['mailbox.org'], server: 'imap.mailbox.org:993' },
  { domains: ['online.de', '1und1.de', 'ionos.de'], server: 'imap.ionos.de:993' },
  { domains: ['strato.de'], server: 'imap.strato.de:993' },
  {
    domains: ['gmail.com', 'googlemail.com'],
    server: 'imap.gmail.com:993',
    passwordPage: 'https://myaccount.google.com/apppasswords',
  },
  {
    domains: ['icloud.com', 'me.com', 'mac.com'],
    server: 'imap.mail.me.com:993',
    passwordPage: 'https://account.apple.com/account/manage',
  },
  {
    domains: ['yahoo.com', 'yahoo.de', 'ymail.com', 'aol.com'],
    server: 'imap.mail.yahoo.com:993',
    passwordPage: 'https://login.yahoo.com/account/security',
  },
  {
    domains: ['fastmail.com', 'fastmail.fm'],
    server: 'imap.fastmail.com:993',
    passwordPage: 'https://app.fastmail.com/settings/security/apps',
  },
  {
    domains: [
      'outlook.com',
      'outlook.de',
      'hotmail.com',
      'hotmail.de',
      'live.com',
      'live.de',
      'msn.com',
    ],
    server: 'outlook.office365.com:993',
    oauth: MICROSOFT,
  },
  {
    domains: ['proton.me', 'protonmail.com', 'pm.me'],
    server: '127.0.0.1:1143',
    refuses: {
      en: 'Proton Mail can only be read through Proton Mail Bridge on this computer: start it and enter its password and 127.0.0.1:1143 here.',
      de: 'Proton Mail lässt sich nur über Proton Mail Bridge auf diesem Rechner lesen: starte sie und gib hier ihr Passwort und 127.0.0.1:1143 ein.',
    },
  },
];

export function providerOf(domain: string): Provider | null {
  return PROVIDERS.find(({ domains }) => domains.includes(domain.toLowerCase())) ?? null;
}
