/** Who wrote what, for the window without main. Times are minutes before now. */
export type Line = {
  readonly ago: number;
  readonly text: string;
  readonly isOurs?: boolean;
  readonly isNote?: boolean;
  readonly warning?: string;
  readonly picture?: boolean;
  readonly isUnread?: boolean;
};
export type Talk = {
  readonly key: string;
  readonly name: string;
  readonly handle: string;
  readonly account: string;
  readonly kind: 'comment' | 'mention' | 'direct' | 'review';
  readonly subject?: string;
  readonly state?: 'open' | 'waiting' | 'snoozed' | 'done';
  readonly reach?: number;
  readonly labels?: readonly string[];
  readonly dueIn?: number;
  readonly bio?: string;
  readonly post?: string;
  readonly lines: readonly Line[];
};

const DAY = 1440;

export const TALKS: readonly Talk[] = [
  {
    key: 'jana',
    name: 'Jana Meissner',
    handle: '@jana@dresden.social',
    account: 'rabe-mastodon',
    kind: 'comment',
    subject: 'Herbströstung',
    reach: 2140,
    labels: ['delivery'],
    dueIn: 38,
    bio: 'Dresden · Kaffee, Rennrad, Stadtpolitik',
    post: 'Die Herbströstung ist da: Haselnuss, Pflaume, ein Hauch Kakao. Ab heute im Shop und am Samstag zum Probieren bei uns in der Rösterei.',
    lines: [
      {
        ago: 16,
        text: 'Die Haselnuss klingt toll, aber bestelle ich erst wieder, wenn die letzte Lieferung ankommt 😕',
      },
      {
        ago: 14,
        isNote: true,
        text: 'Order 20418, parcel stuck in Leipzig since the 14th. Carrier confirmed: arrives tomorrow.',
      },
      {
        ago: 12,
        isUnread: true,
        text: 'Meine Bestellung ist seit neun Tagen unterwegs und auf Mails kommt keine Antwort. Das ist echt enttäuschend. Siehe https://paket.example/20418 #rabe',
      },
    ],
  },
  {
    key: 'tom',
    name: 'Tom Kessler',
    handle: 'tomk.bsky.social',
    account: 'rabe-bluesky',
    kind: 'mention',
    reach: 18_000,
    labels: ['press'],
    dueIn: 120,
    bio: 'Coffee writer. Vienna, mostly.',
    lines: [
      {
        ago: 23,
        isUnread: true,
        picture: true,
        text: 'Best decaf I have had this year. Are you shipping to Austria again?',
      },
    ],
  },
  {
    key: 'lea',
    name: 'Lea S.',
    handle: '@lea@muenster.example',
    account: 'rabe-mastodon',
    kind: 'comment',
    subject: 'Handfilter in vier Schritten',
    post: 'Handfilter in vier Schritten: mahlen, nass machen, gießen, warten. Das Video ist online.',
    dueIn: 180,
    lines: [{ ago: 57, text: 'Welche Mühle benutzt ihr im Video? Und welcher Mahlgrad?' }],
  },
  {
    key: 'anke',
    name: 'Anke Pohl',
    handle: 'anke@post.example',
    account: 'rabe-blog',
    kind: 'comment',
    subject: 'Tiramisu mit Herbströstung',
    labels: ['recipe'],
    lines: [
      { ago: DAY + 60, text: 'Wie viel Gramm Kaffee nehmt ihr für die Creme?' },
      {
        ago: DAY,
        isOurs: true,
        text: 'Danke dir! Das Rezept mit 15 g findest du jetzt im Artikel.',
      },
    ],
  },
  {
    key: 'milo',
    name: 'Milo Novak',
    handle: '@milo@mastodon.example',
    account: 'rabe-mastodon',
    kind: 'direct',
    lines: [
      { ago: 3 * DAY + 30, text: 'Would you sponsor our office bean exchange?' },
      { ago: 3 * DAY, isOurs: true, text: 'We would love to. Shall we talk on Thursday?' },
    ],
  },
  {
    key: 'clara',
    name: 'Clara Winter',
    handle: 'clara.bsky.social',
    account: 'rabe-bluesky',
    kind: 'mention',
    lines: [
      { ago: 3 * DAY + 200, isOurs: true, text: 'Your parcel leaves today.' },
      { ago: 3 * DAY + 90, text: 'Perfect, thank you for the quick help!' },
    ],
  },
  {
    key: 'holger',
    name: 'Holger Brandt',
    handle: '@holgi@radln.example',
    account: 'rabe-mastodon',
    kind: 'mention',
    state: 'snoozed',
    lines: [
      {
        ago: 2 * DAY,
        warning: 'Essen',
        picture: true,
        text: 'Rabe beim Probieren am Samstag: lange Schlange, lohnt sich.',
      },
    ],
  },
  {
    key: 'suse',
    name: 'Suse W.',
    handle: '@suse@kaffee.example',
    account: 'rabe-mastodon',
    kind: 'mention',
    state: 'waiting',
    lines: [
      { ago: 320, text: 'Gibt es die Herbströstung auch als Espresso?' },
      { ago: 300, isOurs: true, text: 'Noch nicht, aber bald. Ganze Bohne oder gemahlen?' },
    ],
  },
  {
    key: 'ulrike',
    name: 'Ulrike Behrens-Schwarzenberger',
    handle: '@ulrike.behrens@verwaltung.example',
    account: 'verein-mastodon',
    kind: 'mention',
    lines: [{ ago: 90, text: 'Wann ist die nächste Vereinssitzung?' }],
  },
];

/** Enough further ones that the list has to scroll. */
export const CROWD: readonly Talk[] = Array.from({ length: 240 }, (_, index) => ({
  key: `crowd-${index}`,
  name: `Visitor ${index + 1}`,
  handle: `@visitor${index + 1}@crowd.example`,
  account: 'studio-mastodon',
  kind: index % 3 === 0 ? 'comment' : 'mention',
  lines: Array.from({ length: 1 + (index % 4) * 3 }, (_line, line) => ({
    ago: 60 * index + 30 - line,
    isOurs: line % 3 === 1,
    text: `Question ${index + 1}.${line + 1}: when do you open again, and is there a class on Saturday?`,
  })),
}));
