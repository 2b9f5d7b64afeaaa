import { expect, test } from 'vitest';
import { views } from '#contract/views.ts';
import type { Delta } from '#contract/delta.ts';
import { BAKERY } from '#main/testing/documents.ts';
import { createManualClock } from '#main/testing/manual-clock.ts';
import { createMemoryStore, emptyTables } from '#main/testing/memory-store.ts';
import { createViewPorts } from '#main/testing/view-ports.ts';
import { runView, type ViewUpdate } from './run-view.ts';
import type { Reading } from './view.ts';
import { view } from './view.ts';

const READING: Omit<Reading, 'rows'> = { rest: {}, isAlteredBy: () => false, follows: () => '' };

/** What the window gets of rows that a bug, or a document of another version, brings along. */
async function sent(rows: Reading['rows']): Promise<ViewUpdate | undefined> {
  const labels = view(views.labels, {
    on: {},
    read: async () => await Promise.resolve({ rows: [], rest: {} }),
  }).withArgs({ workspaceId: BAKERY });
  if (labels === null) throw new Error('These are its arguments');
  const store = createMemoryStore(emptyTables());
  const updates: ViewUpdate[] = [];
  const broken = { ...labels, read: async () => await Promise.resolve({ ...READING, rows }) };
  const ports = createViewPorts({ store, clock: createManualClock() });
  const close = runView(broken, ports, (update) => updates.push(update));
  await expect.poll(() => updates.length).toBe(1);
  close();
  return updates[0];
}

test('rows as the contract says are sent', async () => {
  const row = { id: 'a', name: 'A', color: '#112233', workspaceId: BAKERY };
  expect(await sent([row])).toEqual({ order: ['a'], rows: [row], rest: {} } satisfies Delta);
});

test('a row that does not fit the contract is trouble, not a half-drawn screen', async () => {
  const wrong: Reading['rows'] = [Object.assign({ id: 'a' }, { name: 7 })];
  expect(await sent(wrong)).toEqual({ trouble: { code: 'internal' } });
});
