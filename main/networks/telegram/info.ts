import type { AccountCapabilities, Capability } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { SERVER_URL } from './server-url.ts';

/** https://core.telegram.org/bots/api#sendmessage */
export const MESSAGE_TEXT: TextRule = { unit: 'utf16', max: 4096 };

/** One stream brings everything, and asking for it confirms what came before: a second feed would lose it. */
const feeds: readonly FeedKind[] = ['interactions'];

const botFather = {
  label: { en: 'Open @BotFather', de: '@BotFather öffnen' },
  url: 'https://t.me/BotFather',
};

export const TOKEN: SignInMethod = {
  id: 'token',
  kind: 'form',
  label: { en: 'With the token of a bot', de: 'Mit dem Token eines Bots' },
  fields: [
    {
      name: 'token',
      kind: 'password',
      label: { en: 'Token of the bot', de: 'Token des Bots' },
      placeholder: '123456789:AA…',
      helpUrl: 'https://t.me/BotFather',
    },
  ],
  guide: {
    steps: [
      {
        text: {
          en: 'Write to @BotFather in Telegram and send the command. It asks for a name and a user name that ends in “bot”.',
          de: 'Schreib in Telegram an @BotFather und sende den Befehl. Er fragt nach einem Namen und einem Benutzernamen, der auf „bot“ endet.',
        },
        link: botFather,
        copy: '/newbot',
      },
      {
        text: {
          en: 'For groups: send this command, choose the bot and “Disable”, so that it sees everything that is written there. Then add the bot to the group.',
          de: 'Für Gruppen: Sende diesen Befehl, wähle den Bot und „Disable“, damit er alles sieht, was dort geschrieben wird. Füge den Bot danach der Gruppe hinzu.',
        },
        copy: '/setprivacy',
      },
      {
        text: {
          en: 'Copy the token from @BotFather’s answer and paste it below. No other program may read this bot’s messages.',
          de: 'Kopiere das Token aus der Antwort von @BotFather und füge es unten ein. Kein anderes Programm darf die Nachrichten dieses Bots lesen.',
        },
      },
    ],
    cost: { en: 'Free.', de: 'Kostenlos.' },
    heldBack: {
      en: 'Telegram keeps messages for a bot for 24 hours and gives nothing older: Parley has to run at least once a day. A bot cannot write first. It does not see other bots, nor that something was deleted, and deletes own messages for 48 hours only. About one message a second per chat, 20 a minute per group.',
      de: 'Telegram hebt Nachrichten für einen Bot 24 Stunden auf und gibt nichts Älteres heraus: Parley muss mindestens einmal am Tag laufen. Ein Bot kann nicht als Erster schreiben. Er sieht weder andere Bots noch, dass etwas gelöscht wurde, und löscht eigene Nachrichten nur 48 Stunden lang. Etwa eine Nachricht pro Sekunde und Chat, 20 pro Minute und Gruppe.',
    },
    tokenLife: {
      en: 'Until you replace it with /revoke at @BotFather.',
      de: 'Bis du es mit /revoke bei @BotFather ersetzt.',
    },
  },
};

export const info: NetworkInfo = {
  id: 'telegram',
  name: 'Telegram',
  glyph: 'T',
  color: '#1b6fa8',
  summary: {
    en: 'Private chats and groups of a bot of your own.',
    de: 'Private Chats und Gruppen eines eigenen Bots.',
  },
  price: { en: 'Free', de: 'Kostenlos' },
  formatting: {
    en: 'Plain text: signs for bold or italics stay signs.',
    de: 'Reiner Text: Zeichen für fett oder kursiv bleiben Zeichen.',
  },
  stage: 'preview',
  signIn: [TOKEN],
  onlyServer: SERVER_URL,
  defaultTextRule: MESSAGE_TEXT,
  feeds,
};

const yes: Capability = { can: true };

export const CAPABILITIES: AccountCapabilities = {
  text: MESSAGE_TEXT,
  // https://core.telegram.org/bots/api#sending-files: photos up to 10 MB.
  media: {
    maxCount: 1,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    maxBytes: 10_000_000,
  },
  visibilities: ['public', 'direct'],
  contentWarning: false,
  language: false,
  actions: {
    reply: yes,
    like: yes,
    unlike: yes,
    delete: yes,
    edit: yes,
    hide: { can: false, why: 'network-cannot' },
  },
  feeds,
  // A bot cannot read its own messages back.
  sendGuarantee: { kind: 'none' },
  streaming: false,
};
