import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import { SETTINGS_KEY } from '#main/commands/settings.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { aConversation, aMessage, anAccount, aWorkspace, BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createTestPorts } from '#main/testing/ports.ts';
import { openData } from './open-data.ts';

const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
const DAY_MS = 86_400_000;
const MESSAGES = 3_000;
const account = anAccount(BAKERY);

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-upkeep-'));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(dataDir, { recursive: true, force: true });
});

async function fill(store: OpenedStore, at: number): Promise<void> {
  await store.forWorkspace(BAKERY).change(
    (tx) => {
      tx.put('workspaces', aWorkspace(BAKERY));
      tx.put('conversations', aConversation(account, { state: 'done', lastActivityAt: at }));
      for (let n = 0; n < MESSAGES; n++)
        tx.put(
          'messages',
          aMessage(account, `${n}`, { createdAt: at, text: `Brot ${n} `.repeat(40) }),
        );
    },
    { safety: 'cache' },
  );
}

/** Rows of messages in the file, tombstones too, and the size of the file. */
function onDisk(): { readonly rows: number; readonly bytes: number } {
  const file = join(dataDir, 'parley.sqlite');
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = Number(database.prepare('SELECT count(*) AS n FROM "messages-0"').get()?.['n']);
  database.close();
  return { rows, bytes: statSync(file).size };
}

test('as the settings say, the engine deletes what is done and old, and gives its space back', async () => {
  const clock = createManualClock(Date.now());
  const ports = createTestPorts(dataDir, clock);
  const open = async (): Promise<OpenedStore> => await openData(ports, ABOUT);
  const hour = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await expect.poll(() => clock.waiting, { timeout: 20_000 }).toBeGreaterThan(0);
  };
  let store = await open();
  await fill(store, clock.now() - 400 * DAY_MS);
  await hour(60_000);
  await store.close();
  const full = onDisk();
  expect(full.rows).toBe(MESSAGES);

  ports.settings.set(SETTINGS_KEY, { ...DEFAULT_SETTINGS, keepDoneMonths: 12 });
  store = await open();
  await hour(60_000);
  expect(await store.acrossWorkspaces.count('messages', {})).toBe(0);
  expect(await store.acrossWorkspaces.count('conversations', {})).toBe(0);
  // RxDB's own clock decides when a tombstone is a day old.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * DAY_MS });
  await hour(3_600_000);
  await store.close();
  const empty = onDisk();
  expect(empty.rows).toBe(0);
  expect(empty.bytes).toBeLessThan(full.bytes / 3);
}, 60_000);
