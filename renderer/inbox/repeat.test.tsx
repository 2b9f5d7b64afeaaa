// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { conversationId, workspaceId } from '#contract/ids.ts';
import type { InboxRow } from '#contract/rows.ts';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { KeysProvider } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import { createFixtureBridge, type FixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { InboxList } from './InboxList.tsx';

const PRESSES = 100;
/** A held key repeats so often. */
const REPEAT_MS = 33;
const RABE = workspaceId.parse('rabe');

let main: FixtureBridge;
let done: string[];

beforeEach(() => {
  vi.useFakeTimers();
  main = createFixtureBridge(Date.now());
  const [row] = main.world.inbox;
  if (row === undefined) throw new Error('The fixture has no row');
  main.world.inbox = Array.from({ length: PRESSES + 50 }, (_, place) => manyOf(row, place));
  done = [];
  useDesk.setState({ order: [], leaving: new Set(), selected: new Set() });
  useRoute.getState().chooseClient(RABE);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function manyOf(row: InboxRow, place: number): InboxRow {
  return {
    ...row,
    id: idAt(place),
    workspaceId: RABE,
    state: 'open',
    preview: { ...row.preview, at: Date.now() - place * 1000 },
  };
}

function idAt(place: number): InboxRow['id'] {
  return conversationId.parse(`rabe-mastodon|${place}`);
}

async function pass(ms: number): Promise<void> {
  await act(async () => await vi.advanceTimersByTimeAsync(ms));
}

/** Main answers each command after as long as `lateMs` says: some overtake others. */
async function open(lateMs: (turn: number) => number): Promise<void> {
  let turn = 0;
  const bridge = createBridge({
    ...main,
    run: async (name, args) => {
      if (name !== 'conversation.setState') return await main.run(name, args);
      done.push(...Array.from(JSON.stringify(args).matchAll(/rabe-mastodon\|\d+/gu), ([id]) => id));
      await new Promise((resolve) => setTimeout(resolve, lateMs(turn++)));
      return await main.run(name, args);
    },
  });
  render(
    <BridgeProvider bridge={bridge}>
      <TextProvider locale="en">
        <KeysProvider singleKeys platform="other" choices={{}}>
          <InboxList />
        </KeysProvider>
      </TextProvider>
    </BridgeProvider>,
  );
  await pass(50);
}

test('a hundred presses of "done" at key repeat take one row after the other, however late main answers', async () => {
  await open((turn) => (turn * 7919) % 400);
  for (let press = 0; press < PRESSES; press++) {
    fireEvent.keyDown(document.body, { key: 'e', code: 'KeyE' });
    await pass(REPEAT_MS);
  }
  await pass(1000);
  expect(done).toEqual(Array.from({ length: PRESSES }, (_, place) => idAt(place)));
  expect(useRoute.getState().conversation?.conversationId).toBe(idAt(PRESSES));
});
