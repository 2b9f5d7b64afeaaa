// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { KeysProvider } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { presetTimes } from '#renderer/state/snooze-presets.ts';
import type { StateChange } from '#renderer/state/use-triage.ts';
import { createFixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SnoozeMenu } from './SnoozeMenu.tsx';

const NOW = Date.parse('2026-11-25T10:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  useDesk.setState({ menu: null, takesFirst: false });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function show(): Promise<readonly StateChange[]> {
  const snoozed: StateChange[] = [];
  const main = createFixtureBridge(NOW);
  function Menu() {
    const isOpen = useDesk((desk) => desk.menu === 'snooze');
    return (
      <SnoozeMenu
        isOpen={isOpen}
        trigger={<Button>Snooze</Button>}
        onSnooze={(change) => snoozed.push(change)}
      />
    );
  }
  render(
    <BridgeProvider bridge={createBridge(main)}>
      <TextProvider locale="en">
        <KeysProvider singleKeys platform="other" choices={{}}>
          <Menu />
        </KeysProvider>
      </TextProvider>
    </BridgeProvider>,
  );
  await act(async () => await vi.advanceTimersByTimeAsync(50));
  return snoozed;
}

test('Enter that came before the menu stood takes the first time, once, and the menu is gone', async () => {
  useDesk.getState().setMenu('snooze');
  expect(useDesk.getState().takeFirst()).toBe(true);
  // Pressed again meanwhile: it is the same menu.
  useDesk.getState().setMenu('snooze');
  const snoozed = await show();
  const [first] = presetTimes(createFixtureBridge(NOW).world.settings.snoozePresets, NOW);
  expect(snoozed).toEqual([{ state: 'snoozed', until: first?.at, sleepsThrough: false }]);
  expect(useDesk.getState()).toMatchObject({ menu: null, takesFirst: false });
});

test('without a menu of times Enter is nobody’s wish', async () => {
  expect(useDesk.getState().takeFirst()).toBe(false);
  useDesk.getState().setMenu('label');
  expect(useDesk.getState().takeFirst()).toBe(false);
  expect(await show()).toEqual([]);
});
