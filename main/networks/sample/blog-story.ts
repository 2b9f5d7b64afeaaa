import { DAY, HOUR, type Story } from './story.ts';

export const blogStory: Story = {
  account: { name: 'Rabe-Blog', handle: 'blog.rabe.example' },
  people: {
    lea: { name: 'Lea S.', handle: 'lea-s' },
    brandt: { name: 'Familie Brandt', handle: 'familie-brandt' },
    maria: { name: 'Maria Duarte', handle: 'maria-duarte' },
    anke: { name: 'Anke Pohl', handle: 'anke-pohl' },
    ueli: { name: 'Ueli B.', handle: 'ueli_b' },
  },
  lines: [
    {
      id: 'w-filter',
      from: 'us',
      minutesAgo: 12 * DAY,
      kind: 'post',
      text: {
        en: 'Pour-over in four steps. Rinse, weigh, bloom, pour: with these four steps every morning tastes the same, only better.',
        de: 'Handfilter in vier Schritten. Spülen, wiegen, quellen lassen, gießen: Mit diesen vier Schritten schmeckt jeder Morgen gleich, nur besser.',
      },
    },
    {
      id: 'w-lea',
      from: 'lea',
      to: 'w-filter',
      minutesAgo: HOUR + 40,
      kind: 'comment',
      text: {
        en: 'Which grinder do you use in the video? And which setting?',
        de: 'Welche Mühle benutzt ihr im Video? Und welcher Mahlgrad?',
      },
    },
    {
      id: 'w-review',
      from: 'brandt',
      minutesAgo: 22 * HOUR,
      kind: 'review',
      text: {
        en: '★★★☆☆ Coffee excellent, shop tiny. With a pram there is no way in. Could you serve at the door?',
        de: '★★★☆☆ Kaffee ausgezeichnet, Laden winzig. Mit Kinderwagen kommt man nicht hinein. Könntet ihr an der Tür bedienen?',
      },
    },
    {
      id: 'w-huila',
      from: 'us',
      minutesAgo: 20 * DAY,
      kind: 'post',
      text: {
        en: 'A visit to Huila. Three farms, one road, and a harvest that hangs in the balance.',
        de: 'Besuch in Huila. Drei Höfe, eine Straße und eine Ernte, die auf der Kippe steht.',
      },
    },
    {
      id: 'w-maria',
      from: 'maria',
      to: 'w-huila',
      minutesAgo: 30 * HOUR,
      kind: 'comment',
      text: {
        en: 'What do the farmers get per kilo in the end? You only write about the taste.',
        de: 'Was bekommen die Bauern am Ende pro Kilo? Ihr schreibt nur über den Geschmack.',
      },
    },
    {
      id: 'w-maria-us',
      from: 'us',
      to: 'w-maria',
      minutesAgo: 29 * HOUR,
      kind: 'comment',
      text: {
        en: 'Good question. This year 6.80 dollars per kilo of green coffee; we will add the whole calculation to the article this week.',
        de: 'Gute Frage. Dieses Jahr 6,80 Dollar pro Kilo Rohkaffee; die ganze Rechnung ergänzen wir diese Woche im Artikel.',
      },
    },
    {
      id: 'w-rezept',
      from: 'us',
      minutesAgo: 16 * DAY,
      kind: 'post',
      text: {
        en: 'Cold brew for autumn. With orange peel and patience.',
        de: 'Cold Brew für den Herbst. Mit Orangenschale und Geduld.',
      },
    },
    {
      id: 'w-anke',
      from: 'anke',
      to: 'w-rezept',
      minutesAgo: 2 * DAY,
      kind: 'comment',
      text: {
        en: 'How many grams for half a litre? I cannot find it in the text.',
        de: 'Wie viel Gramm auf einen halben Liter? Ich finde es im Text nicht.',
      },
    },
    {
      id: 'w-anke-us',
      from: 'us',
      to: 'w-anke',
      minutesAgo: DAY + 22 * HOUR,
      kind: 'comment',
      text: {
        en: 'Thank you! The recipe with 40 g is in the article now.',
        de: 'Danke dir! Das Rezept mit 40 g steht jetzt im Artikel.',
      },
    },
    {
      id: 'w-ueli',
      from: 'ueli',
      to: 'w-huila',
      minutesAgo: 18 * DAY,
      kind: 'comment',
      text: {
        en: 'More of this please! Above all the talks with the farmers.',
        de: 'Mehr davon bitte! Vor allem die Gespräche mit den Bauern.',
      },
    },
    {
      id: 'w-ueli-us',
      from: 'us',
      to: 'w-ueli',
      minutesAgo: 17 * DAY,
      kind: 'comment',
      text: {
        en: 'The next part comes in December, with Rosa and her drying beds.',
        de: 'Der nächste Teil kommt im Dezember, mit Rosa und ihren Trockenbeeten.',
      },
    },
  ],
};
