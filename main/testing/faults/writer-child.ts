import { StoreError } from '#main/store/errors.ts';
import type { OpenedStore } from '#main/store/open.ts';
import { BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { fetchedIn, keptIn } from './rounds.ts';
import { openIn } from './world.ts';

/**
 * Run by faults until it is killed or cannot write any more: every round changes three collections in
 * one durable transaction; its number is told once it is kept. `writer-child.ts FOLDER ROUND`.
 */
const [folder = '', start = '0'] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function failureOf(error: unknown): string {
  return error instanceof StoreError ? (error.failure?.code ?? error.code) : String(error);
}

async function open(): Promise<OpenedStore | null> {
  try {
    return await openIn(folder, createManualClock());
  } catch (error) {
    say(`closed ${failureOf(error)}`);
    return null;
  }
}

async function writeRounds(store: OpenedStore): Promise<void> {
  const mine = store.forWorkspace(BAKERY);
  for (let round = Number(start) + 1; ; round += 1) {
    await mine.change(
      (tx) => {
        for (const message of fetchedIn(round)) tx.put('messages', message);
      },
      { safety: 'cache' },
    );
    const { conversations, replies, messages } = keptIn(round);
    await mine.change(
      (tx) => {
        tx.put('conversations', conversations);
        tx.put('replies', replies);
        tx.put('messages', messages);
      },
      { safety: 'durable' },
    );
    say(`${round}`);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

process.stdin.once('close', () => process.exit()).resume();
const store = await open();
if (store !== null) {
  say('open');
  try {
    await writeRounds(store);
  } catch (error) {
    say(`full ${failureOf(error)}`);
    // What was kept can still be read, and the app ends as always.
    const kept = await store.acrossWorkspaces.count('conversations', {});
    await store.close().catch(() => null);
    say(`readable ${kept}`);
  }
}
process.exit();
