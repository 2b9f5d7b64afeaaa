import type { AccountCapabilities } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';
import type { Settings } from './schemas.ts';

/** `max_post_length` of a new forum; Ruby counts characters as code points. */
export const POST_TEXT: TextRule = { unit: 'codepoint', max: 32_000 };

const feeds: readonly FeedKind[] = ['interactions', 'own', 'home'];

const cost = {
  en: 'Free. Some forums cost their owners; answering there costs nothing.',
  de: 'Kostenlos. Manche Foren kosten ihre Betreiber etwas; dort zu antworten kostet nichts.',
};

export const USER_KEY: SignInMethod = {
  id: 'user-key',
  kind: 'browser',
  label: { en: 'On the forum', de: 'Im Forum' },
  fields: [],
  guide: {
    steps: [
      {
        text: {
          en: 'The forum opens in your browser. Sign in there, if you are not.',
          de: 'Das Forum öffnet sich im Browser. Melde dich dort an, falls du es nicht bist.',
        },
      },
      {
        text: {
          en: 'Newer forums ask for a code that Parley shows: type it, and allow Parley to read and write for you. Parley goes on by itself.',
          de: 'Neuere Foren fragen nach einem Code, den Parley anzeigt: Tippe ihn ein und erlaube Parley, für dich zu lesen und zu schreiben. Parley macht von selbst weiter.',
        },
      },
      {
        text: {
          en: 'Older forums show a long encrypted text at the end: copy all of it and paste it into Parley. Only this Parley can read it.',
          de: 'Ältere Foren zeigen am Ende einen langen verschlüsselten Text: Kopiere ihn ganz und füge ihn in Parley ein. Nur dieses Parley kann ihn lesen.',
        },
      },
    ],
    cost,
    heldBack: {
      en: 'A forum may allow keys from a certain trust level on only. It takes 20 requests a minute and 2,880 a day for each of them, unless its owner changed that.',
      de: 'Ein Forum kann Schlüssel erst ab einer Vertrauensstufe erlauben. Je Schlüssel nimmt es 20 Anfragen in der Minute und 2.880 am Tag an, wenn der Betreiber nichts anderes eingestellt hat.',
    },
    tokenLife: {
      en: 'Until you take it back in your preferences under “Security”, “Apps”. Forums usually end a key that was not used for 180 days.',
      de: 'Bis du ihn in deinen Einstellungen unter „Sicherheit“, „Apps“ zurücknimmst. Foren beenden meist einen Schlüssel, der 180 Tage lang nicht benutzt wurde.',
    },
  },
};

/** `adminUrl`: where this forum's keys are made. */
export function adminKey(adminUrl?: string): SignInMethod {
  return {
    id: 'admin-key',
    kind: 'form',
    label: { en: 'With a key of an administrator', de: 'Mit einem Schlüssel der Verwaltung' },
    fields: [
      {
        name: 'username',
        kind: 'text',
        label: { en: 'User name', de: 'Benutzername' },
        hint: {
          en: 'In whose name Parley reads and answers.',
          de: 'In wessen Namen Parley liest und antwortet.',
        },
        isKept: true,
      },
      {
        name: 'key',
        kind: 'password',
        label: { en: 'API key', de: 'API-Schlüssel' },
        ...(adminUrl === undefined ? {} : { helpUrl: adminUrl }),
      },
    ],
    guide: {
      steps: [
        {
          text: {
            en: 'An administrator opens “Admin”, “API keys” on the forum and adds a key.',
            de: 'Jemand aus der Verwaltung öffnet im Forum „Admin“, „API-Schlüssel“ und legt einen Schlüssel an.',
          },
          ...(adminUrl === undefined
            ? {}
            : { link: { label: { en: 'API keys', de: 'API-Schlüssel' }, url: adminUrl } }),
        },
        {
          text: {
            en: 'User level “Single user”, with the user that answers. Scope “Global”: with less, Parley may see nothing.',
            de: 'Benutzerebene „Einzelner Benutzer“, mit dem Benutzer, der antwortet. Bereich „Global“: Mit weniger sieht Parley vielleicht nichts.',
          },
        },
        {
          text: {
            en: 'The key is shown once: copy it and paste it below.',
            de: 'Der Schlüssel wird einmal angezeigt: Kopiere ihn und füge ihn unten ein.',
          },
        },
      ],
      cost,
      heldBack: {
        en: '60 requests a minute for all keys of administrators together, unless the owner changed that.',
        de: '60 Anfragen in der Minute für alle Schlüssel der Verwaltung zusammen, wenn der Betreiber nichts anderes eingestellt hat.',
      },
      tokenLife: {
        en: 'Until an administrator revokes it; usually also when it was not used for 180 days.',
        de: 'Bis die Verwaltung ihn widerruft; meist auch, wenn er 180 Tage lang nicht benutzt wurde.',
      },
    },
  };
}

export const info: NetworkInfo = {
  id: 'discourse',
  name: 'Discourse',
  glyph: 'D',
  color: '#8a3b12',
  summary: {
    en: 'Replies, mentions, quotes and private messages of a forum.',
    de: 'Antworten, Erwähnungen, Zitate und private Nachrichten eines Forums.',
  },
  price: { en: 'Free', de: 'Kostenlos' },
  stage: 'preview',
  signIn: [USER_KEY, adminKey()],
  formatting: {
    en: 'Markdown. Most forums want at least 20 characters.',
    de: 'Markdown. Die meisten Foren wollen mindestens 20 Zeichen.',
  },
  defaultTextRule: POST_TEXT,
  feeds,
};

const IMAGES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

export function capabilitiesOf(settings: Settings): AccountCapabilities {
  const yes = { can: true } as const;
  return {
    text: { ...POST_TEXT, max: settings.max_post_length },
    media: {
      maxCount: 10,
      mimeTypes: IMAGES,
      maxBytes: Math.max(settings.max_image_size_kb * 1024, 100_000),
      maxAltLength: 1000,
    },
    visibilities: ['public', 'direct'],
    contentWarning: false,
    language: false,
    actions: { reply: yes, like: yes, unlike: yes, delete: yes, edit: yes },
    feeds,
    sendGuarantee: { kind: 'lookup' },
    marksRead: ['comment', 'mention', 'direct', 'post'],
    streaming: false,
  };
}
