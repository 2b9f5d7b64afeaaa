// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { conversationId, workspaceId } from '#contract/ids.ts';
import { createBridge, type Bridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider, useView } from '#renderer/bridge/use-bridge.tsx';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { KeysProvider } from '#renderer/keys/use-keys.tsx';
import { createFixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { ScopeContext } from '#renderer/ui/scope.ts';
import { Composer } from './Composer.tsx';

/** The composer stays when another conversation is opened: nothing of the one before may stay in it. */
type Call = { readonly name: string; readonly args: unknown };
let calls: Call[];
let bridge: Bridge;
/** What main answers when a file is given to it. */
let kept: Promise<void>;
const JANA = 'rabe-mastodon|jana';
const TOM = 'rabe-bluesky|tom';

beforeEach(() => {
  vi.useFakeTimers();
  const main = createFixtureBridge(Date.now());
  calls = [];
  kept = Promise.resolve();
  bridge = createBridge({
    ...main,
    run: async (name, args) => {
      calls.push({ name, args });
      if (name === 'media.add') await kept;
      return await main.run(name, args);
    },
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function useConversation(id: string) {
  const args = {
    workspaceId: workspaceId.parse('rabe'),
    conversationId: conversationId.parse(id),
    limit: 100,
  };
  return useView('conversation', args).value?.rest;
}

/** Both are asked for ahead, so that the composer is there all the time. */
function Pane({ id }: { readonly id: string }): ReactElement | null {
  const rests = [useConversation(JANA), useConversation(TOM)];
  const rest = rests.find((one) => one?.conversation?.id === id);
  const row = rest?.conversation;
  if (rests.includes(undefined) || rest === undefined || !row) return null;
  return (
    <ScopeContext value={id}>
      <Composer row={row} rest={rest} />
    </ScopeContext>
  );
}

async function pass(ms: number): Promise<void> {
  await act(async () => await vi.advanceTimersByTimeAsync(ms));
}

function Window({ shown }: { readonly shown: string }): ReactElement {
  return (
    <BridgeProvider bridge={bridge}>
      <TextProvider locale="en">
        <KeysProvider singleKeys platform="other" choices={{}}>
          <Pane id={shown} />
        </KeysProvider>
      </TextProvider>
    </BridgeProvider>
  );
}

async function show(id: string): Promise<(other: string) => void> {
  const { rerender } = render(<Window shown={id} />);
  await pass(50);
  return (other) => rerender(<Window shown={other} />);
}

function field(): HTMLTextAreaElement {
  const element = screen.getByRole('textbox');
  if (element instanceof HTMLTextAreaElement) return element;
  throw new Error('Not a field');
}
const saved = (): string => JSON.stringify(calls.filter(({ name }) => name === 'draft.save'));

test('each conversation has its own draft and its own field, and all that was typed is stored', async () => {
  const look = await show(TOM);
  const first = field();
  fireEvent.change(first, { target: { value: 'For Tom' } });
  look(JANA);
  expect(field()).not.toBe(first);
  expect(field().value).toBe('@jana@dresden.social ');
  await pass(50);
  fireEvent.change(field(), { target: { value: '@jana@dresden.social For Jana' } });
  look(TOM);
  expect(field().value).toBe('For Tom');
  await pass(500);
  expect(calls.map(({ name }) => name)).toEqual(['draft.save', 'draft.save']);
  expect(saved()).toMatch(/For Tom.*For Jana/u);
  look(JANA);
  expect(field().value).toBe('@jana@dresden.social For Jana');
});

test('a file that takes its time belongs to the answer that it was given to', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  kept = promise;
  const look = await show(JANA);
  const file = new File(['x'], 'menu.png', { type: 'image/png' });
  vi.useRealTimers();
  fireEvent.paste(field(), { clipboardData: { files: [file], getData: () => '' } });
  await vi.waitFor(() => expect(calls.some(({ name }) => name === 'media.add')).toBe(true));
  vi.useFakeTimers();
  look(TOM);
  resolve();
  await pass(500);
  expect(screen.queryByText('menu.png')).toBeNull();
  expect(field().value).toBe('');
  expect(saved()).toMatch(/@jana.*menu\.png/u);
  expect(saved()).not.toContain('tom');
});

test('what was opened for one conversation is closed in the next', async () => {
  const look = await show(TOM);
  fireEvent.click(screen.getByRole('button', { name: 'More for this answer' }));
  expect(screen.getByRole('menu')).toBeDefined();
  look(JANA);
  expect(screen.queryByRole('menu')).toBeNull();
  look(TOM);
  expect(screen.queryByRole('menu')).toBeNull();
});
