import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureText, type TextRule, type TextUnit } from './text-limit.ts';

const MASTODON: TextRule = {
  unit: 'grapheme',
  max: 500,
  linkLength: 23,
  mentionWithoutServer: true,
  warningCounts: true,
};
const BLUESKY: TextRule = { unit: 'grapheme', max: 300, also: { unit: 'byte', max: 3000 } };
const X: TextRule = { unit: 'codepoint', max: 280, linkLength: 23 };

describe('units', () => {
  test.each<[TextUnit, number]>([
    ['grapheme', 3],
    ['codepoint', 6],
    ['utf16', 8],
    ['byte', 16],
  ])('counted in %ss, "ä", a cook and a decomposed "é" are %i', (unit, length) => {
    expect(measureText('ä👩‍🍳e\u0301', { unit, max: 100 })).toEqual({
      length,
      max: 100,
      overflowAt: null,
    });
  });
});

describe('rules of networks', () => {
  const link = `https://example.org/${'x'.repeat(200)}`;
  test.each<[string, string, TextRule, number]>([
    ['a link counts as 23', `Siehe ${link} dort`, MASTODON, 34],
    ['two links count twice', `${link} ${link}`, X, 47],
    ['a mention counts without its server', '@jana@kaffee.example hallo', MASTODON, 11],
    ['a mention without server counts as it is', '@jana hallo', MASTODON, 11],
    ['an address in a link is no mention', 'https://a.example/@jana@kaffee.example', MASTODON, 23],
    ['a link costs its length where nothing else is said', 'https://a.example', BLUESKY, 17],
    ['the full stop behind a link counts', `${link}.`, MASTODON, 24],
    ['a link in brackets counts with them', `(${link})`, MASTODON, 25],
    ['the port of a mention counts', '@jana@127.0.0.1:8001', MASTODON, 10],
    ['an address of mail is no mention', 'jana@post@kaffee.example', MASTODON, 24],
    ['nothing is nothing', '', MASTODON, 0],
  ])('%s', (...[, text, rule, length]) => {
    expect(measureText(text, rule).length).toBe(length);
  });

  test('a warning counts into the same limit, and tells where it is too much', () => {
    expect(measureText('abc', MASTODON, 'CW!')).toEqual({ length: 6, max: 500, overflowAt: null });
    expect(measureText('abcdef', { ...MASTODON, max: 5 }, 'xy')).toEqual({
      length: 8,
      max: 5,
      overflowAt: 3,
    });
    expect(measureText('abc', BLUESKY, 'not counted').length).toBe(3);
  });

  test('of two limits the fuller one is shown', () => {
    const family = '👨‍👩‍👧‍👦'.repeat(150);
    expect(measureText(family, BLUESKY)).toEqual({ length: 3750, max: 3000, overflowAt: 120 * 11 });
    expect(measureText('kurz', BLUESKY)).toEqual({ length: 4, max: 300, overflowAt: null });
  });

  test.each<TextUnit>(['byte', 'utf16', 'codepoint'])(
    'the first character that is too much is never half of one, counted in %ss',
    (unit) => {
      expect(measureText('aa👩‍🍳b', { unit, max: 3 })).toMatchObject({ overflowAt: 2 });
    },
  );

  test('a link that does not fit is too much from its beginning', () => {
    expect(measureText(`ab ${link}`, { ...X, max: 20 })).toMatchObject({ overflowAt: 3 });
  });
});

const units = fc.constantFrom<TextUnit>('grapheme', 'codepoint', 'utf16', 'byte');
const texts = fc.string({ unit: 'grapheme', maxLength: 80 });

describe('for every text', () => {
  test('the length is what the platform counts', () => {
    const encoder = new TextEncoder();
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(texts, (text) => {
        const length = (unit: TextUnit) => measureText(text, { unit, max: 10 }).length;
        expect(length('utf16')).toBe(text.length);
        expect(length('codepoint')).toBe([...text].length);
        expect(length('byte')).toBe(encoder.encode(text).length);
        expect(length('grapheme')).toBe([...segmenter.segment(text)].length);
      }),
    );
  });

  test('what stands before the overflow fits, and one more piece does not', () => {
    fc.assert(
      fc.property(texts, units, fc.integer({ min: 0, max: 60 }), (text, unit, max) => {
        const rule = { unit, max };
        const { overflowAt, length } = measureText(text, rule);
        expect(overflowAt === null).toBe(length <= max);
        if (overflowAt === null) return;
        const fitting = measureText(text.slice(0, overflowAt), rule);
        expect(fitting.length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('links and mentions make it shorter or longer, never negative or endless', () => {
    const parts = fc.array(
      fc.oneof(texts, fc.webUrl(), fc.constant('@a@b.example'), fc.constant(' ')),
    );
    fc.assert(
      fc.property(parts, (all) => {
        const text = all.join('');
        const { length } = measureText(text, MASTODON);
        expect(length).toBeGreaterThanOrEqual(0);
        expect(length).toBeLessThanOrEqual(text.length + 23 * (all.length + 1));
      }),
    );
  });
});
