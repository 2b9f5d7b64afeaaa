import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave } from './autosave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('typing without a pause is saved all the same, never later than the delay', () => {
  const saved: string[] = [];
  const autosave = createAutosave<string>((text) => saved.push(text), 250);
  for (let typed = 1; typed <= 20; typed++) {
    autosave.change('x'.repeat(typed));
    vi.advanceTimersByTime(50);
  }
  expect(saved.map(({ length }) => length)).toEqual([5, 10, 15, 20]);
});

test('leaving saves at once and only once', () => {
  const saved: string[] = [];
  const autosave = createAutosave<string>((text) => saved.push(text), 250);
  autosave.change('Hallo');
  autosave.flush();
  vi.advanceTimersByTime(1000);
  expect(saved).toEqual(['Hallo']);
});

test('what was sent is not saved as a draft afterwards', () => {
  const saved: string[] = [];
  const autosave = createAutosave<string>((text) => saved.push(text), 250);
  autosave.change('Hallo');
  autosave.drop();
  vi.advanceTimersByTime(1000);
  autosave.flush();
  expect(saved).toEqual([]);
});
