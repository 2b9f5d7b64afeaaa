import { RISE_HISTORY_MS, riseOf, type Rise } from '#domain/monitor/rise.ts';
import type { Reader } from './store.ts';

/** When the mentions of a monitor were written, as far back as a rise is measured. */
export async function mentionTimes(
  reader: Reader,
  monitorId: string,
  now: number,
): Promise<readonly number[]> {
  return await reader.numbers('messages', 'createdAt', {
    where: { monitorIds: { has: monitorId }, createdAt: { from: now - RISE_HISTORY_MS } },
  });
}

/** What is stored of the client begins with its oldest message. */
export async function riseAt(
  reader: Reader,
  { times, now }: { readonly times: readonly number[]; readonly now: number },
): Promise<Rise | null> {
  const [oldest] = await reader.find('messages', { sort: [['createdAt', 'asc']], limit: 1 });
  return oldest === undefined ? null : riseOf(times, { now, historyFrom: oldest.createdAt });
}
