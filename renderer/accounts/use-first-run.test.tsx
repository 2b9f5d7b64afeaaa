// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { createFixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { useFirstRun } from './use-first-run.ts';

const START = useRoute.getState();
afterEach(() => {
  cleanup();
  useRoute.setState(START);
});

function Window(): null {
  useFirstRun();
  return null;
}

/** The app without any client; answers the commands that the window runs. */
function open(sampleWasRemoved: boolean): readonly string[] {
  const main = createFixtureBridge(Date.now());
  main.world.clients.length = 0;
  main.world.sampleWasRemoved = sampleWasRemoved;
  const calls: string[] = [];
  const bridge = createBridge({
    ...main,
    run: async (name, args) => {
      calls.push(name);
      return await main.run(name, args);
    },
  });
  render(
    <BridgeProvider bridge={bridge}>
      <TextProvider locale="en">
        <Window />
      </TextProvider>
    </BridgeProvider>,
  );
  return calls;
}

test('the very first start opens the sample client', async () => {
  const calls = open(false);
  await vi.waitFor(() => expect(useRoute.getState()).toMatchObject({ workspaceId: 'rabe' }));
  expect([calls, useRoute.getState().screen]).toEqual([['sample.open'], 'inbox']);
});

test('who removed the sample once finds the screen that connects an account', async () => {
  const calls = open(true);
  await vi.waitFor(() => expect(useRoute.getState()).toMatchObject({ screen: 'connect' }));
  expect(calls).toEqual([]);
});
