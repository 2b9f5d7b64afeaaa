import { join } from 'node:path';
import { keepFilesIn, sha256, type KeptFiles } from './kept-files.ts';

/** Where pictures, films and attached files lie, and under which names. */
export type StoredMedia = {
  readonly cacheFolder: string;
  /** What was fetched; it can be fetched again. */
  readonly cache: KeptFiles;
  /** What a person attached. */
  readonly kept: KeptFiles;
  /** Deletes what was fetched from these addresses, and attached files. */
  readonly drop: (urls: Iterable<string>, mediaIds: Iterable<string>) => Promise<void>;
};

export type Use = 'show' | 'play';

export function keyOf(url: string, use: Use): string {
  return sha256(use === 'show' ? url : `${use} ${url}`);
}

export function openStoredMedia(dataDir: string): StoredMedia {
  const cacheFolder = join(dataDir, 'pictures');
  const cache = keepFilesIn(cacheFolder, 'cache');
  const kept = keepFilesIn(join(dataDir, 'media'), 'sync');
  return {
    cacheFolder,
    cache,
    kept,
    async drop(urls, mediaIds) {
      for (const url of urls)
        for (const use of ['show', 'play'] as const) await cache.drop(keyOf(url, use));
      for (const mediaId of mediaIds) await kept.drop(mediaId);
    },
  };
}
