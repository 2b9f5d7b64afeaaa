import type { Http } from '#main/networks/http.ts';
import { PICTURE_URL, samplePicture } from '#main/networks/sample/picture.ts';
import type { Ports } from '#main/ports.ts';
import { sha256 } from './kept-files.ts';
import { limitFolder } from './limit-folder.ts';
import { pictureKind } from './picture-kind.ts';
import { playableKind } from './playable-kind.ts';
import { keyOf, openStoredMedia, type Use } from './stored-media.ts';

/** A picture, a film or a sound. */
export type Picture = { readonly bytes: Uint8Array; readonly mimeType: string };

export type Media = {
  /** Path of what lies at a remote address. Fetches nothing: that happens when it is shown or played. */
  readonly pictureOf: (url: string, use?: Use) => string;
  /** The picture behind a path; null when there is none, or it may not be shown. */
  readonly read: (path: string) => Promise<Picture | null>;
  /**
   * Keeps a file that a person attached; on the disk when it resolves. The same file is kept once.
   * null: its bytes are not what its type says, so that no network would take it.
   */
  keep(
    bytes: Uint8Array,
    mimeType: string,
  ): Promise<{ readonly mediaId: string; readonly picture: string } | null>;
  /** Whether two addresses show the same picture; false where one of them was never shown. */
  readonly isSamePicture: (one: string, other: string) => Promise<boolean>;
  /** Forgets these addresses and what was fetched from them. */
  readonly drop: (urls: readonly string[]) => Promise<void>;
  /** The bytes of a kept file; rejects when it is gone. */
  readonly readKept: (mediaId: string) => Promise<Uint8Array>;
};

export type MediaPorts = Pick<Ports, 'clock' | 'online' | 'files' | 'log'> & {
  readonly http: Http;
  /** Hosts that a person named for an account: they may lie in a private network. */
  trustedHosts(): Promise<ReadonlySet<string>>;
  mayLoad(): boolean;
};

type Address = { readonly url: string; readonly use: Use };

const PREFIX = '/media/';
/** A film is fetched only when somebody plays it. */
const ASKED: Readonly<Record<Use, { maxBytes: number; deadlineMs: number; accept: string }>> = {
  show: {
    maxBytes: 10_000_000,
    deadlineMs: 20_000,
    accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif',
  },
  play: { maxBytes: 60_000_000, deadlineMs: 120_000, accept: 'video/mp4,video/webm,audio/*' },
};
const AGAIN_MS = 10 * 60_000;
/** Addresses by key; views name them again after a restart. */
const MOST_ADDRESSES = 20_000;
/** Of fetched pictures on the disk; they can be fetched again. */
const MOST_CACHE_BYTES = 500_000_000;
/** New pictures between two looks at how much there is. */
const LOOK_EVERY = 200;

/** Pictures reach the window only through here: fetched without cookies, checked, kept. */
export function createMedia(ports: MediaPorts): Media {
  const stored = openStoredMedia(ports.files.dataDir);
  const { cacheFolder, cache, kept } = stored;
  const addresses = new Map<string, Address>();
  const loading = new Map<string, Promise<Picture | null>>();
  const failedAt = new Map<string, number>();
  let newPictures = 0;
  const limitCache = async (): Promise<void> => {
    if (newPictures % LOOK_EVERY === 0) await limitFolder(cacheFolder, MOST_CACHE_BYTES);
    newPictures += 1;
  };

  const load = async (key: string, address: Address): Promise<Picture | null> => {
    if (address.url === PICTURE_URL) return samplePicture();
    const failed = failedAt.get(key);
    const isTooSoon = failed !== undefined && ports.clock.elapsed() - failed < AGAIN_MS;
    if (isTooSoon || !ports.mayLoad() || !ports.online.isOnline()) return null;
    const picture = await fetchPicture(address, ports);
    if (picture === null) failedAt.set(key, ports.clock.elapsed());
    else {
      await cache.write(key, picture.bytes);
      await limitCache();
    }
    return picture;
  };
  const loadOnce = async (key: string, address: Address): Promise<Picture | null> => {
    const known = loading.get(key);
    if (known !== undefined) return await known;
    const picture = load(key, address).finally(() => loading.delete(key));
    loading.set(key, picture);
    return await picture;
  };

  return {
    pictureOf(url, use = 'show') {
      const key = keyOf(url, use);
      addresses.delete(key);
      addresses.set(key, { url, use });
      const oldest = addresses.keys().next().value;
      if (addresses.size > MOST_ADDRESSES && oldest !== undefined) addresses.delete(oldest);
      return PREFIX + key;
    },
    async read(path) {
      if (!path.startsWith(PREFIX)) return null;
      const key = path.slice(PREFIX.length);
      const bytes = (await cache.read(key)) ?? (await kept.read(key));
      if (bytes !== null) return asPicture(bytes);
      const address = addresses.get(key);
      return address === undefined ? null : await loadOnce(key, address);
    },
    async keep(bytes, mimeType) {
      if (!isWhatItSays(bytes, mimeType)) return null;
      const mediaId = sha256(bytes);
      await kept.write(mediaId, bytes);
      return { mediaId, picture: PREFIX + mediaId };
    },
    async drop(urls) {
      for (const url of urls)
        for (const use of ['show', 'play'] as const) addresses.delete(keyOf(url, use));
      await stored.drop(urls, []);
    },
    async isSamePicture(one, other) {
      if (one === other) return true;
      const [mine, theirs] = [
        await cache.read(keyOf(one, 'show')),
        await cache.read(keyOf(other, 'show')),
      ];
      return mine !== null && theirs !== null && Buffer.compare(mine, theirs) === 0;
    },
    async readKept(mediaId) {
      const bytes = await kept.read(mediaId);
      if (bytes === null) throw new Error('An attached file is gone');
      return bytes;
    },
  };
}

/** Only of pictures we know every kind; of other files the network judges. */
function isWhatItSays(bytes: Uint8Array, mimeType: string): boolean {
  return !mimeType.startsWith('image/') || pictureKind(bytes) === mimeType;
}

function asPicture(bytes: Uint8Array): Picture | null {
  const mimeType = pictureKind(bytes) ?? playableKind(bytes);
  return mimeType === null ? null : { bytes, mimeType };
}

async function fetchPicture({ url, use }: Address, ports: MediaPorts): Promise<Picture | null> {
  const host = URL.parse(url)?.host;
  if (host === undefined) return null;
  try {
    const answer = await ports.http.request({
      method: 'GET',
      url,
      headers: { accept: ASKED[use].accept },
      bucket: `pictures ${host}`,
      lane: 'interactive',
      signal: new AbortController().signal,
      deadlineMs: ASKED[use].deadlineMs,
      maxBytes: ASKED[use].maxBytes,
      isTrustedHost: (await ports.trustedHosts()).has(host),
    });
    return asPicture(answer.bytes);
  } catch {
    ports.log('media.failed');
    return null;
  }
}
