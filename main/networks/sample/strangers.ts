import { DAY, HOUR, type Story } from './story.ts';

/** People who talk about the client and not to it: nobody follows them, only a search finds them. */
export const mastodonStrangers: Pick<Story, 'people' | 'lines'> = {
  people: {
    ines: {
      name: 'Ines Falk',
      handle: '@ines@stadtgarten.example',
      reach: 204,
      postCount: 980,
      bio: { en: 'Balcony gardener with a loud machine', de: 'Balkongärtnerin, laute Maschine' },
    },
    oskar: { name: 'Oskar Thiel', handle: '@oskar@nord.example', reach: 77, postCount: 310 },
  },
  lines: [
    {
      id: 'm-found-1',
      from: 'ines',
      minutesAgo: 26 * HOUR,
      kind: 'post',
      isJustSo: true,
      isElsewhere: true,
      visibility: 'public',
      counts: { replies: 4, likes: 6 },
      text: {
        en: 'Does anybody know Rösterei Rabe? Looking for something fruity for a bean-to-cup machine.',
        de: 'Kennt jemand die Rösterei Rabe? Suche etwas Fruchtiges für den Vollautomaten.',
      },
    },
    {
      id: 'm-found-2',
      from: 'oskar',
      minutesAgo: 3 * DAY,
      kind: 'post',
      isJustSo: true,
      isElsewhere: true,
      visibility: 'public',
      counts: { boosts: 2, likes: 19 },
      text: {
        en: 'The wall at Rösterei Rabe is painted anew: a raven with a cup. I walked past it twice just to look.',
        de: 'Die Wand bei der Rösterei Rabe ist neu bemalt: ein Rabe mit Tasse. Bin extra zweimal vorbeigelaufen.',
      },
    },
  ],
};

export const blueskyStrangers: Pick<Story, 'people' | 'lines'> = {
  people: {
    pia: { name: 'Pia Roth', handle: 'pia.bsky.example', reach: 530, postCount: 1610 },
    wochenmarkt: {
      name: 'Wochenmarkt Süd',
      handle: 'wochenmarkt.bsky.example',
      reach: 2800,
      postCount: 640,
    },
  },
  lines: [
    {
      id: 'b-found-1',
      from: 'pia',
      minutesAgo: 2 * HOUR,
      kind: 'post',
      isJustSo: true,
      isElsewhere: true,
      visibility: 'public',
      counts: { replies: 3, boosts: 12, likes: 48 },
      text: {
        en: 'Rösterei Rabe has deposit jars now. My kitchen shelf looks like a laboratory.',
        de: 'Die Rösterei Rabe hat jetzt Pfandgläser. Mein Küchenregal sieht aus wie ein Labor.',
      },
    },
    {
      id: 'b-found-2',
      from: 'wochenmarkt',
      minutesAgo: 2 * DAY + 3 * HOUR,
      kind: 'post',
      isJustSo: true,
      isElsewhere: true,
      visibility: 'public',
      counts: { boosts: 5, likes: 27 },
      text: {
        en: 'New on Thursdays from next week: cheese from the Allgäu, bread from Mill Street and coffee by Rösterei Rabe.',
        de: 'Neu am Donnerstag ab nächster Woche: Käse aus dem Allgäu, Brot aus der Mühlstraße und Kaffee von der Rösterei Rabe.',
      },
    },
  ],
};
