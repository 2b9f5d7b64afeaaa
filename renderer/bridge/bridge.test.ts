import { expect, test } from 'vitest';
import type { RawBridge } from '#contract/bridge.ts';
import { createBridge } from './bridge.ts';

function answering(answer: () => Promise<unknown>): RawBridge {
  return {
    run: async () => await answer(),
    watch: () => () => undefined,
    onAsk: () => () => undefined,
  };
}
const url = { url: 'https://kaffee.example' };

test('a command gives its value, or its failure without empty fields', async () => {
  const good = createBridge(answering(async () => await Promise.resolve({ ok: true, value: {} })));
  expect(await good.run('link.open', url)).toEqual({ ok: true, value: {} });
  const failure = { code: 'address-refused', host: undefined };
  const bad = createBridge(answering(async () => await Promise.resolve({ ok: false, failure })));
  expect(await bad.run('link.open', url)).toEqual({
    ok: false,
    failure: { code: 'address-refused' },
  });
});

test('a malformed answer and a broken channel are failures, never exceptions', async () => {
  const odd = createBridge(answering(async () => await Promise.resolve({ ok: 'perhaps' })));
  expect(await odd.run('link.open', url)).toMatchObject({
    ok: false,
    failure: { code: 'internal' },
  });
  const gone = createBridge(answering(async () => await Promise.reject(new Error('gone'))));
  expect(await gone.run('link.open', url)).toMatchObject({ ok: false });
});

test('only what main may ask reaches the window', () => {
  const heard: unknown[] = [];
  const listeners: ((value: unknown) => void)[] = [];
  const bridge = createBridge({
    ...answering(async () => await Promise.resolve(null)),
    onAsk: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
  });
  bridge.onAsk((value) => heard.push(value));
  listeners[0]?.({ kind: 'open-settings' });
  listeners[0]?.({ kind: 'run-this', code: 'alert(1)' });
  expect(heard).toEqual([{ kind: 'open-settings' }]);
});
