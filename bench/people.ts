import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { startMergeSuggestions } from '#main/listening/merge-suggestions.ts';
import { breathe } from '#main/store/breathe.ts';
import { BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { openTestStore } from '#main/testing/test-store.ts';
import { benchOptions, figure, report, timedAsync } from './harness.ts';

/**
 * How long it takes to find who may be the same person among 50,000 people, and how long everything
 * else waits meanwhile. `--quick` 5,000.
 */
const options = benchOptions(process.argv.slice(2));
const size = options.size ?? (options.isQuick ? 5000 : 50_000);
const TOTAL_MS = 2000;
const PIECE_MS = 50;
/** Every so many there are two who are one. */
const TWINS_EVERY = 100;
const CHUNK = 500;

const NETWORKS = ['mastodon', 'bluesky', 'wordpress', 'nostr'] as const;
const FIRST = 'Anna Ben Clara David Eva Finn Greta Hannes Ida Jonas Klara Lukas'.split(' ');
const LAST = 'Schulz Vogt Winter Brandt Keller Sommer Öztürk Novak Lang Pohl Kraus Weiß'.split(' ');

/** Names repeat as they do among people; every hundredth names the site of the one before. */
function personAt(number: number): Person {
  const isTwin = number % TWINS_EVERY === 1;
  const owner = isTwin ? number - 1 : number;
  const network = NETWORKS[(number + (isTwin ? 1 : 0)) % NETWORKS.length] ?? 'mastodon';
  const first = FIRST[number % FIRST.length] ?? '';
  const last = LAST[Math.floor(number / FIRST.length) % LAST.length] ?? '';
  const handle = `@${first}.${last}${number % 997}@server${number % 60}.example`.toLowerCase();
  return {
    id: personId(BAKERY, network, `p${number}`),
    workspaceId: BAKERY,
    network,
    remoteId: `p${number}`,
    name: `${first} ${last}`,
    handle,
    url: `https://server${number % 60}.example/@p${number}`,
    avatarUrl: `https://server${number % 60}.example/p${number}.png`,
    bio: `Kaffee, Rennrad und mehr als ${number} Bücher. Mehr auf https://seite${owner}.example/ueber`,
    firstSeenAt: number,
    lastSeenAt: number,
    isVip: false,
    labelIds: [],
  };
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const clock = createManualClock();
  const store = await openTestStore(clock, join(folder, 'parley.sqlite'));
  try {
    for (let start = 0; start < size; start += CHUNK)
      await store.forWorkspace(BAKERY).change(
        (tx) => {
          for (let number = start; number < Math.min(start + CHUNK, size); number += 1)
            tx.put('people', personAt(number));
        },
        { safety: 'cache' },
      );
    const suggestions = startMergeSuggestions({
      store,
      takeTurn: breathe,
      clock,
      log: () => undefined,
      isSamePicture: async () => await Promise.resolve(false),
    });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    let found = 0;
    const firstMs = await timedAsync(async () => {
      found = (await suggestions.of(BAKERY)).length;
    });
    delay.disable();
    const againMs = await timedAsync(async () => {
      await suggestions.of(BAKERY);
    });
    await suggestions.close();
    await report(
      [
        figure('people', [size, '']),
        figure('pairs that are one, and were not found', [size / TWINS_EVERY - found, ''], 0),
        figure('who may be the same, asked for the first time', [firstMs, 'ms'], TOTAL_MS),
        figure('the longest piece of it', [delay.max / 1e6, 'ms'], PIECE_MS),
        figure('asked again', [againMs, 'ms'], PIECE_MS * 4),
      ],
      options,
    );
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await run();
