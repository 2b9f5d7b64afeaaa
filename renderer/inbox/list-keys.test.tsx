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

const RABE = workspaceId.parse('rabe');
const COUNT = 6;

let main: FixtureBridge;
let asked: string[];

beforeEach(() => {
  vi.useFakeTimers();
  main = createFixtureBridge(Date.now());
  asked = [];
  useDesk.setState({ order: [], leaving: new Set(), selected: new Set(), everything: null });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function pass(ms: number): Promise<void> {
  await act(async () => await vi.advanceTimersByTimeAsync(ms));
}

/** So many conversations of one list. */
async function open(list: 'open' | 'snoozed' | 'done', each: Partial<InboxRow>): Promise<void> {
  const [row] = main.world.inbox;
  if (row === undefined) throw new Error('The fixture has no row');
  main.world.inbox = Array.from({ length: COUNT }, (_, place) => ({
    ...row,
    id: conversationId.parse(`rabe-mastodon|${place}`),
    workspaceId: RABE,
    state: list,
    preview: { ...row.preview, at: Date.now() - place * 1000 },
    ...each,
  }));
  useRoute.getState().chooseClient(RABE);
  useRoute.getState().filter({ list });
  const bridge = createBridge({
    ...main,
    run: async (name, args) => {
      if (name.startsWith('conversation.set')) asked.push(`${name} ${JSON.stringify(args)}`);
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

async function press(...keys: readonly { readonly key: string; readonly shiftKey?: boolean }[]) {
  for (const one of keys) {
    fireEvent.keyDown(document.body, one);
    await pass(50);
  }
}

/** What was asked of main for the two that are selected first. */
function ofBoth(command: string, change: string): string {
  const ids = [0, 1].map(
    (place) => `{"workspaceId":"rabe","conversationId":"rabe-mastodon|${place}"}`,
  );
  return `${command} {"conversations":[${ids.join(',')}],${change}}`;
}

const SELECT_TWO = [{ key: 'x' }, { key: 'J', shiftKey: true }] as const;

test('with a selection the key says the same as the button: what is done in each is opened again', async () => {
  await open('done', {});
  await press(...SELECT_TWO, { key: 'e' });
  expect(asked).toEqual([ofBoth('conversation.setState', '"state":"open"')]);
});

test('with a selection, unread and mute look at all of it and not at the one that is open', async () => {
  await open('open', { unreadCount: 0, isMuted: false });
  const [first, ...others] = main.world.inbox;
  if (first === undefined) throw new Error('There is no row');
  main.world.inbox = [{ ...first, unreadCount: 1, isMuted: true }, ...others];
  await press(...SELECT_TWO, { key: 'm' });
  await press({ key: 'u' });
  expect(asked).toEqual([
    ofBoth('conversation.setMuted', '"isMuted":true'),
    ofBoth('conversation.setRead', '"isRead":true'),
  ]);
});

test('what sleeps goes back to Open by a key, and what is open has none', async () => {
  await open('snoozed', {});
  await press({ key: 'H', shiftKey: true });
  expect(asked).toEqual([
    'conversation.setState {"conversations":[{"workspaceId":"rabe","conversationId":"rabe-mastodon|0"}],"state":"open"}',
  ]);
  cleanup();
  asked = [];
  await open('open', {});
  await press({ key: 'H', shiftKey: true });
  expect(asked).toEqual([]);
});

test('choosing again what is chosen already leaves no empty pane beside the list', async () => {
  await open('open', {});
  expect(useRoute.getState().conversation).not.toBeNull();
  act(() => useRoute.getState().filter({ list: 'open' }));
  await pass(50);
  expect(useRoute.getState().conversation?.conversationId).toBe('rabe-mastodon|0');
});
