// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { conversationId, workspaceId } from '#contract/ids.ts';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import { createFixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { useDesk } from './desk.ts';
import { useNotices } from './notices.ts';
import { only } from './targets.ts';
import { useUndoOrder } from './undo-order.ts';
import { useTriage } from './use-triage.ts';

const JANA = {
  workspaceId: workspaceId.parse('rabe'),
  conversationId: conversationId.parse('rabe-mastodon|jana'),
};
let takenBack: string[];
let muted: unknown[];

beforeEach(() => {
  takenBack = [];
  muted = [];
  useNotices.setState({ notices: [] });
  useUndoOrder.setState({ deeds: [] });
});
afterEach(cleanup);

function openTriage() {
  const main = createFixtureBridge(Date.now());
  const bridge = createBridge({
    ...main,
    run: async (name, args) => {
      if (name === 'undo.last') takenBack.push('change');
      if (name === 'conversation.setMuted') muted.push(args);
      return await main.run(name, args);
    },
  });
  const Around = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <BridgeProvider bridge={bridge}>{children}</BridgeProvider>
  );
  const { result } = renderHook(() => useTriage(String), { wrapper: Around });
  return {
    done: async () =>
      await act(async () => await result.current.setState(only(JANA), { state: 'done' }, 'stay')),
    mute: async (isShownMuted: boolean) =>
      await act(async () => await result.current.toggleMuted(only(JANA), isShownMuted)),
    undo: async () => await act(async () => await result.current.undo()),
  };
}

/** As the composer does it when a reply is queued. */
function send(name: string, until = Date.now() + 5000): void {
  const id = `reply.${name}`;
  useUndoOrder.getState().did({ kind: 'notice', noticeId: id });
  useNotices.getState().show({
    id,
    text: { kind: 'message', id: 'composer.queued' },
    undo: () => takenBack.push(name),
    until,
    isCountdown: true,
  });
}

test('undo goes back newest first, through replies that count down and changes alike', async () => {
  const triage = openTriage();
  send('first');
  await triage.done();
  send('second');
  await triage.undo();
  await triage.undo();
  await triage.undo();
  expect(takenBack).toEqual(['second', 'change', 'first']);
});

test('a reply that has gone out is passed over, and main knows what was done before', async () => {
  const triage = openTriage();
  send('gone', Date.now() - 1);
  await triage.undo();
  expect(takenBack).toEqual(['change']);
});

test('the button of a change takes back the change, also when a reply was sent after it', async () => {
  const triage = openTriage();
  await triage.done();
  send('later');
  const notice = useNotices.getState().notices.find(({ id }) => id === 'triage');
  await act(async () => notice?.undo?.());
  await triage.undo();
  expect(takenBack).toEqual(['change', 'later']);
});

test('muted twice before main has shown it is as before; after an undo the next press mutes', async () => {
  const triage = openTriage();
  await triage.mute(false);
  await triage.mute(false);
  await triage.mute(false);
  await triage.mute(true);
  await triage.undo();
  await triage.mute(true);
  expect(muted).toMatchObject([true, false, true, false, false].map((isMuted) => ({ isMuted })));
});

test('what comes back while a menu is open leaves the focus in the menu', async () => {
  const triage = openTriage();
  await triage.done();
  useDesk.getState().setMenu('snooze');
  const { listFocus } = useDesk.getState();
  await triage.undo();
  expect(takenBack).toEqual(['change']);
  expect(useDesk.getState()).toMatchObject({ menu: 'snooze', listFocus });
  useDesk.getState().setMenu(null);
  await triage.done();
  const before = useDesk.getState().listFocus;
  await triage.undo();
  expect(useDesk.getState().listFocus).toBeGreaterThan(before);
});
