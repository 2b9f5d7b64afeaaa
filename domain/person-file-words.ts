import type { LocalText } from './local-text.ts';

/** The words of the file in which somebody reads what is kept about them. */
export const PERSON_FILE_WORDS = {
  about: {
    en: 'All that Parley keeps about this person for',
    de: 'Alles, was Parley über diese Person hält für',
  },
  identities: { en: 'On the networks', de: 'In den Netzwerken' },
  network: { en: 'Network', de: 'Netzwerk' },
  name: { en: 'Name', de: 'Name' },
  handle: { en: 'Handle', de: 'Benutzername' },
  id: { en: 'Number on the network', de: 'Kennung im Netzwerk' },
  page: { en: 'Page', de: 'Seite' },
  bio: { en: 'About themselves', de: 'Über sich' },
  links: { en: 'Links', de: 'Links' },
  mail: { en: 'Mail address', de: 'Mailadresse' },
  picture: { en: 'Picture', de: 'Bild' },
  reach: { en: 'Followers', de: 'Follower' },
  posts: { en: 'Posts', de: 'Beiträge' },
  firstSeen: { en: 'First seen', de: 'Zuerst gesehen' },
  lastSeen: { en: 'Last seen', de: 'Zuletzt gesehen' },
  note: { en: 'Note', de: 'Notiz' },
  kept: { en: 'What was noted', de: 'Was notiert wurde' },
  lists: { en: 'Lists', de: 'Listen' },
  labels: { en: 'Labels', de: 'Labels' },
  touch: { en: 'Keep in touch, days', de: 'In Kontakt bleiben, Tage' },
  conversation: { en: 'Conversation', de: 'Unterhaltung' },
  unsent: { en: 'Not sent', de: 'Nicht gesendet' },
  events: { en: 'What happened', de: 'Was geschah' },
} as const satisfies Readonly<Record<string, LocalText>>;
