import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedText } from './marked-text.ts';

test('what matched stands apart', () => {
  expect(markedText('Grüße aus Köln!', [{ start: 10, end: 14 }])).toEqual([
    { text: 'Grüße aus ', isMark: false, start: 0 },
    { text: 'Köln', isMark: true, start: 10 },
    { text: '!', isMark: false, start: 14 },
  ]);
});

test('a long text begins near the match and is cut at both ends', () => {
  const text = `${'davor '.repeat(100)}Rabe ${'danach '.repeat(100)}`;
  const found = markedText(text, [{ start: 600, end: 604 }]);
  expect(found.map(({ text: words }) => words).join('').length).toBeLessThan(430);
  expect(found.filter(({ isMark }) => isMark).map(({ text: words }) => words)).toEqual(['Rabe']);
});

test('a short text comes whole, whatever the marks are', () => {
  const span = fc
    .tuple(fc.nat(40), fc.nat(10))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(span), (text, spans) => {
      const marks = spans.toSorted((a, b) => a.start - b.start);
      expect(
        markedText(text, marks)
          .map(({ text: words }) => words)
          .join(''),
      ).toBe(text);
    }),
  );
});
