import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { benchOptions, figure, median, report, timed, timedAsync, type Figure } from './harness.ts';
import { dice, message, type BenchMessage } from './store/documents.ts';
import { openOwn, writePage, type Own } from './store/own.ts';
import { measureMemoryStorage } from './store/in-memory.ts';
import { measurePatch } from './store/live.ts';
import { openRaw, type Raw } from './store/raw.ts';
import { readsOf, type Read } from './store/reads.ts';

/**
 * The storage against hand-written SQL on the same tables, in one run: ratios hold on any machine.
 * 100,000 and 1,000,000 messages (ten minutes, 3 GB of disk); `--quick` 20,000; `--size N` any other
 * number. RxDB's own memory storage stands beside it up to 100,000: beyond, it needs gigabytes.
 */
const BATCH = 500;
const PAGE = 50;
const READ_RATIO = 3;
const INSERT_RATIO = 1.3;
/** Messages of the sync whose longest piece counts. */
const SYNCED = 100_000;
const MOST_IN_MEMORY = 100_000;

async function run(): Promise<void> {
  const options = benchOptions(process.argv.slice(2));
  const sizes =
    options.size === null ? (options.isQuick ? [20_000] : [100_000, 1_000_000]) : [options.size];
  const figures: Figure[] = [];
  for (const size of sizes) {
    const label = `${size / 1000}k`;
    for (const one of await measure(size, options.isQuick))
      figures.push({ ...one, name: `${label} ${one.name}` });
  }
  await report(figures, options);
}

async function measure(size: number, isQuick: boolean): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  try {
    const file = join(folder, 'own.sqlite');
    const rawFile = join(folder, 'raw.sqlite');
    const figures = await measureInsert(await openOwn(file), openRaw(rawFile), size);
    // As after a start of the app: RxDB's cache does not hold all that was inserted.
    const own = await openOwn(file);
    const raw = openRaw(rawFile);
    figures.push(
      ...(await measureSync(own, raw, { size, synced: isQuick ? SYNCED / 10 : SYNCED })),
      ...(await measureReads(own, raw)),
      figure('patch until the live query shows it', [await measurePatch(own.messages), 'ms'], 5),
    );
    await own.close();
    raw.close();
    figures.push(...measureStart(file));
    if (size <= MOST_IN_MEMORY) figures.push(...(await measureMemoryStorage(size)));
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureInsert(own: Own, raw: Raw, size: number): Promise<Figure[]> {
  const random = dice(42);
  const times: { own: number[]; raw: number[] } = { own: [], raw: [] };
  for (let first = 0; first < size; first += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, step) => message(random, first + step, size));
    times.raw.push(
      timed(() => {
        raw.insert(batch);
      }),
    );
    times.own.push(await timedAsync(() => own.messages.bulkInsert(batch)));
    if (isTenth(first + BATCH, size)) say(`${first + BATCH} of ${size} messages inserted`);
    await setImmediate();
  }
  await own.close();
  raw.close();
  return [
    figure('insert, by RxDB bulkInsert', [(BATCH / median(times.own)) * 1_000, 'per s']),
    figure('insert, by hand', [(BATCH / median(times.raw)) * 1_000, 'per s']),
    figure('insert, ratio', [median(times.own) / median(times.raw), 'times'], INSERT_RATIO),
    figure('insert, longest batch of 500', [Math.max(...times.own), 'ms']),
  ];
}

/** Pages as a sync brings them, half of them known already, until so many messages have come. */
async function measureSync(
  own: Own,
  raw: Raw,
  { size, synced }: { readonly size: number; readonly synced: number },
): Promise<Figure[]> {
  const random = dice(7);
  const times: { own: number[]; raw: number[] } = { own: [], raw: [] };
  const longest = { ms: 0, cpuMs: 0 };
  let known: BenchMessage[] = [];
  for (let page = 0; page < synced / PAGE; page += 1) {
    const fresh = Array.from({ length: PAGE / 2 }, (_, step) =>
      message(random, size + page * PAGE + step, size),
    );
    const both = [...known, ...fresh];
    known = fresh;
    times.raw.push(
      timed(() => {
        raw.upsertPage(both);
      }),
    );
    const before = process.threadCpuUsage();
    const ms = timed(() => {
      writePage(own, both);
    });
    const { user, system } = process.threadCpuUsage(before);
    if (ms > longest.ms) Object.assign(longest, { ms, cpuMs: (user + system) / 1_000 });
    times.own.push(ms);
    if (isTenth((page + 1) * PAGE, synced))
      say(`${(page + 1) * PAGE} of ${synced} messages synced`);
    await own.caughtUp();
    await setImmediate();
  }
  return [
    figure('sync page of 50', [median(times.own), 'ms']),
    figure('sync page of 50, ratio to by hand', [median(times.own) / median(times.raw), 'times']),
    figure('longest piece of the sync', [longest.ms, 'ms'], 50),
    figure('longest piece of the sync, of that computing', [longest.cpuMs, 'ms']),
    figure('longest piece of the sync, by hand', [Math.max(...times.raw), 'ms']),
  ];
}

function isTenth(done: number, all: number): boolean {
  return done % (all / 10) === 0;
}

/** To be seen while it runs; the table is for the end. */
function say(line: string): void {
  console.warn(`${(performance.now() / 1_000).toFixed(0)} s: ${line}`);
}

async function measureReads(own: Own, raw: Raw): Promise<Figure[]> {
  const newest = own.reader.query<BenchMessage>('messages', {
    sort: [{ at: 'desc' }],
    limit: 1,
  })[0];
  const figures: Figure[] = [];
  for (const read of readsOf(own, raw, (newest?.at ?? 0) + 1)) {
    const { ownMs, rawMs } = await measureRead(read);
    figures.push(
      figure(read.name, [ownMs, 'ms'], read.mostMs),
      figure(`${read.name}, ratio to by hand`, [ownMs / rawMs, 'times'], READ_RATIO),
    );
  }
  return figures;
}

const REPEATS = 41;

async function measureRead(read: Read): Promise<{ ownMs: number; rawMs: number }> {
  const own: number[] = [];
  const raw: number[] = [];
  checkSame(await read.own(0), await read.raw(0), read.name);
  for (let times = 0; times < REPEATS; times += 1) {
    raw.push(timed(() => read.raw(times)));
    own.push(await timedAsync(async () => await read.own(times)));
    await setImmediate();
  }
  return { ownMs: median(own), rawMs: median(raw) };
}

/** Two ways that find different things cannot be compared. */
function checkSame(own: unknown, raw: unknown, name: string): void {
  const [ownLength, rawLength] = [own, raw].map((found) =>
    Array.isArray(found) ? found.length : 1,
  );
  const isEmpty = ownLength === 0;
  if (ownLength !== rawLength || isEmpty)
    console.warn(`${name}: ${ownLength} against ${rawLength} rows`);
}

/** A process of its own opens the file that is there: what a start of the app costs. */
function measureStart(file: string): Figure[] {
  const script = join(import.meta.dirname, 'store', 'start.ts');
  const output = execFileSync(process.execPath, [script, file], { encoding: 'utf8' });
  const { openMs, firstMs, residentMebibytes } = JSON.parse(output);
  return [
    figure('open an existing file', [openMs, 'ms'], 100),
    figure('first window after opening', [firstMs, 'ms']),
    figure('memory after opening', [residentMebibytes, 'MiB'], 150),
  ];
}

await run();
