import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJudge } from './judge.ts';
import { learn } from './lessons.ts';
import { totalOf } from './marks.ts';

const judge = createJudge();
const tone = (text: string): string => judge(text).sentiment;
const decided = (text: string): string[] =>
  judge(text).marks.map(({ start, end }) => text.slice(start, end));

describe('the tone of a text', () => {
  test.each([
    ['Das ist toll.', 'positive'],
    ['Das ist nicht toll.', 'negative'],
    ['Das ist nicht schlecht, gefällt mir!', 'positive'],
    ['Gefällt mir leider gar nicht.', 'negative'],
    ['Nicht nur schön, sondern auch günstig.', 'positive'],
    ['Der Laden ist hübsch, aber die Bedienung war unverschämt.', 'negative'],
    ['Teuer, aber großartig.', 'positive'],
    ['Obwohl es teuer ist: wunderbar.', 'positive'],
    ['Suuuuper!', 'positive'],
    ['Schoen war es!', 'positive'],
    ['Der Zug fährt um acht.', 'neutral'],
    ['Was hilft gegen Schimmel im Bad?', 'neutral'],
    ['Der Kaffee ist großartig. Liefert ihr auch?', 'positive'],
    ['The soup was great.', 'positive'],
    ['The soup was not great.', 'negative'],
    ["It wasn't bad, thank you!", 'positive'],
    ['Pretty place, but the staff were rude.', 'negative'],
    ['No answer, no discount, nothing.', 'negative'],
    ['The shop opens at nine.', 'neutral'],
    ['❤️', 'positive'],
    ['🤮', 'negative'],
  ])('%s is %s', (text, expected) => {
    expect(tone(text)).toBe(expected);
  });

  test.each([
    'Toll gemacht 🙄',
    'Great job. Not.',
    'Wow, drei Wochen Verspätung 👏',
    'Danke für nichts.',
  ])('irony counts as it is meant: %s', (text) => {
    expect(tone(text)).toBe('negative');
  });

  test.each(['', '…', 'Ça ne marche pas du tout, je suis très déçu', 'これはひどい', 'Blubbrig!'])(
    'nobody can say: %s',
    (text) => {
      expect(tone(text)).toBe('unknown');
    },
  );

  test('is explained by the words that decided', () => {
    expect(decided('Der Kuchen war lecker, die Bedienung leider unfreundlich.')).toEqual([
      'lecker',
      'leider',
      'unfreundlich',
    ]);
    expect(judge('nicht gut').marks).toMatchObject([{ start: 6, end: 9, reason: 'denied' }]);
  });

  test('addresses and mentions say nothing', () => {
    expect(tone('@schlecht https://mist.example/furchtbar')).toBe('unknown');
  });

  test('a network that says the language is believed where the words do not say it', () => {
    expect(judge('Prima', { language: 'de' }).language).toBe('de');
    expect(judge('Das ist nicht das, was ich wollte', { language: 'en' }).language).toBe('de');
    expect(judge('Tak', { language: 'cs' }).sentiment).toBe('unknown');
  });

  test('whatever the text: marks lie in it, in order, and never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { marks, sentiment } = judge(text);
        expect(marks.every(({ start, end }) => start >= 0 && start < end)).toBe(true);
        expect(marks.every(({ end }) => end <= text.length)).toBe(true);
        expect(Math.sign(totalOf(marks)) === 1 && sentiment === 'negative').toBe(false);
      }),
    );
  });
});

describe('questions and complaints', () => {
  test.each([
    ['Wann habt ihr offen?', true],
    ['weiß jemand wann die öffnen', true],
    ['where can i get that cup', true],
    ['Ist das euer Ernst?', false],
    ['Wir kommen um acht.', false],
  ])('%s asks: %s', (text, expected) => {
    expect(judge(text).isQuestion).toBe(expected);
  });

  test.each([
    ['Meine Bestellung ist seit neun Tagen unterwegs und niemand antwortet.', true],
    ['Peinlich.', false],
    ['Die Lieferung war super schnell.', false],
  ])('%s complains: %s', (text, expected) => {
    expect(judge(text).isComplaint).toBe(expected);
  });
});

describe('corrections', () => {
  const bitter = 'Der Kaffee ist bitter.';

  test('teach at once that a listed word decided wrongly', () => {
    expect(tone(bitter)).toBe('neutral');
    const text = 'Herrlich kräftig und schlecht.';
    const lessons = learn([{ text: 'Schlecht.', sentiment: 'positive' }], judge);
    expect(judge(text, { lessons }).marks.at(-1)).toMatchObject({ reason: 'taught' });
  });

  test('teach a new word once two agree', () => {
    const one = { text: 'Richtig knorke heute', sentiment: 'positive' } as const;
    const two = { text: 'Der Kuchen: knorke', sentiment: 'positive' } as const;
    expect(judge('Ist das knorke', { lessons: learn([one], judge) }).sentiment).toBe('neutral');
    expect(judge('Das war knorke', { lessons: learn([one, two], judge) }).sentiment).toBe(
      'positive',
    );
  });

  test('that contradict each other teach nothing', () => {
    const lessons = learn(
      [
        { text: 'Das war knorke', sentiment: 'positive' },
        { text: 'Wirklich knorke', sentiment: 'negative' },
      ],
      judge,
    );
    expect(lessons.has('knorke')).toBe(false);
  });
});
