import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';

/** wp_get_comment_fields_max_lengths(): what the column of the database holds. */
export const COMMENT_TEXT: TextRule = { unit: 'byte', max: 65_525 };

const feeds: readonly FeedKind[] = ['interactions', 'home'];

export const GRANT: SignInMethod = {
  id: 'grant',
  kind: 'browser',
  label: { en: 'On the site', de: 'Auf der Website' },
  fields: [],
};

/** `profileUrl`: where this site's application passwords are made. */
export function appPassword(profileUrl?: string): SignInMethod {
  return {
    id: 'app-password',
    kind: 'form',
    label: { en: 'With an application password', de: 'Mit einem Anwendungspasswort' },
    fields: [
      {
        name: 'user',
        kind: 'text',
        label: { en: 'User name or e-mail', de: 'Benutzername oder E-Mail' },
      },
      {
        name: 'password',
        kind: 'password',
        label: { en: 'Application password', de: 'Anwendungspasswort' },
        placeholder: 'xxxx xxxx xxxx xxxx xxxx xxxx',
        hint: {
          en: 'Make one in your profile on the site, under “Application Passwords”. You can take it back there at any time.',
          de: 'Lege es in deinem Profil auf der Website unter „Anwendungspasswörter“ an. Dort kannst du es jederzeit widerrufen.',
        },
        ...(profileUrl === undefined ? {} : { helpUrl: profileUrl }),
      },
    ],
  };
}

export const info: NetworkInfo = {
  id: 'wordpress',
  name: 'WordPress',
  glyph: 'W',
  color: '#1f6f93',
  summary: {
    en: 'Comments of a site: approve, answer, spam, trash.',
    de: 'Kommentare einer Website: freigeben, antworten, Spam, Papierkorb.',
  },
  price: { en: 'Free', de: 'Kostenlos' },
  formatting: {
    en: 'Plain text and simple HTML, as the site allows it in comments; counted in bytes.',
    de: 'Reiner Text und einfaches HTML, wie die Website es in Kommentaren erlaubt; gezählt in Bytes.',
  },
  stage: 'stable',
  signIn: [GRANT, appPassword()],
  defaultTextRule: COMMENT_TEXT,
  feeds,
};
