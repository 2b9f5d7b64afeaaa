import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { startEngine, type Engine } from '#main/engine.ts';
import { atHand } from '#main/networks/connector.ts';
import { openStore } from '#main/store/open.ts';
import { fastClock } from '#main/testing/fast-clock.ts';
import { createTestPorts } from '#main/testing/ports.ts';
import { atLeast, benchOptions, figure, report } from './harness.ts';
import { growth, weigh, type Weight } from './soak/leaks.ts';
import { createSoakNetwork, NETWORK } from './soak/network.ts';
import { sitDown } from './soak/person.ts';

/**
 * A working day of the whole engine on a real database: 12 accounts in three clients, 100,000
 * arrivals, somebody who answers. Time runs faster than life; the first hour is left out, because
 * caches fill up. At the end it runs only ten times as fast, to see how long the engine keeps others waiting.
 * `--quick`: two hours of it. `--size`: arrivals in eight hours.
 */
const options = benchOptions(process.argv.slice(2));
const HOUR_MS = 3_600_000;
const DAY_MS = 8 * HOUR_MS;
const SPEED = 160;
/** Still far more than anybody gets: then delays mean what a person would feel. */
const CALM_SPEED = 10;
const CALM_REAL_MS = 30_000;
const ACCOUNTS = 12;
const CLIENTS = 3;
const ARRIVALS = options.size ?? 100_000;
const PLAYED_MS = options.isQuick ? DAY_MS / 4 : DAY_MS;
const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
/** Real ms between two turns of the person and two nudges of the streams. */
const TURN_MS = 100;

const made = z.object({ ok: z.literal(true), value: z.object({ workspaceId: z.string() }) });

async function connectAll(engine: Engine): Promise<readonly string[]> {
  const clients: string[] = [];
  for (let index = 0; index < CLIENTS; index++) {
    const answer = made.parse(await engine.run('workspace.create', { name: `Client ${index}` }));
    clients.push(answer.value.workspaceId);
  }
  for (let index = 0; index < ACCOUNTS; index++)
    z.object({ ok: z.literal(true) }).parse(
      await engine.run('account.signIn', {
        flowId: crypto.randomUUID(),
        workspaceId: clients[index % CLIENTS],
        network: NETWORK,
        serverUrl: 'https://soak.example',
        methodId: 'form',
        fields: { name: `account-${index}` },
      }),
    );
  return clients;
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-soak-'));
  const beginsAt = Date.now();
  const clock = fastClock(beginsAt, SPEED);
  const everyMs = (DAY_MS / ARRIVALS) * ACCOUNTS;
  const network = createSoakNetwork({ clock, beginsAt, everyMs });
  const lent = createTestPorts(folder, clock);
  // Those of tests keep every notice, to be looked at afterwards.
  const desktop = { ...lent.desktop, notify: () => undefined };
  const ports = { ...lent, desktop, log: () => undefined, clock };
  const idle = clock.waiting;
  // The engine's own timers keep no process alive; closing waits for some of them.
  const alive = setInterval(() => undefined, HOUR_MS);
  try {
    const engine = await startEngine(ports, ABOUT, { networks: [atHand(network.connector)] });
    const [client = ''] = await connectAll(engine);
    const person = sitDown(engine, client);
    const rushed = monitorEventLoopDelay({ resolution: 1 });
    const calm = monitorEventLoopDelay({ resolution: 1 });
    const weighNow = (): Weight =>
      weigh({ timers: clock.waiting, listeners: network.openStreams() });
    const turn = async (): Promise<void> => {
      network.beat();
      await person.work();
      await sleep(TURN_MS);
    };
    let warm: Weight | null = null;
    while (clock.now() - beginsAt < PLAYED_MS) {
      if (warm === null && clock.now() - beginsAt > HOUR_MS) {
        warm = weighNow();
        rushed.enable();
      }
      await turn();
    }
    rushed.disable();
    const end = weighNow();
    clock.setSpeed(CALM_SPEED);
    await sleep(CALM_REAL_MS / 10);
    calm.enable();
    for (const ends = Date.now() + CALM_REAL_MS; Date.now() < ends;) await turn();
    calm.disable();
    person.leave();
    await engine.close();
    const stored = await countStored(folder);
    if (warm === null) throw new Error('It did not last for an hour');
    await report(
      [
        figure('hours played', [PLAYED_MS / HOUR_MS, 'h']),
        atLeast(
          'arrivals stored',
          [stored, ''],
          Math.floor(ARRIVALS * (PLAYED_MS / DAY_MS) * 0.98),
        ),
        figure('updates of the window', [person.updates(), '']),
        figure('memory of the heap after an hour', [warm.heap / 1e6, 'MB']),
        figure('growth of the heap since', [growth(warm.heap, end.heap), '%'], 5),
        figure('memory of the process after an hour', [warm.resident / 1e6, 'MB']),
        figure('growth of the process since', [growth(warm.resident, end.resident), '%'], 5),
        figure('more timers than after an hour', [end.timers - warm.timers, ''], ACCOUNTS),
        figure('more streams', [end.listeners - warm.listeners, ''], 0),
        figure('more open handles', [end.resources - warm.resources, ''], 0),
        figure('timers that wait after closing', [clock.waiting - idle, ''], 0),
        figure('streams open after closing', [network.openStreams(), ''], 0),
        figure(`event loop delay at ${SPEED} times, p99`, [rushed.percentile(99) / 1e6, 'ms']),
        figure(`event loop delay at ${CALM_SPEED} times, median`, [
          calm.percentile(50) / 1e6,
          'ms',
        ]),
        figure(
          `event loop delay at ${CALM_SPEED} times, p99`,
          [calm.percentile(99) / 1e6, 'ms'],
          50,
        ),
        figure(`event loop delay at ${CALM_SPEED} times, longest`, [calm.max / 1e6, 'ms']),
      ],
      options,
    );
  } finally {
    clearInterval(alive);
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many messages of others lie in the database. */
async function countStored(folder: string): Promise<number> {
  const file = join(folder, 'parley.sqlite');
  const store = await openStore({ ...createTestPorts(folder), file });
  const count = await store.acrossWorkspaces.count('messages', { where: { direction: 'in' } });
  await store.close();
  return count;
}

await run();
