import type { TextSpan } from '#domain/message.ts';
import { profileUrl } from './at-uri.ts';
import type { Facet, Feature } from './schemas.ts';

/**
 * Facets count UTF-8 bytes, our spans UTF-16 units. https://docs.bsky.app/docs/advanced-guides/post-richtext
 * Returns for every byte offset that begins a character (and for the end) its UTF-16 index.
 */
function indexByByte(text: string): Map<number, number> {
  const indexes = new Map<number, number>();
  let byte = 0;
  let index = 0;
  for (const character of text) {
    indexes.set(byte, index);
    byte += bytesOf(character.codePointAt(0) ?? 0);
    index += character.length;
  }
  indexes.set(byte, index);
  return indexes;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function spanOf(feature: Feature): Pick<TextSpan, 'kind' | 'url'> | null {
  switch (feature.$type) {
    case 'app.bsky.richtext.facet#mention':
      return { kind: 'mention', url: profileUrl(feature.did) };
    case 'app.bsky.richtext.facet#tag':
      return { kind: 'tag', url: `https://bsky.app/hashtag/${encodeURIComponent(feature.tag)}` };
    case 'app.bsky.richtext.facet#link': {
      const url = URL.parse(feature.uri);
      return url !== null && /^https?:$/u.test(url.protocol)
        ? { kind: 'link', url: feature.uri }
        : null;
    }
    case 'unknown':
      return null;
  }
}

/** Facets that split a character, lie outside or overlap an earlier one are left out. */
export function spansOf(text: string, facets: readonly Facet[]): TextSpan[] {
  const indexes = facets.length === 0 ? new Map<number, number>() : indexByByte(text);
  const spans: TextSpan[] = [];
  for (const { index, features } of facets.toSorted(
    (a, b) => a.index.byteStart - b.index.byteStart,
  )) {
    const start = indexes.get(index.byteStart);
    const end = indexes.get(index.byteEnd);
    const span = features.map(spanOf).find((found) => found !== null);
    const free = spans.at(-1)?.end ?? 0;
    if (start !== undefined && end !== undefined && span && start >= free && end > start)
      spans.push({ ...span, start, end });
  }
  return spans;
}
