import { createRxDatabase, type MangoQuery } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { figure, median, timedAsync, type Figure } from '#bench/harness.ts';
import { ACCOUNTS, dice, message, messageSchema, type BenchMessage } from './documents.ts';
import { measurePatch } from './live.ts';
import { FAR_BACK_MS } from './reads.ts';

const BATCH = 500;
const REPEATS = 21;

type Selector = MangoQuery<BenchMessage>['selector'];

/** The same questions to RxDB over its own memory storage, for information: it keeps nothing. */
export async function measureMemoryStorage(size: number): Promise<Figure[]> {
  const database = await createRxDatabase({
    name: 'in-memory',
    storage: getRxStorageMemory(),
    multiInstance: false,
    allowSlowCount: true,
  });
  const { messages } = await database.addCollections({ messages: { schema: messageSchema } });
  const random = dice(42);
  const inserts: number[] = [];
  for (let first = 0; first < size; first += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, step) => message(random, first + step, size));
    inserts.push(await timedAsync(() => messages.bulkInsert(batch)));
  }
  const ask = async (selector: Selector = {}, before = 9e12): Promise<number> => {
    const times: number[] = [];
    for (let turn = 0; turn < REPEATS; turn += 1) {
      const query = { selector: { at: { $lt: before - turn }, ...selector }, limit: 50 };
      times.push(
        await timedAsync(() => messages.find({ ...query, sort: [{ at: 'desc' }] }).exec()),
      );
    }
    return median(times);
  };
  const counts: number[] = [];
  for (let turn = 0; turn < REPEATS; turn += 1)
    counts.push(
      await timedAsync(async () => {
        for (const accountId of ACCOUNTS)
          await messages.count({ selector: { accountId, isUnread: true } }).exec();
      }),
    );
  const inbox = { workspaceId: 'north', state: 'open' } as const;
  const [newest] = await messages.find({ sort: [{ at: 'desc' }], limit: 1 }).exec();
  const rows: readonly (readonly [string, number])[] = [
    ['inbox window', await ask(inbox)],
    ['window far back by keyset', await ask(inbox, (newest?.at ?? 0) - FAR_BACK_MS)],
    ['unread counts of 12 accounts', median(counts)],
    ['label window (vip)', await ask({ labelIds: { $elemMatch: { $eq: 'vip' } } })],
    ['search, rare word', await ask({ text: { $regex: 'rückrufaktion' } })],
    ['patch until the live query shows it', await measurePatch(messages)],
  ];
  const figures = [
    figure('RxDB memory storage: insert', [(BATCH / median(inserts)) * 1_000, 'per s']),
    figure('RxDB memory storage: longest batch', [Math.max(...inserts), 'ms']),
    ...rows.map(([name, ms]) => figure(`RxDB memory storage: ${name}`, [ms, 'ms'])),
  ];
  await database.close();
  return figures;
}
