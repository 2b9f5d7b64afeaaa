import type { LinkCard, Quote } from '#domain/message-extras.ts';
import type { Media } from '#domain/message.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { postUrl } from './at-uri.ts';
import type { Embed, MediaEmbed, PostRecord, Quoted } from './schemas.ts';

/** What hangs on a post. */
export type Decoration = {
  readonly media: readonly Media[];
  readonly card?: LinkCard;
  readonly quote?: Quote;
};

const QUOTE_LENGTH = 1000;
const CARD_LENGTH = 300;

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

function cardOf(embed: MediaEmbed): LinkCard | undefined {
  if (embed.$type !== 'app.bsky.embed.external#view') return undefined;
  const { uri, title, description, thumb } = embed.external;
  const url = URL.parse(uri);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  const about = cleanName(description).slice(0, CARD_LENGTH);
  return {
    url: url.href,
    title: cleanName(title) || url.host,
    ...(about === '' ? {} : { description: about }),
    ...(thumb === undefined ? {} : { imageUrl: thumb }),
  };
}

/** Someone who quotes us must be understood without opening the browser. */
function quoteOf(quoted: Quoted | undefined): Quote {
  if (quoted === undefined) return { state: 'gone' };
  const { handle, displayName } = quoted.author;
  const url = postUrl(quoted.uri);
  return {
    state: 'shown',
    authorName: cleanName(displayName ?? '') || handle,
    authorHandle: handle,
    text: quoted.value.text.slice(0, QUOTE_LENGTH).toWellFormed(),
    ...(url === undefined ? {} : { url }),
  };
}

function withMedia(media: MediaEmbed): Decoration {
  const card = cardOf(media);
  return { media: mediaOf(media), ...(card === undefined ? {} : { card }) };
}

export function decorationOf(embed: Embed | undefined): Decoration {
  switch (embed?.$type) {
    case undefined:
      return { media: [] };
    case 'app.bsky.embed.record#view':
      return { media: [], quote: quoteOf(embed.record) };
    case 'app.bsky.embed.recordWithMedia#view': {
      const { media, record } = embed;
      const quote = quoteOf(record.record);
      return media === undefined ? { media: [], quote } : { ...withMedia(media), quote };
    }
    case 'app.bsky.embed.images#view':
    case 'app.bsky.embed.video#view':
    case 'app.bsky.embed.external#view':
      return withMedia(embed);
  }
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
