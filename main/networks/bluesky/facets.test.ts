import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spansOf } from './facets.ts';
import type { Facet } from './schemas.ts';

const LINK = 'https://example.com/a';
function link(byteStart: number, byteEnd: number, uri = LINK): Facet {
  return {
    index: { byteStart, byteEnd },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
  };
}
const text = fc.string({ unit: 'grapheme' });

describe('facets', () => {
  test('bytes become UTF-16 indexes, also behind umlauts and emoji', () => {
    const words = 'Grüße 👩‍🍳 siehe hier';
    const start = Buffer.byteLength('Grüße 👩‍🍳 siehe ');
    const [span] = spansOf(words, [link(start, start + 4)]);
    expect(words.slice(span?.start, span?.end)).toBe('hier');
  });

  test('a range around any part of any text selects exactly this part', () => {
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        fc.pre(part.length > 0);
        const byteStart = Buffer.byteLength(before);
        const facet = link(byteStart, byteStart + Buffer.byteLength(part));
        const whole = before + part + after;
        expect(spansOf(whole, [facet])).toEqual([
          { kind: 'link', url: LINK, start: before.length, end: before.length + part.length },
        ]);
      }),
    );
  });

  test('whatever a server sends, spans lie inside the text, in order, without overlap', () => {
    const offset = fc.integer({ min: -5, max: 60 });
    const facets = fc.array(fc.tuple(offset, offset), { maxLength: 8 });
    fc.assert(
      fc.property(text, facets, (words, ranges) => {
        const spans = spansOf(
          words,
          ranges.map(([start, end]) => link(start, end)),
        );
        let free = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(free);
          expect(end).toBeGreaterThan(start);
          expect(words.slice(0, start).isWellFormed()).toBe(true);
          free = end;
        }
        expect(free).toBeLessThanOrEqual(words.length);
      }),
    );
  });

  test('a range that splits a character is left out', () => {
    expect(spansOf('ü', [link(1, 2)])).toEqual([]);
    expect(spansOf('👍', [link(0, 2)])).toEqual([]);
  });

  test('only addresses of the web become links', () => {
    expect(spansOf('click', [link(0, 5, 'javascript:alert(1)')])).toEqual([]);
    expect(spansOf('click', [link(0, 5, 'file:///etc/passwd')])).toEqual([]);
  });

  test('mentions lead to the person, tags to the tag', () => {
    const facets: Facet[] = [
      {
        index: { byteStart: 0, byteEnd: 4 },
        features: [{ $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:abc' }],
      },
      {
        index: { byteStart: 5, byteEnd: 10 },
        features: [{ $type: 'unknown' }, { $type: 'app.bsky.richtext.facet#tag', tag: 'brö/t' }],
      },
    ];
    expect(spansOf('@bob #brot', facets)).toEqual([
      { kind: 'mention', url: 'https://bsky.app/profile/did:plc:abc', start: 0, end: 4 },
      { kind: 'tag', url: 'https://bsky.app/hashtag/br%C3%B6%2Ft', start: 5, end: 10 },
    ]);
  });
});
