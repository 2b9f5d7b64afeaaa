import type { RxCollection } from 'rxdb/plugins/core';
import { setImmediate } from 'node:timers/promises';
import { median, timedAsync } from '#bench/harness.ts';
import type { BenchMessage } from './documents.ts';

/** Milliseconds from the call of patch to the new window of a live query; the median. */
export async function measurePatch(messages: RxCollection<BenchMessage>): Promise<number> {
  const query = messages.find({
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
  return median(times);
}
