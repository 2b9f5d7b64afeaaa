// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { conversationId, workspaceId } from '#contract/ids.ts';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider, useView } from '#renderer/bridge/use-bridge.tsx';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { KeysProvider } from '#renderer/keys/use-keys.tsx';
import { useNotices } from '#renderer/state/notices.ts';
import { createFixtureBridge, type FixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { Composer } from './Composer.tsx';

type Call = { readonly name: string; readonly args: unknown };
let main: FixtureBridge;
let calls: Call[];
const JANA = 'rabe-mastodon|jana';
const TOM = 'rabe-bluesky|tom';

beforeEach(() => {
  vi.useFakeTimers();
  useNotices.setState({ notices: [] });
  main = createFixtureBridge(Date.now());
  calls = [];
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Place({ id }: { readonly id: string }): ReactElement | null {
  const args = {
    workspaceId: workspaceId.parse('rabe'),
    conversationId: conversationId.parse(id),
    limit: 100,
  };
  const { value } = useView('conversation', args);
  const row = value?.rest.conversation ?? null;
  return value === null || row === null ? null : <Composer row={row} rest={value.rest} />;
}

async function pass(ms: number): Promise<void> {
  await act(async () => await vi.advanceTimersByTimeAsync(ms));
}

/** The answer looks at another conversation in the same window. */
async function show(id: string): Promise<(other: string) => void> {
  const bridge = createBridge({
    ...main,
    run: async (name, args) => {
      calls.push({ name, args });
      return await main.run(name, args);
    },
  });
  const page = (shown: string): ReactElement => (
    <BridgeProvider bridge={bridge}>
      <TextProvider locale="en">
        <KeysProvider singleKeys platform="other" choices={{}}>
          <Place key={shown} id={shown} />
        </KeysProvider>
      </TextProvider>
    </BridgeProvider>
  );
  const { rerender } = render(page(id));
  await pass(5);
  return (other) => rerender(page(other));
}

function field(): HTMLTextAreaElement {
  const element = screen.getByRole('textbox');
  if (element instanceof HTMLTextAreaElement) return element;
  throw new Error('Not a field');
}
function write(text: string): void {
  field().focus();
  fireEvent.change(field(), { target: { value: text } });
}
const named = (name: string) => calls.filter((call) => call.name === name);

test('what is typed is stored within 300 ms, under one id, and is there again after a restart', async () => {
  await show(TOM);
  write('Danke');
  await pass(300);
  write('Danke, Tom');
  await pass(300);
  const saved = named('draft.save').map(({ args }) => args);
  expect(saved).toMatchObject([
    { content: { text: 'Danke' } },
    { content: { text: 'Danke, Tom' } },
  ]);
  const ids = new Set(saved.map((args) => JSON.stringify(args).match(/"replyId":"([^"]+)"/u)?.[1]));
  expect(ids.size).toBe(1);
  cleanup();
  await show(TOM);
  expect(field().value).toBe('Danke, Tom');
});

test('leaving the conversation stores what was not stored yet', async () => {
  await show(TOM);
  write('Noch nicht gespeichert');
  await pass(10);
  expect(named('draft.save')).toEqual([]);
  cleanup();
  expect(named('draft.save')).toHaveLength(1);
});

test('coming back at once shows all that was typed, also what main has not shown yet', async () => {
  const look = await show(TOM);
  write('Danke');
  await pass(400);
  write('Danke, Tom, bis morgen');
  look(JANA);
  look(TOM);
  expect(field().value).toBe('Danke, Tom, bis morgen');
  await pass(1000);
  expect(field().value).toBe('Danke, Tom, bis morgen');
});

test('the name that an answer begins with is no draft', async () => {
  await show(JANA);
  expect(field().value).toBe('@jana@dresden.social ');
  await pass(1000);
  expect(calls).toEqual([]);
});

test('Ctrl+Enter sends once and empties the field, with a way back', async () => {
  await show(TOM);
  write('Danke!');
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  await pass(10);
  expect(named('reply.send').map(({ args }) => args)).toMatchObject([
    { content: { text: 'Danke!', kind: 'public' }, afterwards: 'done' },
  ]);
  expect(field().value).toBe('');
  await pass(1000);
  expect(named('draft.save')).toEqual([]);
  const [notice] = useNotices.getState().notices;
  expect(notice).toMatchObject({ isCountdown: true });
  await act(async () => await Promise.resolve(notice?.undo?.()));
  await pass(10);
  expect(field().value).toBe('Danke!');
});

test('a reply that could not be queued stays in the field and says why', async () => {
  main = {
    ...main,
    run: async (name, args) =>
      name === 'reply.send'
        ? { ok: false, failure: { code: 'gone' } }
        : await createFixtureBridge(0).run(name, args),
  };
  await show(TOM);
  write('Danke!');
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  await pass(10);
  expect(field().value).toBe('Danke!');
  expect(useNotices.getState().notices).toMatchObject([
    { text: { kind: 'failure', failure: { code: 'gone' } } },
  ]);
});

test('a text that is too long is marked and cannot be sent', async () => {
  await show(TOM);
  write('x'.repeat(301));
  expect(field().getAttribute('aria-invalid')).toBe('true');
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  await pass(10);
  expect(named('reply.send')).toEqual([]);
});

test('client and account of the conversation stand beside the field', async () => {
  await show(TOM);
  expect(screen.getByText('as rabe.bsky.social')).toBeDefined();
  expect(screen.getByTitle('Client: Kaffeerösterei Rabe')).toBeDefined();
});

/** An account that only listens, and a message that has a page. */
function Listener(): ReactElement | null {
  const args = {
    workspaceId: workspaceId.parse('rabe'),
    conversationId: conversationId.parse(JANA),
    limit: 100,
  };
  const { value } = useView('conversation', args);
  const { conversation: row, account, replyTo } = value?.rest ?? {};
  if (value === undefined || value === null || !row || !account || !replyTo) return null;
  const rest = {
    ...value.rest,
    account: { ...account, canReply: false, canDirect: false, answersOnPage: true },
    replyTo: { ...replyTo, url: 'https://forum.example/t/7' },
  };
  return <Composer row={row} rest={rest} />;
}

test('where nothing can be written from here, the page itself is offered', async () => {
  const opened: unknown[] = [];
  const bridge = createBridge({
    ...main,
    async run(name, args) {
      if (name === 'link.open') opened.push(args);
      return await main.run(name, args);
    },
  });
  render(
    <BridgeProvider bridge={bridge}>
      <TextProvider locale="en">
        <KeysProvider singleKeys platform="other" choices={{}}>
          <Listener />
        </KeysProvider>
      </TextProvider>
    </BridgeProvider>,
  );
  await pass(500);
  fireEvent.click(screen.getByRole('button', { name: 'Answer on the page' }));
  await pass(100);
  expect(opened).toEqual([{ url: 'https://forum.example/t/7' }]);
  expect(screen.getByRole('tab', { name: /Note/u }).getAttribute('aria-selected')).toBe('true');
});

/** A file of this size that nobody has to fill. */
function fileOf(name: string, type: string, size: number): File {
  const file = new File(['x'], name, { type });
  Object.defineProperty(file, 'size', { value: size });
  return file;
}

test.each([
  ['a film of 200 MB', fileOf('clip.mp4', 'video/mp4', 200_000_000), 'clip.mp4 cannot be sent'],
  ['a huge picture', fileOf('big.png', 'image/png', 200_000_000), 'big.png is too big'],
])('%s is refused with a sentence, and nothing of it is read', async (_, file, sentence) => {
  await show(JANA);
  fireEvent.paste(field(), { clipboardData: { files: [file], getData: () => '' } });
  await pass(50);
  expect(screen.getByText(new RegExp(sentence, 'u'))).toBeTruthy();
  expect(calls.map(({ name }) => name)).not.toContain('media.add');
});

test('a picture that is none is refused with a sentence', async () => {
  const real = main;
  main = {
    ...real,
    run: async (name, args) =>
      name === 'media.add'
        ? { ok: false, failure: { code: 'invalid-input', detail: 'media' } }
        : await real.run(name, args),
  };
  await show(JANA);
  const file = fileOf('no.png', 'image/png', 1);
  fireEvent.paste(field(), { clipboardData: { files: [file], getData: () => '' } });
  await vi.waitFor(() => expect(screen.getByText(/no\.png could not be read/u)).toBeTruthy());
});

/** The network of this account takes money, and the month's limit is nearly spent. */
function Priced(): ReactElement | null {
  const args = {
    workspaceId: workspaceId.parse('rabe'),
    conversationId: conversationId.parse(JANA),
    limit: 100,
  };
  const { value } = useView('conversation', args);
  const { conversation: row, account } = value?.rest ?? {};
  if (value === undefined || value === null || !row || !account) return null;
  const prices = {
    currency: 'USD',
    publicAnswer: 15_000,
    publicAnswerWithLink: 200_000,
    directAnswer: 15_000,
  } as const;
  const money = { prices, spent: 4_900_000, cap: 5_000_000 };
  return <Composer row={row} rest={{ ...value.rest, account: { ...account, money } }} />;
}

test('what an answer costs stands beside it, a link makes it dearer, past the limit it warns', async () => {
  render(
    <BridgeProvider bridge={createBridge(main)}>
      <TextProvider locale="en">
        <KeysProvider singleKeys platform="other" choices={{}}>
          <Priced />
        </KeysProvider>
      </TextProvider>
    </BridgeProvider>,
  );
  await pass(500);
  write('Gladly');
  expect(screen.getByTestId('price').textContent).toContain('$0.015');
  expect(screen.queryByText(/past your limit/u)).toBeNull();
  write('Gladly, see https://rabe.example');
  expect(screen.getByTestId('price').textContent).toContain('$0.20');
  expect(screen.getByText(/\$4\.90 of \$5\.00 are spent/u)).not.toBeNull();
});

test('what is thrown away a moment after it was typed comes back whole', async () => {
  await show(TOM);
  write('Danke, Tom');
  await pass(10);
  fireEvent.click(screen.getByRole('button', { name: 'More for this answer' }));
  await pass(50);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Discard draft' }));
  await pass(300);
  expect(field().value).toBe('');
  expect(calls.map(({ name }) => name)).toEqual(['draft.save', 'draft.discard']);
  useNotices.getState().notices[0]?.undo?.();
  await pass(300);
  expect(field().value).toBe('Danke, Tom');
});

test('a field that was emptied has no draft, and nothing was thrown away', async () => {
  await show(TOM);
  write('Danke');
  await pass(300);
  write('');
  await pass(300);
  expect(named('draft.discard')).toEqual([]);
  expect(named('draft.save').at(-1)?.args).toMatchObject({ content: { text: '' } });
  expect(useNotices.getState().notices).toEqual([]);
});
