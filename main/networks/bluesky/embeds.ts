import type { Media, TextSpan } from '#domain/message.ts';
import { postUrl } from './at-uri.ts';
import type { Embed, MediaEmbed, PostRecord, Quoted } from './schemas.ts';

/** What hangs on a post: its media, and lines that are read after its text (a card, a quote). */
export type Decoration = {
  readonly media: readonly Media[];
  readonly lines: readonly Line[];
};
/** `link`: the part of the line (UTF-16, from its start) that leads somewhere. */
export type Line = {
  readonly text: string;
  readonly link?: { readonly length: number; readonly at: number; readonly url: string };
};

const QUOTE_LENGTH = 300;

function sized(size: { width: number; height: number } | undefined): {
  width?: number;
  height?: number;
} {
  return size === undefined ? {} : { width: size.width, height: size.height };
}

function mediaOf(embed: MediaEmbed): Media[] {
  switch (embed.$type) {
    case 'app.bsky.embed.images#view':
      return embed.images.map(({ fullsize, thumb, alt, aspectRatio }) => ({
        kind: 'image',
        url: fullsize,
        previewUrl: thumb,
        ...(alt === '' ? {} : { alt }),
        ...sized(aspectRatio),
      }));
    case 'app.bsky.embed.video#view':
      return [
        {
          kind: 'video',
          url: embed.playlist,
          ...(embed.thumbnail === undefined ? {} : { previewUrl: embed.thumbnail }),
          ...(embed.alt === undefined || embed.alt === '' ? {} : { alt: embed.alt }),
          ...sized(embed.aspectRatio),
        },
      ];
    case 'app.bsky.embed.external#view':
      return [];
  }
}

/** The card of a link, unless the text says the address already. */
function cardLines(embed: MediaEmbed, text: string): Line[] {
  if (embed.$type !== 'app.bsky.embed.external#view') return [];
  const { uri, title } = embed.external;
  if (!/^https?:/u.test(uri) || text.includes(uri.replace(/\/$/u, ''))) return [];
  const before = title === '' ? '' : `${title}: `;
  return [{ text: before + uri, link: { at: before.length, length: uri.length, url: uri } }];
}

/** Someone who quotes us must be understood without opening the browser. */
function quoteLines(quoted: Quoted): Line[] {
  const name = `@${quoted.author.handle}`;
  const words = quoted.value.text.replaceAll(/\s+/gu, ' ').trim();
  const short = words.length > QUOTE_LENGTH ? `${words.slice(0, QUOTE_LENGTH - 1)}…` : words;
  const url = postUrl(quoted.uri);
  const text = `> ${name}: ${short}`;
  return [url === undefined ? { text } : { text, link: { at: 2, length: name.length, url } }];
}

export function decorationOf(embed: Embed | undefined, text: string): Decoration {
  switch (embed?.$type) {
    case undefined:
      return { media: [], lines: [] };
    case 'app.bsky.embed.record#view':
      return { media: [], lines: quoteLines(embed.record) };
    case 'app.bsky.embed.recordWithMedia#view': {
      const { media, record } = embed;
      return {
        media: media === undefined ? [] : mediaOf(media),
        lines: [
          ...(media === undefined ? [] : cardLines(media, text)),
          ...(record.record === undefined ? [] : quoteLines(record.record)),
        ],
      };
    }
    case 'app.bsky.embed.images#view':
    case 'app.bsky.embed.video#view':
    case 'app.bsky.embed.external#view':
      return { media: mediaOf(embed), lines: cardLines(embed, text) };
  }
}

/** The text with the lines below it, and their links as spans. */
export function withLines(
  text: string,
  lines: readonly Line[],
): { text: string; spans: TextSpan[] } {
  let whole = text;
  const spans: TextSpan[] = [];
  for (const line of lines) {
    whole += whole === '' ? '' : '\n\n';
    if (line.link !== undefined) {
      const start = whole.length + line.link.at;
      spans.push({ kind: 'link', start, end: start + line.link.length, url: line.link.url });
    }
    whole += line.text;
  }
  return { text: whole, spans };
}

/** Images of a record that was just written, before the network made its own copies of them. */
export function mediaOfRecord(
  record: PostRecord,
  blobUrl: (cid: string) => string,
): readonly Media[] {
  return (record.embed?.images ?? []).map(({ alt, image }): Media => {
    const url = blobUrl(image.ref.$link);
    return alt === '' ? { kind: 'image', url } : { kind: 'image', url, alt };
  });
}
