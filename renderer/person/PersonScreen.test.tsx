// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toId, type PersonId, type WorkspaceId } from '#domain/ids.ts';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { KeysProvider } from '#renderer/keys/use-keys.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { createFixtureBridge, type FixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { PersonScreen } from './PersonScreen.tsx';

type Call = { readonly name: string; readonly args: unknown };
const TOM = {
  workspaceId: toId<WorkspaceId>('rabe'),
  personId: toId<PersonId>('rabe|bluesky|tomk.bsky.social'),
};
let main: FixtureBridge;
let calls: Call[];

beforeEach(() => {
  vi.useFakeTimers();
  main = createFixtureBridge(Date.now());
  calls = [];
  useRoute.setState({ screen: 'people', person: null });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function pass(ms: number): Promise<void> {
  await act(async () => await vi.advanceTimersByTimeAsync(ms));
}

async function show(personId = TOM.personId): Promise<void> {
  const bridge = createBridge({
    ...main,
    run: async (name, args) => {
      calls.push({ name, args });
      return await Promise.resolve({ ok: true, value: {} });
    },
  });
  useRoute.getState().openPerson({ ...TOM, personId });
  render(
    <BridgeProvider bridge={bridge}>
      <TextProvider locale="en">
        <KeysProvider singleKeys platform="other" choices={{}}>
          <PersonScreen />
        </KeysProvider>
      </TextProvider>
    </BridgeProvider>,
  );
  await pass(100);
  await pass(100);
}

const press = (key: string): void => {
  fireEvent.keyDown(document.body, { key });
};

test('a page shows who somebody is, what there was, and what is kept of them', async () => {
  await show();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Tom Kessler');
  expect(screen.getByRole('button', { name: /^Birthday 17\/05\/1984/u })).toBeTruthy();
  expect(screen.getByText(/24 here|25 answers/u)).toBeTruthy();
  expect(screen.getByText('Press')).toBeTruthy();
  expect(screen.getByText(/^Every 30 days/u)).toBeTruthy();
});

test('a wrong value is refused with a sentence, and nothing is sent', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: /^Customer number/u }));
  await pass(20);
  const field = screen.getByRole('textbox', { name: 'Customer number' });
  fireEvent.change(field, { target: { value: 'twelve' } });
  fireEvent.submit(field);
  await pass(20);
  expect(screen.getByText(/^This is no number/u)).toBeTruthy();
  fireEvent.change(field, { target: { value: '12,5' } });
  fireEvent.submit(field);
  await pass(20);
  expect(calls).toEqual([
    { name: 'person.setField', args: { ...TOM, fieldId: 'customer', value: '12,5' } },
  ]);
});

test('the star is one key, and Escape leads out of a field before it leads back', async () => {
  await show();
  press('s');
  await pass(20);
  expect(calls).toEqual([
    { name: 'person.setList', args: { ...TOM, listId: 'star', isOn: false } },
  ]);
  press('f');
  await pass(20);
  expect(screen.getByRole('textbox', { name: 'Name of the field' })).toBeTruthy();
  press('Escape');
  await pass(20);
  expect(screen.queryByRole('textbox', { name: 'Name of the field' })).toBeNull();
  useRoute.getState().leavePerson();
  expect(useRoute.getState().screen).toBe('people');
});

test('muting is a key, blocking a button where the network can, and said where it cannot', async () => {
  await show();
  press('m');
  await pass(50);
  fireEvent.click(screen.getByRole('button', { name: 'Block on Bluesky tomk.bsky.social' }));
  await pass(50);
  expect(calls).toEqual([
    { name: 'person.setMuted', args: { ...TOM, isMuted: true } },
    { name: 'person.block', args: { ...TOM, isOn: true } },
  ]);
  screen.getByText('From here nobody can be blocked on WordPress. Muting works.');
  press('x');
  await pass(50);
  expect(calls.at(-1)).toEqual({ name: 'person.export', args: { ...TOM, locale: 'en' } });
});

test('blocking is a key as well, for whoever is not blocked yet', async () => {
  await show();
  press('b');
  await pass(50);
  expect(calls).toEqual([{ name: 'person.block', args: { ...TOM, isOn: true } }]);
});

test('who is gone is said, with the way to everybody else', async () => {
  await show(toId<PersonId>('nobody'));
  fireEvent.click(screen.getByRole('button', { name: 'Go to people' }));
  expect(useRoute.getState().screen).toBe('people');
});
