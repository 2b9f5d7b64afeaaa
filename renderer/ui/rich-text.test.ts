import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf, stretchesOf } from './rich-text.ts';

const link = { kind: 'link', url: 'https://a.example' } as const;

test('a text is cut at its spans', () => {
  const pieces = piecesOf('see a.example now', [{ ...link, start: 4, end: 13 }]);
  expect(pieces.map(({ text, span }) => [text, span?.url ?? null])).toEqual([
    ['see ', null],
    ['a.example', 'https://a.example'],
    [' now', null],
  ]);
});

test('whatever the spans are, no letter is lost or doubled', () => {
  const span = fc.record({
    kind: fc.constant('link' as const),
    url: fc.constant('https://a.example'),
    start: fc.integer({ min: -2, max: 40 }),
    end: fc.integer({ min: -2, max: 40 }),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(span), (text, spans) => {
      expect(
        piecesOf(text, spans)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('what is looked for is marked across links, and no letter is lost or doubled', () => {
  const [before, within] = piecesOf('see a.example', [{ ...link, start: 4, end: 13 }]);
  const marks = [{ start: 2, end: 5 }];
  const cut = [before, within].map((piece) =>
    piece === undefined
      ? []
      : stretchesOf(piece, marks).map(({ text, isMark }) => (isMark ? `[${text}]` : text)),
  );
  expect(cut).toEqual([
    ['se', '[e ]'],
    ['[a]', '.example'],
  ]);
  const mark = fc.record({
    start: fc.integer({ min: -2, max: 40 }),
    end: fc.integer({ min: -2, max: 40 }),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.nat(9), fc.array(mark), (text, start, many) => {
      const stretches = stretchesOf({ text, start, span: null }, many);
      expect(stretches.map((one) => one.text).join('')).toBe(text);
    }),
  );
});
