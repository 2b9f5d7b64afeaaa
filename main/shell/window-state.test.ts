import { expect, test } from 'vitest';
import type { SettingsFile } from '#main/ports.ts';
import { readWindowState } from './window-state.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };
const stored = (value: unknown): SettingsFile => ({
  get: () => value,
  set: () => {},
  onChange: () => () => {},
});
const at = (x: number, y: number) => ({ x, y, width: 1000, height: 700, isMaximized: false });

test('a window comes back where it was, also on a second screen', () => {
  expect(readWindowState(stored(at(10, 20)), [screen])).toEqual({
    bounds: { x: 10, y: 20, width: 1000, height: 700 },
    isMaximized: false,
  });
  expect(readWindowState(stored(at(2000, 20)), [screen, second]).bounds).toMatchObject({ x: 2000 });
});

test.each([
  ['the second screen is gone', at(2000, 20)],
  ['its title bar would be above the screen', at(10, -500)],
  ['it would be below the screen', at(10, 1050)],
  ['only a sliver would show', at(1900, 20)],
])('keeps its size but not its place when %s', (_why, state) => {
  expect(readWindowState(stored(state), [screen]).bounds).toEqual({ width: 1000, height: 700 });
});

test.each([undefined, null, 'x', {}, { width: -5, height: 9, isMaximized: true }])(
  'opens in its first size when the file says %j',
  (value) => {
    expect(readWindowState(stored(value), [screen])).toEqual({
      bounds: { width: 1280, height: 820 },
      isMaximized: false,
    });
  },
);
