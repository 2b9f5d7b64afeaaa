import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RawBridge } from '#contract/bridge.ts';
import { toId, type WorkspaceId } from '#domain/ids.ts';
import { createViewHub } from './view-hub.ts';

type Opened = { readonly args: unknown; readonly update: (update: unknown) => void };

function fakeMain(): { raw: RawBridge; opened: Opened[]; closed: unknown[] } {
  const opened: Opened[] = [];
  const closed: unknown[] = [];
  const raw: RawBridge = {
    run: async () => await Promise.resolve(null),
    onAsk: () => () => undefined,
    watch: (_name, args, update) => {
      opened.push({ args, update });
      return () => closed.push(args);
    },
  };
  return { raw, opened, closed };
}
const workspaceId = toId<WorkspaceId>('w1');
const one = {
  order: ['a'],
  rows: [{ id: 'a', name: 'A', color: '#1', workspaceId: 'w1' }],
  rest: {},
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the same view is opened once, however many look at it', () => {
  const { raw, opened, closed } = fakeMain();
  const hub = createViewHub(raw, 'labels');
  const heard: string[] = [];
  const stopFirst = hub.subscribe({ workspaceId }, () => heard.push('first'));
  const stopSecond = hub.subscribe({ workspaceId }, () => heard.push('second'));
  opened[0]?.update(one);
  expect(opened).toHaveLength(1);
  expect(heard).toEqual(['first', 'second']);
  expect(hub.seen({ workspaceId }).value?.rows).toHaveLength(1);
  stopFirst();
  stopSecond();
  vi.advanceTimersByTime(60_000);
  expect(closed).toEqual([{ workspaceId }]);
});

test('who comes back soon finds the view still open', () => {
  const { raw, opened, closed } = fakeMain();
  const hub = createViewHub(raw, 'labels');
  hub.subscribe({ workspaceId }, () => undefined)();
  vi.advanceTimersByTime(1000);
  hub.subscribe({ workspaceId }, () => undefined);
  vi.advanceTimersByTime(60_000);
  expect(opened).toHaveLength(1);
  expect(closed).toEqual([]);
});

test('trouble does not take away what is shown', () => {
  const { raw, opened } = fakeMain();
  const hub = createViewHub(raw, 'labels');
  hub.subscribe({ workspaceId }, () => undefined);
  opened[0]?.update(one);
  opened[0]?.update({ trouble: { code: 'internal' } });
  const seen = hub.seen({ workspaceId });
  expect(seen.trouble).toEqual({ code: 'internal' });
  expect(seen.value?.rows).toHaveLength(1);
});

test('of many views that were left behind the last ones stay open', () => {
  const { raw, closed } = fakeMain();
  const hub = createViewHub(raw, 'labels');
  const ids = Array.from({ length: 20 }, (_, index) => toId<WorkspaceId>(`w${index}`));
  const [first, ...others] = ids.map((id) => hub.subscribe({ workspaceId: id }, () => undefined));
  for (const stop of others) stop();
  first?.();
  expect(closed).toEqual(ids.slice(1, 13).map((id) => ({ workspaceId: id })));
});
