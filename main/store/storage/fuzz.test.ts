import {
  getQueryMatcher,
  getSortComparator,
  normalizeMangoQuery,
  prepareQuery,
  type RxStorage,
  type RxStorageInstance,
} from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import {
  ALL_TEXTS,
  dice,
  PRINTABLE_TEXTS,
  randomDocument,
  randomQuery,
  schema,
  type Dice,
} from './fuzz-cases.ts';
import { keptCases, type FuzzDocument, type FuzzQuery } from './fuzz-kept.ts';
import { createNodeSqliteStorage, type NodeSqliteStorage } from './node-sqlite-storage.ts';
import type { Internals } from './instance.ts';
import type { Plan } from './plan.ts';
import type { Query } from './query.ts';
import type { StoredDocument, Untyped } from './rxdb-types.ts';

// FUZZ_CASES and FUZZ_SEED repeat or lengthen a run; the seed of every run is printed.
const CASES = Number(process.env['FUZZ_CASES'] ?? 2_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_007);
const QUERIES_PER_ROUND = 100;

type Instance<Internal = unknown> = RxStorageInstance<FuzzDocument, Internal, Untyped>;

async function openInstance<Internal>(
  storage: RxStorage<Internal, Untyped>,
  name: string,
): Promise<Instance<Internal>> {
  return await storage.createStorageInstance<FuzzDocument>({
    databaseInstanceToken: name,
    databaseName: name,
    collectionName: 'cases',
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
}

let writes = 0;
function stored(document: FuzzDocument, previous?: StoredDocument, isDeleted = false): Untyped {
  writes += 1;
  const { _rev: rev = '0-a' } = previous ?? {};
  return {
    ...document,
    _deleted: isDeleted,
    _rev: `${Number.parseInt(rev, 10) + 1}-a`,
    _meta: { lwt: writes },
    _attachments: {},
  };
}

function sqliteStorage(): NodeSqliteStorage {
  return createNodeSqliteStorage({
    fileOf: () => ':memory:',
    lists: { cases: [{ path: 'tags', orderBy: 'n' }] },
    fullText: { cases: { columns: { s: (document) => String(document['s']) }, newestBy: 'n' } },
  });
}

type Answer = { readonly ids: readonly string[] } | { readonly error: true };
const attempt = async (run: () => Promise<readonly FuzzDocument[]>): Promise<Answer> => {
  try {
    return { ids: (await run()).map((document) => document.id) };
  } catch {
    return { error: true };
  }
};

function asPlanned({ query }: Untyped): Query {
  return query;
}

type Outcome = {
  readonly isSame: boolean;
  readonly isMemorySame: boolean;
  readonly plan: Plan | null;
  readonly detail: string;
};

async function compare(sides: Sides, query: FuzzQuery): Promise<Outcome> {
  const asked: Untyped = query;
  const prepared = prepareQuery(schema, normalizeMangoQuery(schema, asked));
  const expected = await attempt(async () => {
    const isMatch = getQueryMatcher(schema, prepared.query);
    const { skip, limit = Infinity } = prepared.query;
    return [...sides.documents.values()]
      .filter((document) => isMatch(document))
      .toSorted(getSortComparator(schema, prepared.query))
      .slice(skip, skip + limit);
  });
  const found = await attempt(async () => (await sides.sqlite.query(prepared)).documents);
  const memory = await attempt(async () => (await sides.memory.query(prepared)).documents);
  const counted = 'ids' in found ? (await sides.sqlite.count(prepared)).count : -1;
  const isCountSame = counted === ('ids' in expected ? expected.ids.length : -1);
  return {
    isSame: isCountSame && JSON.stringify(found) === JSON.stringify(expected),
    isMemorySame: JSON.stringify(memory) === JSON.stringify(expected),
    plan: 'ids' in found ? sides.sqlite.internals.table.reader.plan(asPlanned(prepared)) : null,
    detail: JSON.stringify({ query, expected, found, memory, counted }),
  };
}

type Sides = {
  readonly sqlite: Instance<Internals>;
  readonly memory: Instance;
  readonly documents: Map<string, Untyped>;
  close(): Promise<void>;
};

async function openSides(name: string): Promise<Sides> {
  const sqlite = await openInstance(sqliteStorage(), name);
  const memory = await openInstance(getRxStorageMemory(), name);
  return {
    sqlite,
    memory,
    documents: new Map(),
    close: async () => {
      await sqlite.close();
      await memory.remove();
    },
  };
}

async function write(
  sides: Sides,
  documents: readonly FuzzDocument[],
  isDeleted = false,
): Promise<void> {
  const rows = documents.map((document) => {
    const previous = sides.documents.get(document.id);
    const next = stored(document, previous, isDeleted);
    sides.documents.set(document.id, next);
    return previous === undefined ? { document: next } : { previous, document: next };
  });
  for (const side of [sides.sqlite, sides.memory])
    expect((await side.bulkWrite(rows, 'fuzz')).error).toEqual([]);
}

type Tally = {
  cases: number;
  window: number;
  merged: number;
  joined: number;
  readonly differences: string[];
  readonly memoryDifferences: string[];
};

/** Every other round keeps to texts that RxDB's memory storage can sort, and asks it as well. */
async function playRound(round: number, tally: Tally): Promise<void> {
  const isMemoryAsked = round % 2 === 1;
  const random = dice(SEED + round, isMemoryAsked ? PRINTABLE_TEXTS : ALL_TEXTS);
  const sides = await openSides(`fuzz-${SEED}-${round}`);
  await write(
    sides,
    Array.from({ length: 120 }, (_, index) => randomDocument(random, index)),
  );
  for (let asked = 0; asked < QUERIES_PER_ROUND; asked += 1) {
    if (asked % 25 === 24) await change(sides, random);
    const outcome = await compare(sides, randomQuery(random));
    tally.cases += 1;
    tally.window += Number(outcome.plan?.kind === 'window');
    tally.merged += Number(outcome.plan?.sql.includes(' UNION ALL '));
    tally.joined += Number(outcome.plan?.sql.includes(' CROSS JOIN '));
    if (!outcome.isSame) tally.differences.push(outcome.detail);
    if (isMemoryAsked && !outcome.isMemorySame) tally.memoryDifferences.push(outcome.detail);
  }
  await sides.close();
}

test(
  `SQL, RxDB's matcher and RxDB's memory storage agree in ${CASES} random cases, seed ${SEED}`,
  { timeout: 60_000 + CASES * 30 },
  async () => {
    console.log(`fuzz: ${CASES} cases, FUZZ_SEED=${SEED}`);
    const tally: Tally = {
      cases: 0,
      window: 0,
      merged: 0,
      joined: 0,
      differences: [],
      memoryDifferences: [],
    };
    for (let round = 0; tally.cases < CASES; round += 1) await playRound(round, tally);
    const { differences, memoryDifferences, ...counts } = tally;
    console.log('fuzz:', counts, 'differences:', differences.length, memoryDifferences.length);
    for (const one of [...differences, ...memoryDifferences].slice(0, 5))
      console.log(one.slice(0, 1_500));
    expect(differences).toHaveLength(0);
    expect(memoryDifferences).toHaveLength(0);
    expect(Math.min(counts.window, counts.merged, counts.joined)).toBeGreaterThan(0);
  },
);

/** Updates, tombstones and revivals, so that columns and side tables have to follow. */
async function change(sides: Sides, random: Dice): Promise<void> {
  const ids = [...sides.documents.keys()];
  const some = new Set(Array.from({ length: 20 }, () => random.pick(ids)));
  const updated = [...some].map((id) => Object.assign(randomDocument(random, 0), { id }));
  await write(sides, updated.slice(0, 12));
  await write(sides, updated.slice(12), true);
}

test.each(keptCases)('a case that once failed: $about', async ({ about, documents, query }) => {
  const sides = await openSides(`kept-${about}`);
  await write(sides, documents);
  const { isSame, detail } = await compare(sides, query);
  await sides.close();
  expect({ isSame, detail }).toEqual({ isSame: true, detail });
});
