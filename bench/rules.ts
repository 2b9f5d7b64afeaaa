import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { startEngine, type Engine } from '#main/engine.ts';
import { atHand } from '#main/networks/connector.ts';
import { openStore } from '#main/store/open.ts';
import { fastClock } from '#main/testing/fast-clock.ts';
import { createTestPorts } from '#main/testing/ports.ts';
import { benchOptions, figure, median, report } from './harness.ts';
import { createSoakNetwork, NETWORK } from './soak/network.ts';

/**
 * What rules cost messages that arrive: 10,000 of them through the whole engine into a real database,
 * until each was heard, without rules and with 20 (200 words and phrases, half of the rules with further
 * conditions; one in ten messages fits one). In processor time, which other programs do not change,
 * each with against the one without that came before it.
 * `--quick`: 2,000.
 */
const options = benchOptions(process.argv.slice(2));
const count = options.size ?? (options.isQuick ? 2000 : 10_000);
const ROUNDS = 3;
const RULES = 20;
const SPEED = 50;
const MOST_SHARE = 0.1;
const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
const made = z.object({ ok: z.literal(true), value: z.object({ workspaceId: z.string() }) });
const saved = z.object({ ok: z.literal(true), value: z.object({ ruleId: z.string() }) });

async function setUp(engine: Engine, rules: number): Promise<string> {
  const client = made.parse(await engine.run('workspace.create', { name: 'Bench' }));
  const { workspaceId } = client.value;
  for (let index = 0; index < rules; index++) {
    const words = Array.from({ length: 10 }, (_, at) => `word${index} number${at}`);
    // One in ten of the network's messages says so.
    if (index === 0) words.push('urgent');
    const further = index % 2 === 0 ? [] : [{ kind: 'reach', from: 500 }];
    const rule = saved.parse(
      await engine.run('rule.save', {
        workspaceId,
        name: `Rule ${index}`,
        match: 'all',
        conditions: [{ kind: 'text', words }, ...further],
        actions: [
          { kind: 'state', state: 'waiting' },
          { kind: 'note', text: 'Seen' },
        ],
        stops: false,
        takesHistory: true,
      }),
    );
    await engine.run('rule.setOn', { workspaceId, ruleId: rule.value.ruleId, isOn: true });
  }
  return workspaceId;
}

async function play(rules: number): Promise<{ readonly ms: number; readonly acted: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-rules-'));
  const now = Date.now();
  const clock = fastClock(now, SPEED);
  const everyMs = 1000;
  const beginsAt = now - count * everyMs;
  const network = createSoakNetwork({ clock, beginsAt, everyMs, most: count });
  const ports = { ...createTestPorts(folder, clock), log: () => undefined, clock };
  const alive = setInterval(() => undefined, 60_000);
  try {
    const engine = await startEngine(ports, ABOUT, { networks: [atHand(network.connector)] });
    const workspaceId = await setUp(engine, rules);
    const before = process.cpuUsage();
    await engine.run('account.signIn', {
      flowId: crypto.randomUUID(),
      workspaceId,
      network: NETWORK,
      serverUrl: 'https://soak.example',
      methodId: 'form',
      fields: { name: 'bench' },
    });
    while (network.given() < count) await sleep(50);
    const ms = await usageAtRest(before);
    await engine.close();
    return { ms, acted: await actedIn(folder) };
  } finally {
    clearInterval(alive);
    await rm(folder, { recursive: true, force: true });
  }
}

const LOOK_MS = 250;
/** So little of a core is what goes on without end, at this speed of the clock. */
const CALM_SHARE = 0.2;
const CALM_LOOKS = 6;

/** Processor time up to the moment since which next to nothing is done: everything was heard. */
async function usageAtRest(before: NodeJS.CpuUsage): Promise<number> {
  let [used, rested, calm] = [msSince(before), 0, 0];
  while (calm < CALM_LOOKS) {
    if (calm === 0) rested = used;
    await sleep(LOOK_MS);
    const now = msSince(before);
    calm = now - used < CALM_SHARE * LOOK_MS ? calm + 1 : 0;
    used = now;
  }
  return rested;
}

function msSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** On how many messages a rule acted. Throws when one was not stored or not heard. */
async function actedIn(folder: string): Promise<number> {
  const store = await openStore({
    file: join(folder, 'parley.sqlite'),
    clock: fastClock(Date.now(), 1),
    random: { uuid: () => 'id', bytes: (length) => new Uint8Array(length), fraction: () => 0 },
    log: () => undefined,
  });
  const all = store.acrossWorkspaces;
  const acted = await all.count('events', { where: { kind: 'rule.ran' } });
  const heard = await all.count('messages', { where: { sentiment: { exists: true } } });
  await store.close();
  if (heard < count) throw new Error(`${heard} of ${count} messages were heard`);
  return acted;
}

async function run(): Promise<void> {
  const without: number[] = [];
  const withRules: number[] = [];
  const added: number[] = [];
  let acted = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await play(0);
    const ruled = await play(RULES);
    without.push(bare.ms);
    withRules.push(ruled.ms);
    added.push(ruled.ms / bare.ms - 1);
    acted = ruled.acted;
  }
  const [base, more] = [median(without), median(withRules)];
  await report(
    [
      figure(`${count} messages, no rules`, [base, 'ms']),
      figure(`${count} messages, ${RULES} rules`, [more, 'ms']),
      figure('messages that a rule acted on', [acted, '']),
      figure('what rules add', [median(added), 'of 1'], MOST_SHARE),
    ],
    options,
  );
}

await run();
