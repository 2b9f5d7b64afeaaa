import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { benchOptions, figure, median, report, timed, timedAsync, type Figure } from './harness.ts';
import { dice, message, type BenchMessage } from './store/documents.ts';
import { openOwn, writePage, type Own } from './store/own.ts';
import { measureMemoryStorage } from './store/in-memory.ts';
import { openRaw, type Raw } from './store/raw.ts';
import { readsOf, type Read } from './store/reads.ts';

/**
 * The storage against hand-written SQL on the same tables, in one run: ratios hold on any machine.
 * 100,000 and 1,000,000 messages; `--quick` 20,000; `--size N` any other number. RxDB's own memory
 * storage stands beside it up to 100,000: beyond, it needs gigabytes.
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
    const own = await openOwn(file);
    const raw = openRaw(join(folder, 'raw.sqlite'));
    const figures = [
      ...(await measureInsert(own, raw, size)),
      ...(await measureSync(own, raw, { size, synced: isQuick ? SYNCED / 10 : SYNCED })),
      ...(await measureReads(own, raw)),
      ...(await measureLive(own)),
    ];
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
    await setImmediate();
  }
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
    times.own.push(
      timed(() => {
        writePage(own, both);
      }),
    );
    await setImmediate();
  }
  return [
    figure('sync page of 50', [median(times.own), 'ms']),
    figure('sync page of 50, ratio to by hand', [median(times.own) / median(times.raw), 'times']),
    figure('longest piece of the sync', [Math.max(...times.own), 'ms'], 50),
    figure('longest piece of the sync, by hand', [Math.max(...times.raw), 'ms']),
  ];
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

/** From the call of patch to the new window of a live query. */
async function measureLive(own: Own): Promise<Figure[]> {
  const query = own.messages.find({
    selector: { workspaceId: 'north', state: 'open' },
    sort: [{ at: 'desc' }],
    limit: 50,
  });
  let arrived: (() => void) | null = null;
  const watching = query.$.subscribe(() => arrived?.());
  const documents = await query.exec();
  const times: number[] = [];
  for (const document of documents.slice(0, 40)) {
    const next = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    times.push(
      await timedAsync(async () => {
        await document.getLatest().patch({ isUnread: !document.isUnread });
        await next;
      }),
    );
    await setImmediate();
  }
  watching.unsubscribe();
  return [figure('patch until the live query shows it', [median(times), 'ms'], 5)];
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
