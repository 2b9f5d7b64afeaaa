// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Ask } from '#contract/asks.ts';
import { toId, type ConversationId, type WorkspaceId } from '#domain/ids.ts';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { useRoute } from '#renderer/state/route.ts';
import { createFixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { useAsks } from './use-asks.ts';

afterEach(cleanup);

function Asks(): null {
  useAsks();
  return null;
}

test('a click on a notification opens the conversation, whatever was on the screen', () => {
  const listeners: ((ask: Ask) => void)[] = [];
  const bridge = createBridge({
    ...createFixtureBridge(Date.now()),
    onAsk: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
  });
  render(
    <BridgeProvider bridge={bridge}>
      <Asks />
    </BridgeProvider>,
  );
  useRoute.getState().filter({ list: 'outbox', search: 'parcel' });
  useRoute.getState().go('settings');
  const turn = useDesk.getState().conversationFocus;
  const where = {
    workspaceId: toId<WorkspaceId>('rabe'),
    conversationId: toId<ConversationId>('c1'),
  };
  act(() => listeners[0]?.({ kind: 'open-conversation', ...where }));
  const { screen, workspaceId, inbox, conversation, isReading } = useRoute.getState();
  expect({ screen, workspaceId, list: inbox.list, search: inbox.search, conversation }).toEqual({
    screen: 'inbox',
    workspaceId: where.workspaceId,
    list: 'open',
    search: '',
    conversation: where,
  });
  expect(isReading).toBe(true);
  expect(useDesk.getState().conversationFocus).toBeGreaterThan(turn);
});
