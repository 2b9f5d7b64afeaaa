// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBridge, type Bridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { KeysProvider } from '#renderer/keys/use-keys.tsx';
import { useLayout } from '#renderer/state/layout.ts';
import { createFixtureBridge, type FixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { PersonPane } from './PersonPane.tsx';

let main: FixtureBridge;
let bridge: Bridge;

beforeEach(() => {
  vi.useFakeTimers();
  main = createFixtureBridge(Date.now());
  bridge = createBridge(main);
  useLayout.setState({ windowWidth: 1440, isPersonOpen: true });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Window({ of }: { readonly of: number }): ReactElement {
  const row = main.world.inbox[of];
  if (row === undefined) throw new Error('The fixture has no such row');
  const { workspaceId, personId, accountId, id } = row;
  return (
    <BridgeProvider bridge={bridge}>
      <TextProvider locale="en">
        <KeysProvider singleKeys platform="other" choices={{}}>
          <PersonPane
            workspaceId={workspaceId}
            personId={personId}
            name={row.personName}
            accountId={accountId}
            conversationId={id}
          />
        </KeysProvider>
      </TextProvider>
    </BridgeProvider>
  );
}

test('whoever is looked at one after the other, each part of the pane is there once', async () => {
  const { rerender } = render(<Window of={0} />);
  for (const of of [1, 0, 1, 2, 0]) {
    rerender(<Window of={of} />);
    await act(async () => await vi.advanceTimersByTimeAsync(50));
    const names = screen.getAllByRole('heading').map(({ textContent }) => textContent);
    expect(names).toHaveLength(new Set(names).size);
    expect(names).toContain(main.world.inbox[of]?.personName);
  }
});
