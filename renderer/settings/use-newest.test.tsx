// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useNewest } from './use-newest.ts';

afterEach(cleanup);

function show(first: readonly number[]) {
  return renderHook(({ stored }) => useNewest(stored), { initialProps: { stored: first } });
}

test('two quick changes build on each other before main has shown the first', async () => {
  const { result, rerender } = show([1]);
  const answers = [Promise.withResolvers<object>(), Promise.withResolvers<object>()] as const;
  act(() => result.current.ask([...result.current.value, 2], answers[0].promise));
  act(() => result.current.ask([...result.current.value, 3], answers[1].promise));
  expect(result.current.value).toEqual([1, 2, 3]);
  await act(async () => answers[0].resolve({}));
  rerender({ stored: [1, 2] });
  expect(result.current.value).toEqual([1, 2, 3]);
  await act(async () => answers[1].resolve({}));
  rerender({ stored: [1, 2, 3] });
  expect(result.current.value).toEqual([1, 2, 3]);
});

test('what was refused is shown as main has it', async () => {
  const { result } = show([1]);
  await act(async () => result.current.ask([2], Promise.resolve(null)));
  expect(result.current.value).toEqual([1]);
});

test('what changes elsewhere afterwards is shown', async () => {
  const { result, rerender } = show([1]);
  await act(async () => result.current.ask([2], Promise.resolve({})));
  rerender({ stored: [2] });
  rerender({ stored: [5] });
  expect(result.current.value).toEqual([5]);
});
