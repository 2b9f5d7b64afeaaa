import { array, assert, constantFrom, integer, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { joinSources, MOST_PARTS, openingIn, splitText } from './split-text.ts';
import { measureText, type TextRule } from './text-limit.ts';

const BLUESKY: TextRule = { unit: 'grapheme', max: 60, also: { unit: 'byte', max: 200 } };
const MASTODON: TextRule = {
  unit: 'grapheme',
  max: 80,
  linkLength: 23,
  mentionWithoutServer: true,
  warningCounts: true,
};
const none = { opening: '', warning: '' };

test('what fits is one part, as it is', () => {
  expect(splitText(' Danke! ', BLUESKY, none)).toEqual([{ source: ' Danke! ', text: 'Danke!' }]);
});

test('is cut between paragraphs, else sentences, else words, and numbered', () => {
  const parts = splitText(
    'Unser Laden öffnet um acht. Am Samstag erst um neun Uhr.\n\nSonntags bleiben wir zu, leider. Bis bald!',
    BLUESKY,
    none,
  );
  expect(parts?.map(({ text }) => text)).toEqual([
    'Unser Laden öffnet um acht. (1/3)',
    'Am Samstag erst um neun Uhr. (2/3)',
    'Sonntags bleiben wir zu, leider. Bis bald! (3/3)',
  ]);
});

test('every part names whom it answers, and the warning counts in every one', () => {
  const opening = '@jana@dresden.social';
  const parts = splitText(`${opening} ${'Wort '.repeat(40)}`, MASTODON, {
    opening,
    warning: 'Essen',
  });
  expect(parts?.length).toBeGreaterThan(2);
  for (const { text } of parts ?? []) {
    expect(text.startsWith(`${opening} Wort`)).toBe(true);
    expect(measureText(text, MASTODON, 'Essen').overflowAt).toBeNull();
  }
});

test('the name of the one who is answered is repeated only where the text begins with it', () => {
  expect(openingIn(' @Jana@dresden.social hallo', '@jana@dresden.social')).toBe(
    '@jana@dresden.social',
  );
  expect(openingIn('@jana', 'jana')).toBe('');
  expect(openingIn('Hallo @jana ', 'jana')).toBe('');
});

test('a link is never torn where it fits into a part', () => {
  const link = `https://kaffee.example/${'a'.repeat(70)}`;
  const parts = splitText(`${'Wort '.repeat(13)}${link} und mehr davon`, MASTODON, none);
  expect(parts?.filter(({ text }) => text.includes(link))).toHaveLength(1);
});

test('a novel is no answer: more than twenty parts are refused, and so is a limit without room', () => {
  expect(splitText('Wort '.repeat(2000), BLUESKY, none)).toBeNull();
  expect(splitText('Wort Wort Wort', { unit: 'grapheme', max: 8 }, none)).toBeNull();
});

test('blanks that go where it is cut take no part', () => {
  expect(splitText(`Eins${' '.repeat(3000)}zwei`, BLUESKY, none)?.map(({ text }) => text)).toEqual([
    'Eins (1/2)',
    'zwei (2/2)',
  ]);
});

test('whatever is split, nothing is lost, everything fits, and no part is empty', () => {
  const words = array(
    constantFrom(
      'Kaffee',
      '👩‍👩‍👧‍👦',
      '\n\n',
      'ja.',
      'https://a.example/x',
      '@mia@tee.example',
      'ü',
      '   ',
    ),
    { maxLength: 120 },
  ).map((list) => list.join(' '));
  const opening = constantFrom('', '@jana@dresden.social');
  const rule = constantFrom(BLUESKY, MASTODON);
  assert(
    property(words, string(), rule, opening, integer({ min: 0, max: 3 }), (...given) => {
      const [body, strange, limit, open, warned] = given;
      const text = body + strange;
      const warning = 'w'.repeat(warned);
      const parts = splitText(text, limit, { opening: open, warning });
      if (parts === null) return;
      expect(parts.length).toBeLessThanOrEqual(MOST_PARTS);
      expect(joinSources(parts.map(({ source }) => source))).toBe(text);
      for (const part of parts) {
        expect(measureText(part.text, limit, warning).overflowAt).toBeNull();
        if (parts.length > 1) expect(part.source.trim()).not.toBe('');
      }
    }),
  );
});
