import { createInterface } from 'node:readline';
import { fillWithDefaultSettings } from 'rxdb/plugins/core';
import type { AtomicWriter } from './atomic.ts';
import type { Untyped } from './rxdb-types.ts';
import { DATABASE, letter, letterSchema, letterStorage } from './test-kit.ts';

/**
 * Run by crash.test.ts until it is killed: every round changes two collections in one durable
 * transaction, and its number is told to the parent once it is on the disk.
 */
const [file = '', start = '0'] = process.argv.slice(2);
const storage = letterStorage({ fileOf: () => file });
for (const collectionName of ['letters', 'notes'])
  await storage.createStorageInstance<Untyped>({
    databaseInstanceToken: 'child',
    databaseName: DATABASE,
    collectionName,
    schema: fillWithDefaultSettings(letterSchema),
    options: {},
    multiInstance: false,
    devMode: false,
  });

function playRound(tx: AtomicWriter, round: number): void {
  const text = `round ${round}`;
  tx.put('notes', letter(0, { id: 'counter', at: round, text }));
  for (let number = 0; number < 30; number += 1)
    tx.put('letters', letter(number, { at: round, text, tags: [`r${round}`] }));
  if (round % 3 === 0) tx.query('letters', { selector: { tags: `r${round}` } });
  tx.put('letters', letter(100 + round, { text: 'kept' }));
}

// The parent goes away: so do we.
createInterface({ input: process.stdin }).once('close', () => process.exit());
for (let round = Number(start) + 1; ; round += 1) {
  storage.atomic(DATABASE, { durable: true }, (tx) => {
    playRound(tx, round);
  });
  process.stdout.write(`${round}\n`);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
