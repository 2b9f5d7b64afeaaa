import type { SavedText } from '#domain/library.ts';
import type { LocalText } from '#domain/local-text.ts';

/** What a person has already done in the sample client, by the line that a conversation begins with. */
export type Touches = {
  readonly labels: readonly {
    readonly name: LocalText;
    readonly color: string;
    readonly on: readonly string[];
  }[];
  readonly notes: readonly {
    readonly on: string;
    readonly text: LocalText;
    readonly minutesAgo: number;
  }[];
  /** `on` and for how many hours from now. */
  readonly snoozed: readonly { readonly on: string; readonly hours: number }[];
  /** `words` as domain/monitor/print.ts writes them. */
  readonly monitors: readonly { readonly name: string; readonly words: string }[];
  /** Saved replies, and an own field that fills a place in one of them. */
  readonly texts: readonly {
    readonly kind: SavedText['kind'];
    readonly name: LocalText;
    readonly text: LocalText;
  }[];
};

export const touches: Touches = {
  labels: [
    { name: { en: 'Delivery', de: 'Lieferung' }, color: '#b26a00', on: ['m-herbst'] },
    { name: { en: 'Multiplier', de: 'Multiplikator' }, color: '#2f5fd0', on: ['b-tom'] },
    { name: { en: 'Press', de: 'Presse' }, color: '#6a4fb5', on: ['b-presse'] },
    { name: { en: 'Recipe', de: 'Rezept' }, color: '#2f7d62', on: ['w-rezept', 'm-nora-1'] },
  ],
  notes: [
    {
      on: 'm-herbst',
      minutesAgo: 30,
      text: {
        en: 'Order 20418, parcel stuck in Leipzig since the 14th. Carrier confirmed: arrives tomorrow.',
        de: 'Bestellung 20418, Paket hängt seit dem 14. in Leipzig. Zusteller bestätigt: kommt morgen an.',
      },
    },
  ],
  snoozed: [{ on: 'm-milo', hours: 40 }],
  monitors: [{ name: 'Rabe', words: 'rabe' }],
  texts: [
    {
      kind: 'saved-reply',
      name: { en: 'Thanks', de: 'Danke' },
      text: {
        en: 'Hi {first name}, thank you for your kind words. You made our day at {client}!',
        de: 'Hallo {Vorname}, danke für die lieben Worte. Das freut uns alle bei {Kunde}!',
      },
    },
    {
      kind: 'saved-reply',
      name: { en: 'Order number', de: 'Bestellnummer' },
      text: {
        en: 'Hi {first name}, we are sorry about that. Please send us your order number in a direct message, and we will look into it today.',
        de: 'Hallo {Vorname}, das tut uns leid. Schick uns bitte deine Bestellnummer als Direktnachricht, dann sehen wir noch heute nach.',
      },
    },
    {
      kind: 'saved-reply',
      name: { en: 'Opening hours', de: 'Öffnungszeiten' },
      text: {
        en: 'Hi {first name}, our shop is open {opening hours}. See you soon!',
        de: 'Hallo {Vorname}, unser Laden hat {Öffnungszeiten} geöffnet. Bis bald!',
      },
    },
    {
      kind: 'field',
      name: { en: 'Opening hours', de: 'Öffnungszeiten' },
      text: { en: 'Tuesday to Saturday, 9 to 6', de: 'Dienstag bis Samstag von 9 bis 18 Uhr' },
    },
  ],
};
