import { join } from 'node:path';
import type { Http } from '#main/networks/http.ts';
import { PICTURE_URL, samplePicture } from '#main/networks/sample/picture.ts';
import type { Ports } from '#main/ports.ts';
import { keepFilesIn, sha256 } from './kept-files.ts';
import { limitFolder } from './limit-folder.ts';
import { pictureKind } from './picture-kind.ts';

export type Picture = { readonly bytes: Uint8Array; readonly mimeType: string };

export type Media = {
  /** Path of the picture at a remote address. Fetches nothing: that happens when it is shown. */
  readonly pictureOf: (url: string) => string;
  /** The picture behind a path; null when there is none, or it may not be shown. */
  readonly read: (path: string) => Promise<Picture | null>;
  /** Keeps a file that a person attached; on the disk when it resolves. The same file is kept once. */
  keep(bytes: Uint8Array): Promise<{ readonly mediaId: string; readonly picture: string }>;
  /** The bytes of a kept file; rejects when it is gone. */
  readonly readKept: (mediaId: string) => Promise<Uint8Array>;
};

export type MediaPorts = Pick<Ports, 'clock' | 'online' | 'files' | 'log'> & {
  readonly http: Http;
  /** Hosts that a person named for an account: they may lie in a private network. */
  trustedHosts(): Promise<ReadonlySet<string>>;
  mayLoad(): boolean;
};

const PREFIX = '/media/';
const MAX_BYTES = 10_000_000;
const DEADLINE_MS = 20_000;
const AGAIN_MS = 10 * 60_000;
/** Addresses by key; views name them again after a restart. */
const MOST_ADDRESSES = 20_000;
/** Of fetched pictures on the disk; they can be fetched again. */
const MOST_CACHE_BYTES = 500_000_000;
/** New pictures between two looks at how much there is. */
const LOOK_EVERY = 200;

/** Pictures reach the window only through here: fetched without cookies, checked, kept. */
export function createMedia(ports: MediaPorts): Media {
  const cacheFolder = join(ports.files.dataDir, 'pictures');
  const cache = keepFilesIn(cacheFolder, 'cache');
  const kept = keepFilesIn(join(ports.files.dataDir, 'media'), 'sync');
  const addresses = new Map<string, string>();
  const loading = new Map<string, Promise<Picture | null>>();
  const failedAt = new Map<string, number>();
  let newPictures = 0;
  const limitCache = async (): Promise<void> => {
    if (newPictures % LOOK_EVERY === 0) await limitFolder(cacheFolder, MOST_CACHE_BYTES);
    newPictures += 1;
  };

  const load = async (key: string, url: string): Promise<Picture | null> => {
    if (url === PICTURE_URL) return samplePicture();
    const failed = failedAt.get(key);
    const isTooSoon = failed !== undefined && ports.clock.elapsed() - failed < AGAIN_MS;
    if (isTooSoon || !ports.mayLoad() || !ports.online.isOnline()) return null;
    const picture = await fetchPicture(url, ports);
    if (picture === null) failedAt.set(key, ports.clock.elapsed());
    else {
      await cache.write(key, picture.bytes);
      await limitCache();
    }
    return picture;
  };
  const loadOnce = async (key: string, url: string): Promise<Picture | null> => {
    const known = loading.get(key);
    if (known !== undefined) return await known;
    const picture = load(key, url).finally(() => loading.delete(key));
    loading.set(key, picture);
    return await picture;
  };

  return {
    pictureOf(url) {
      const key = sha256(url);
      addresses.delete(key);
      addresses.set(key, url);
      const oldest = addresses.keys().next().value;
      if (addresses.size > MOST_ADDRESSES && oldest !== undefined) addresses.delete(oldest);
      return PREFIX + key;
    },
    async read(path) {
      if (!path.startsWith(PREFIX)) return null;
      const key = path.slice(PREFIX.length);
      const stored = (await cache.read(key)) ?? (await kept.read(key));
      if (stored !== null) return asPicture(stored);
      const url = addresses.get(key);
      return url === undefined ? null : await loadOnce(key, url);
    },
    async keep(bytes) {
      const mediaId = sha256(bytes);
      await kept.write(mediaId, bytes);
      return { mediaId, picture: PREFIX + mediaId };
    },
    async readKept(mediaId) {
      const bytes = await kept.read(mediaId);
      if (bytes === null) throw new Error('An attached file is gone');
      return bytes;
    },
  };
}

function asPicture(bytes: Uint8Array): Picture | null {
  const mimeType = pictureKind(bytes);
  return mimeType === null ? null : { bytes, mimeType };
}

async function fetchPicture(url: string, ports: MediaPorts): Promise<Picture | null> {
  const host = URL.parse(url)?.host;
  if (host === undefined) return null;
  try {
    const answer = await ports.http.request({
      method: 'GET',
      url,
      headers: { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif' },
      bucket: `pictures ${host}`,
      lane: 'interactive',
      signal: new AbortController().signal,
      deadlineMs: DEADLINE_MS,
      maxBytes: MAX_BYTES,
      isTrustedHost: (await ports.trustedHosts()).has(host),
    });
    return asPicture(answer.bytes);
  } catch {
    ports.log('media.failed');
    return null;
  }
}
