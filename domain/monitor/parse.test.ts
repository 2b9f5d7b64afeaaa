import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined, parseMonitor } from './parse.ts';
import { printMonitor } from './print.ts';
import type { MonitorQuery, WordsNode } from './query.ts';

function read(text: string): MonitorQuery {
  const parsed = parseMonitor(text);
  if (!parsed.ok) throw new Error(`${parsed.problem.kind} at ${parsed.problem.at}`);
  return parsed.query;
}
function problemOf(text: string): string {
  const parsed = parseMonitor(text);
  return parsed.ok ? 'none' : `${parsed.problem.kind} ${parsed.problem.at}`;
}
const word = (text: string, isPrefix = false): WordsNode => ({ kind: 'words', text, isPrefix });

describe('a monitor is read', () => {
  test('with words, phrases, beginnings, brackets and what binds closest', () => {
    expect(read('Rabe "Rösterei Rabe" OR röst* NOT (Vogel OR "Edgar Poe")')).toEqual({
      kind: 'or',
      parts: [
        { kind: 'and', parts: [word('Rabe'), word('Rösterei Rabe')] },
        {
          kind: 'and',
          parts: [
            word('röst', true),
            { kind: 'not', part: { kind: 'or', parts: [word('Vogel'), word('Edgar Poe')] } },
          ],
        },
      ],
    });
    expect(read('Rabe NEAR/3 Kaffee -Vogel')).toEqual({
      kind: 'and',
      parts: [
        { kind: 'near', terms: [word('Rabe'), word('Kaffee')], distance: 3 },
        { kind: 'not', part: word('Vogel') },
      ],
    });
  });

  test('in German, with German quotes', () => {
    expect(read('„Rösterei Rabe“ UND NICHT Vogel ODER Rabe NAHE Kaffee')).toEqual(
      read('"Rösterei Rabe" AND NOT Vogel OR Rabe NEAR/5 Kaffee'),
    );
    expect(read('Rabe sprache:de seite:https://www.Example.org/path von:@Jana')).toEqual(
      read('Rabe lang:de site:example.org from:jana'),
    );
  });

  test('and what cannot be understood is named with its place', () => {
    const cases = {
      '  ': 'empty 0',
      '"Rabe': 'open-quote 0',
      '(Rabe': 'open-bracket 0',
      'Rabe)': 'no-bracket 4',
      'Rabe OR': 'missing-term 7',
      'OR Rabe': 'missing-term 0',
      'Rabe AND AND Kaffee': 'missing-term 9',
      'Rabe !!': 'no-word 5',
      '/ra+be/': 'pattern 0',
      'ra*be': 'pattern 0',
      'ra*': 'short-prefix 0',
      'Rabe color:red': 'unknown-filter 5',
      'Rabe lang:': 'empty-filter 5',
      'Rabe lang:deutsch': 'bad-language 5',
      'Rabe NEAR/3 lang:de': 'near-words 5',
      'Rabe NEAR/99 Kaffee': 'bad-distance 5',
      '-Vogel': 'finds-all 0',
      'network:mastodon': 'finds-all 0',
      'Rabe OR NOT Vogel': 'finds-all 0',
    };
    const found = Object.fromEntries(Object.keys(cases).map((text) => [text, problemOf(text)]));
    expect(found).toEqual(cases);
    expect(problemOf(`${'('.repeat(20)}Rabe`)).toMatch(/^too-deep/u);
    expect(problemOf(Array.from({ length: 60 }, (_, at) => `word${at}`).join(' '))).toMatch(
      /^too-many/u,
    );
    expect(problemOf('Rabe '.repeat(400))).toMatch(/^too-long/u);
  });
});

const text = fc
  .array(fc.constantFrom('Rabe', 'Köln', 'AND', 'kaffee-haus', 'näher', 'NEAR', 'x2'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '));
const words = fc
  .record({
    kind: fc.constant('words' as const),
    text,
    isPrefix: fc.boolean(),
  })
  .map((node) => (node.text.endsWith('x2') ? Object.assign({}, node, { isPrefix: false }) : node));
const filter = fc.oneof(
  fc.constantFrom('de', 'en').map((value) => ({ kind: 'filter', field: 'lang', value }) as const),
  fc
    .constantFrom('jana m', 'tom')
    .map((value) => ({ kind: 'filter', field: 'from', value }) as const),
  fc.constantFrom('a.example').map((value) => ({ kind: 'filter', field: 'site', value }) as const),
);
const near = fc.record({
  kind: fc.constant('near' as const),
  terms: fc.array(words, { minLength: 2, maxLength: 3 }),
  distance: fc.integer({ min: 1, max: 30 }),
});
/** Trees as the parser makes them. */
const { tree } = fc.letrec<{ tree: MonitorQuery }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    words,
    near,
    filter,
    tie('tree').map((part): MonitorQuery =>
      part.kind === 'not' ? part.part : { kind: 'not', part },
    ),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))
      .map(([kind, parts]) => joined(kind, parts)),
  ),
}));

test('what is written down and read again is the same', () => {
  fc.assert(
    fc.property(tree, (query) => {
      const anchored = joined('and', [word('Anker'), query]);
      const parsed = parseMonitor(printMonitor(anchored));
      if (!parsed.ok) throw new Error(`${printMonitor(anchored)}: ${parsed.problem.kind}`);
      expect(parsed.query).toEqual(anchored);
    }),
    { numRuns: 300 },
  );
});

test('whatever is typed is read or refused, never thrown', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '(',
          ')',
          '"',
          '„',
          '“',
          'OR',
          'NOT',
          '-',
          'NEAR/2',
          'a:',
          '*',
          'Rabe',
          ' ',
        ),
      ),
      (pieces) => {
        const parsed = parseMonitor(pieces.join(''));
        if (parsed.ok) expect(parseMonitor(printMonitor(parsed.query))).toEqual(parsed);
      },
    ),
    { numRuns: 500 },
  );
});
