import { describe, expect, test } from 'vitest';
import { readOpml } from './opml.ts';

const FILE = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Foren"><outline type="rss" text="Espresso &amp; Co" xmlUrl="https://forum.example/latest.rss"/>
<outline text="Tiefer"><outline text="Mühlen" xmlUrl="https://muehlen.example/feed"/></outline></outline>
<outline text="Allein" title="Tagblatt" xmlUrl="https://tagblatt.example/feed"/>
<outline text="Zweimal" xmlUrl="https://tagblatt.example/feed"/>
<outline text="Kein Feed" xmlUrl="javascript:alert(1)"/><outline text="leer"/></body></opml>`;

describe('a file of subscriptions', () => {
  test('its folders become decks, what lies in none gets the name of the file, each feed comes once', () => {
    expect(readOpml(FILE)).toEqual([
      {
        feed: { kind: 'feed', param: 'https://forum.example/latest.rss' },
        name: 'Espresso & Co',
        deck: 'Foren',
      },
      {
        feed: { kind: 'feed', param: 'https://muehlen.example/feed' },
        name: 'Mühlen',
        deck: 'Tiefer',
      },
      {
        feed: { kind: 'feed', param: 'https://tagblatt.example/feed' },
        name: 'Tagblatt',
        deck: 'Mine',
      },
    ]);
  });

  test('a folder of fifty is three decks, and no more than a thousand feeds are taken', () => {
    const outlines = Array.from(
      { length: 1200 },
      (_each, at) => `<outline text="f${at}" xmlUrl="https://x.example/${at}"/>`,
    );
    const read = (count: number) =>
      readOpml(
        `<opml version="2.0"><body><outline text="Viele">${outlines.slice(0, count).join('')}</outline></body></opml>`,
      ) ?? [];
    const sizes = [...Map.groupBy(read(50), ({ deck }) => deck)].map(
      ([deck, inside]) => [deck, inside.length] as const,
    );
    expect(sizes).toEqual([
      ['Viele', 20],
      ['Viele 2', 20],
      ['Viele 3', 10],
    ]);
    expect(read(1200)).toHaveLength(1000);
  });

  test.each([
    '',
    'words',
    '<html></html>',
    '<opml version="2.0"><body></body></opml>',
    '<opml><body><outline text="x"/></body></opml>',
    '{"version":"https://jsonfeed.org/version/1.1"}',
    '<opml><body>',
  ])('what lists no feed is none: %.30s', (file) => {
    expect(readOpml(file)).toBeNull();
  });
});
