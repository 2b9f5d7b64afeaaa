import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Files under names that are made here: hexadecimal, so no path can be smuggled in. */
export type KeptFiles = {
  read(name: string): Promise<Uint8Array | null>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** What is not there is gone already. */
  drop(name: string): Promise<void>;
};

const NAME = /^[0-9a-f]{64}$/u;

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** `sync`: on the disk before `write` resolves, for what a person made. */
export function keepFilesIn(folder: string, safety: 'sync' | 'cache'): KeptFiles {
  return {
    async read(name) {
      if (!NAME.test(name)) return null;
      const bytes = await readFile(join(folder, name)).catch(() => null);
      if (bytes !== null && safety === 'cache') await markUsed(join(folder, name));
      return bytes;
    },
    async drop(name) {
      if (!NAME.test(name)) return;
      await rm(join(folder, name), { force: true });
      // A crash while it was written left this one.
      await rm(join(folder, `${name}.part`), { force: true });
    },
    async write(name, bytes) {
      if (!NAME.test(name)) throw new Error('Not a name of a kept file');
      await mkdir(folder, { recursive: true });
      const part = join(folder, `${name}.part`);
      const file = await open(part, 'w');
      try {
        await file.writeFile(bytes);
        if (safety === 'sync') await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, join(folder, name));
    },
  };
}

/** What is used stays longest; a folder that cannot be written to is no reason not to show it. */
async function markUsed(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
