// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { isPersonShown, useLayout } from './layout.ts';

const isShown = (): boolean => isPersonShown(useLayout.getState());
const measure = (width: number): void => useLayout.getState().measure(width);
const toggle = (): void => useLayout.getState().togglePerson();

beforeEach(() => {
  useLayout.setState({ isPersonOpen: true, isPersonDrawerOpen: false });
  measure(1440);
});

test('the person leaves the conversation free when the window becomes narrow', () => {
  expect(isShown()).toBe(true);
  measure(900);
  expect(isShown()).toBe(false);
  measure(1440);
  expect(isShown()).toBe(true);
});

test('a drawer that was opened does not come back after the window was wide', () => {
  measure(900);
  toggle();
  expect(isShown()).toBe(true);
  measure(1440);
  measure(900);
  expect(isShown()).toBe(false);
});

test('a pane that was closed in a wide window stays closed there', () => {
  toggle();
  measure(900);
  toggle();
  expect(isShown()).toBe(true);
  measure(1440);
  expect(isShown()).toBe(false);
});
