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
};
