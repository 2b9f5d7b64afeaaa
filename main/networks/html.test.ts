import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtml } from './html.ts';
import { cleanName } from './plain-text.ts';

/** Every span as what it covers and where it leads. */
function spansOf(html: string): readonly string[] {
  const { text, spans } = readHtml(html);
  return spans.map(({ kind, start, end, url }) => `${kind} ${text.slice(start, end)} → ${url}`);
}

describe('text', () => {
  const cases: readonly [string, string, string][] = [
    ['paragraphs and line breaks', '<p>One<br>two</p><p>three</p>', 'One\ntwo\n\nthree'],
    ['white space', '  a \n\t b  <b> c</b> ', 'a b c'],
    ['entities', '&lt;b&gt; &amp;amp; &#8364; &nbsp;x', '<b> &amp; € \u00A0x'],
    ['lists', '<ul><li>a</li><li>b</li></ul><ol><li>c<li>d</ol>', '• a\n• b\n\n1. c\n2. d'],
    ['quotes', '<blockquote><p>a</p><p>b</p></blockquote><p>c</p>', '> a\n>\n> b\n\nc'],
    ['preformatted text', '<pre>a  b\n  c</pre>', 'a  b\n  c'],
    ['pictures', 'so <img src="x" alt="a cat" onerror="alert(1)"> sweet', 'so a cat sweet'],
    [
      'script and style',
      'a<script>alert(1)</script><style>p{}</style><svg><text>x</text></svg>b',
      'ab',
    ],
    ['comments', 'a<!-- <b>no</b> -->b<![CDATA[c]]>', 'ab'],
    ['broken markup', '<p>a<b>b</p>c</i><a href="', 'ab\n\nc'],
    ['nothing', '', ''],
    ['only white space', ' <p> </p>\n', ''],
    ['direction overrides and controls', 'a\u202Eb\u0000c\u0007d', 'abcd'],
    ['joined emoji stay joined', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['many breaks', 'a<br><br><br><br>b', 'a\nb'],
  ];
  test.each(cases)('%s', (_name, html, expected) => {
    expect(readHtml(html).text).toBe(expected);
  });
});

describe('links', () => {
  test('mentions, tags and links as Mastodon writes them', () => {
    const html =
      '<p><span class="h-card" translate="no"><a href="https://kaffee.example/@mia" class="u-url mention">@<span>mia</span></a></span> ' +
      '<a href="https://kaffee.example/tags/r%C3%B6sten" class="mention hashtag" rel="tag">#<span>rösten</span></a> ' +
      '<a href="https://blog.example/2026/11/sehr-lang?x=1" rel="nofollow"><span class="invisible">https://</span><span class="ellipsis">blog.example/2026/11</span><span class="invisible">/sehr-lang?x=1</span></a></p>';
    expect(readHtml(html).text).toBe('@mia #rösten blog.example/2026/11…');
    expect(spansOf(html)).toEqual([
      'mention @mia → https://kaffee.example/@mia',
      'tag #rösten → https://kaffee.example/tags/r%C3%B6sten',
      'link blog.example/2026/11… → https://blog.example/2026/11/sehr-lang?x=1',
    ]);
  });

  test.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'mailto:a@b.example',
    '/relative',
    '',
  ])('%j leads nowhere', (href) => {
    expect(readHtml(`<a href="${href}">x</a>`)).toEqual({ text: 'x', spans: [] });
  });

  test('relative links belong to their page', () => {
    expect(readHtml('<a href="/b">x</a>', 'https://a.example/c/').spans).toEqual([
      { kind: 'link', start: 0, end: 1, url: 'https://a.example/b' },
    ]);
  });

  test('a link inside a link ends the outer one', () => {
    expect(
      spansOf('<a href="https://a.example/">a<a href="https://b.example/">b</a>c</a>'),
    ).toEqual(['link a → https://a.example/', 'link b → https://b.example/']);
  });

  test('a link holds neither the space around it nor anything invisible', () => {
    const html = 'x <a href="https://a.example/"> ba\u200Bnk\u202E.ex\u2066ample\u200D </a> y';
    expect(readHtml(html).text).toBe('x bank.example y');
    expect(spansOf(html)).toEqual(['link bank.example → https://a.example/']);
  });
});

/** Microseconds of this process: a busy machine must not fail a good parser. About 0.1 s is usual. */
const MOST_WORK = 1_000_000;

describe('too much', () => {
  test('deep nesting keeps the text', () => {
    const html = `${'<div>'.repeat(20_000)}deep`;
    const startedAt = process.cpuUsage();
    const { text } = readHtml(html);
    expect(process.cpuUsage(startedAt).user).toBeLessThan(MOST_WORK);
    expect(text).toMatch(/^(?:deep|…)$/u);
    expect(readHtml(`${'<b>'.repeat(50)}deep${'</b>'.repeat(50)}`).text).toBe('deep');
  });
  test('long text is cut, visibly, and never through a character', () => {
    const { text } = readHtml(`x${'🐈'.repeat(100_000)}`);
    expect(text.length).toBe(64_001);
    expect(text.endsWith('…')).toBe(true);
    expect(text.isWellFormed()).toBe(true);
  });
  test.each([
    ['attributes', `<p ${'a="b" '.repeat(40_000)}>x</p>`],
    ['unclosed tags', '<'.repeat(250_000)],
    ['open links', '<a href="https://x.example/">'.repeat(9000)],
    ['entities', '&amp'.repeat(60_000)],
    ['lists', '<ul><li>'.repeat(30_000)],
    ['closing tags', `${'<b>'.repeat(2000)}${'</i>'.repeat(40_000)}`],
  ])('many %s take a moment at most', (_name, html) => {
    const startedAt = process.cpuUsage();
    readHtml(html);
    expect(process.cpuUsage(startedAt).user).toBeLessThan(MOST_WORK);
  });
});

const piece = oneof(
  string(),
  constantFrom(
    '<p>',
    '</p>',
    '<br>',
    '<a href="https://x.example/?q=1">',
    '<a href=javascript:x>',
    '</a>',
    '<ul>',
    '<li>',
    '</ul>',
    '<blockquote>',
    '</blockquote>',
    '<pre>',
    '</pre>',
    '<span class="invisible">',
    '<span class="ellipsis">',
    '</span>',
    '<script>',
    '</script>',
    '<svg>',
    '</svg>',
    '\u202E',
    '\u200B',
    '\uD800',
    ' \n ',
  ),
);

test('whatever comes in: no exception, spans inside the text, in order and apart', () => {
  const law = property(array(piece, { maxLength: 40 }), (pieces) => {
    const { text, spans } = readHtml(pieces.join(''));
    expect(text).toBe(text.trimEnd());
    expect(text.isWellFormed()).toBe(true);
    let last = 0;
    for (const { start, end, url } of spans) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(url).toMatch(/^https?:/u);
      last = end;
    }
  });
  expect(() => assert(law, { numRuns: 2000 })).not.toThrow();
});

test('names are one line without anything invisible', () => {
  expect(cleanName(' Mia\u202E\n Kaffee\u200B\u2066 ')).toBe('Mia Kaffee');
  expect(cleanName('x'.repeat(500))).toHaveLength(200);
});
