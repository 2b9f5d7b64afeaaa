// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toId, type WorkspaceId } from '#domain/ids.ts';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { KeysProvider } from '#renderer/keys/use-keys.tsx';
import { useNotices } from '#renderer/state/notices.ts';
import { useRoute } from '#renderer/state/route.ts';
import { createFixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { ListsSection } from './ListsSection.tsx';

type Call = { readonly name: string; readonly args: unknown };
const workspaceId = toId<WorkspaceId>('rabe');
const LIST = 'press';
const PRESS = 'Press';
let calls: Call[];

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  useNotices.setState({ notices: [] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function pass(ms: number): Promise<void> {
  await act(async () => await vi.advanceTimersByTimeAsync(ms));
}

async function show(): Promise<void> {
  const main = createFixtureBridge(Date.now());
  const bridge = createBridge({
    ...main,
    run: async (name, args) => {
      calls.push({ name, args });
      return await Promise.resolve({ ok: true, value: { listId: LIST } });
    },
  });
  render(
    <BridgeProvider bridge={bridge}>
      <TextProvider locale="en">
        <KeysProvider singleKeys platform="other" choices={{}}>
          <ListsSection workspaceId={workspaceId} />
        </KeysProvider>
      </TextProvider>
    </BridgeProvider>,
  );
  await pass(200);
}

test('a list gets another name, and its notice gives the old one back', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: `Rename “${PRESS}”` }));
  const field = screen.getByRole('textbox', { name: 'Name of the list' });
  fireEvent.change(field, { target: { value: ' Stammgäste ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await pass(50);
  expect(calls).toEqual([
    { name: 'list.save', args: { workspaceId, id: LIST, name: 'Stammgäste' } },
  ]);
  useNotices.getState().notices.at(-1)?.undo?.();
  await pass(50);
  expect(calls.at(-1)?.name).toBe('undo.last');
});

test('a list is removed with the way back, and leads into the inbox', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: `Conversations of “${PRESS}” in the inbox` }));
  expect(useRoute.getState().inbox.filter).toEqual({ listIds: [LIST] });
  fireEvent.click(screen.getByRole('button', { name: `Remove “${PRESS}”` }));
  await pass(50);
  expect(calls).toEqual([{ name: 'list.remove', args: { workspaceId, listId: LIST } }]);
  expect(useNotices.getState().notices.at(-1)?.undo).toBeDefined();
});
