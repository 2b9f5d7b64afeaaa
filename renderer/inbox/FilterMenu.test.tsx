// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { useRoute, WHOLE_INBOX } from '#renderer/state/route.ts';
import { createFixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { FilterMenu } from './FilterMenu.tsx';

beforeEach(() => useRoute.getState().filter(WHOLE_INBOX));
afterEach(cleanup);

const settle = async (): Promise<void> => {
  await act(async () => await new Promise((resolve) => setTimeout(resolve, 30)));
};
const at = (year: number, month: number, day: number): number =>
  new Date(year, month - 1, day).getTime();

async function openDays(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Filter' }));
  await settle();
  fireEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Own dates…' }));
  await settle();
}

test('own days take the place of the menu, and narrow the list when they are shown', async () => {
  render(
    <BridgeProvider bridge={createBridge(createFixtureBridge(Date.now()))}>
      <TextProvider locale="en">
        <FilterMenu />
      </TextProvider>
    </BridgeProvider>,
  );
  await settle();
  await openDays();
  expect(screen.queryByRole('menu')).toBeNull();
  const first = screen.getByRole('textbox', { name: 'From' });
  fireEvent.change(first, { target: { value: '3.3.2026' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  await settle();
  expect(useRoute.getState().inbox.filter).toEqual({ from: at(2026, 3, 3) });
  expect(screen.queryByRole('dialog')).toBeNull();
  // Nothing in both takes it away.
  await openDays();
  fireEvent.change(screen.getByRole('textbox', { name: 'From' }), { target: { value: '' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(useRoute.getState().inbox.filter).toEqual({});
});
