import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A real Nostr relay (see nostr.sh) for specs: a process of its own on a free port, empty at first. */
const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, 'nostr.sh');

export type NostrRelay = { readonly url: string; stop(): Promise<void> };

export function isNostrInstalled(): boolean {
  return process.platform !== 'win32' && spawnSync(SCRIPT, ['installed']).status === 0;
}

export async function startNostr(): Promise<NostrRelay> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-nostr-'));
  const env = { ...process.env, PARLEY_NOSTR_RUN: folder };
  const { stdout } = await run(SCRIPT, ['start'], { env, timeout: 30_000 });
  const port = /READY (\d+)/u.exec(stdout)?.[1];
  if (port === undefined) throw new Error(`The relay did not start: ${stdout}`);
  return {
    url: `ws://127.0.0.1:${port}/`,
    async stop() {
      await run(SCRIPT, ['stop'], { env, timeout: 20_000 });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
