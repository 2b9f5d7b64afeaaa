import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cutFile, dice, flipBit, strangeLog } from './damages.ts';
import { judgeRounds, runWriter } from './processes.ts';
import { fullDisk, limitedFiles, readOnlyFolder } from './space.ts';
import {
  broken,
  databaseOf,
  dropFolder,
  makeWorld,
  newFolder,
  type Verdict,
  type World,
} from './world.ts';

/**
 * `npm run faults [-- --only kills,flips,…] [--quick] [--seed N]`: what can happen to the database, for
 * real, and whether the store keeps what it promised. Ends with `N passed, N failed`.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'kills,flips,cuts,logs,disk,folder' },
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const wanted = values.only.split(',');
const many = (full: number): number => (values.quick ? Math.ceil(full / 10) : full);

type Case = readonly [label: string, verdict: Verdict];
const total = { passed: 0, failed: 0 };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function group(name: string, cases: AsyncIterable<Case>): Promise<void> {
  const counts = { whole: 0, restored: 0, refused: 0, failed: 0 };
  for await (const [label, verdict] of cases) {
    if (verdict.broken === null) counts[verdict.how] += 1;
    else {
      counts.failed += 1;
      say(`  ${name} ${label}: ${verdict.broken}`);
    }
  }
  const { whole, restored, refused, failed } = counts;
  total.passed += whole + restored + refused;
  total.failed += failed;
  say(
    `${name}: ${whole} whole, ${restored} restored, ${refused} refused with a sentence, ${failed} broken`,
  );
}

async function* kills(): AsyncGenerator<Case> {
  const folder = newFolder();
  const roll = dice(seed);
  let acknowledged = 0;
  for (let kill = 0; kill < many(200); kill += 1) {
    const killAfterMs = 3 + roll(kill % 10 === 0 ? 600 : 80);
    const said = await runWriter(folder, { start: acknowledged, killAfterMs });
    const hasMoved = said.acknowledged > acknowledged;
    ({ acknowledged } = said);
    const verdict = await judgeRounds(folder, acknowledged);
    yield [`${kill}`, hasMoved ? verdict : broken(said.failure ?? 'nothing was written')];
  }
  dropFolder(folder);
}

async function* flips(world: World): AsyncGenerator<Case> {
  for (let n = 0; n < many(1000); n += 1)
    yield [`seed ${seed * 10_000 + n}`, await flipBit(world, seed * 10_000 + n)];
}

async function* cuts(world: World): AsyncGenerator<Case> {
  const count = many(100);
  for (let n = 0; n < count; n += 1) yield [`at ${n}/${count}`, await cutFile(world, n / count)];
}

async function* logs(world: World): AsyncGenerator<Case> {
  yield ['of nonsense', await strangeLog(world, Buffer.alloc(40_000, 0xa5))];
  yield ['of another database', await strangeLog(world, await foreignLog())];
  yield ['without content', await strangeLog(world, Buffer.alloc(0))];
}

/** As a killed process leaves it. */
async function foreignLog(): Promise<Buffer> {
  const folder = newFolder();
  await runWriter(folder, { start: 0, killAfterMs: 50 });
  const log = readFileSync(`${databaseOf(folder)}-wal`);
  dropFolder(folder);
  return log;
}

async function* disk(): AsyncGenerator<Case> {
  for (const kibibytes of [3_000, 5_000])
    yield [`${kibibytes} KiB per file`, await limitedFiles(kibibytes)];
  const verdict = await fullDisk(12);
  if (verdict === null) say('  disk: a disk of its own needs root, left out');
  else yield ['of 12 MiB', verdict];
}

async function* folders(): AsyncGenerator<Case> {
  yield ['new', await readOnlyFolder('new')];
  yield ['used', await readOnlyFolder('used')];
}

const startedAt = performance.now();
const world = await makeWorld();
if (wanted.includes('kills')) await group('kills', kills());
if (wanted.includes('flips')) await group('flips', flips(world));
if (wanted.includes('cuts')) await group('cuts', cuts(world));
if (wanted.includes('logs')) await group('logs', logs(world));
if (wanted.includes('disk')) await group('disk', disk());
if (wanted.includes('folder')) await group('folder', folders());
dropFolder(world.folder);
say(`seed ${seed}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
say(`${total.passed} passed, ${total.failed} failed`);
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
