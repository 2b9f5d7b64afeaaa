import type { RemoteMessage } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import { cleanName } from '#main/networks/plain-text.ts';

/** Somewhere that can be searched without a key. */
export type SearchPlace = {
  /** The newest about `words` at a host. */
  urlFor(words: string, host: string): URL;
  /** null: it is not the answer that this place gives. */
  read(answer: unknown): PlaceAnswer | null;
};
export type PlaceAnswer = {
  readonly messages: readonly RemoteMessage[];
  /** How long the place wants to be left alone, ms. */
  readonly pauseMs?: number;
};

/** So many are asked of each place. */
export const MOST_HITS = '25';

export type Hit = {
  readonly id: string;
  /** Host of the place, shown as the author's. */
  readonly place: string;
  readonly author: string;
  readonly text: string;
  readonly url: string;
  readonly at: number;
};

export function toMessage({ id, place, author, text, url, at }: Hit): RemoteMessage {
  return {
    remoteId: id,
    kind: 'mention',
    direction: 'in',
    rootRemoteId: id,
    author: { remoteId: `${place}|${author}`, name: author, handle: place },
    text,
    spans: [],
    media: [],
    counts: {},
    mine: {},
    allowed: [],
    url,
    version: at,
    createdAt: at,
    needsAnswer: false,
  };
}

export function nameOr(name: string, otherwise: string): string {
  const clean = cleanName(name);
  return clean === '' ? otherwise : clean;
}

export function joinedHtml(...parts: readonly string[]): string {
  return parts
    .map((part) => readHtml(part).text)
    .filter((part) => part !== '')
    .join('\n\n');
}
