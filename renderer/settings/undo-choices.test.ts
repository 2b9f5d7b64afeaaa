import { expect, test } from 'vitest';
import { undoChoices } from './undo-choices.ts';

test('the time that is set is always among the choices, in its place', () => {
  expect(undoChoices('public', 5)).toEqual([0, 5, 10, 20, 30, 60]);
  expect(undoChoices('direct', 7)).toEqual([0, 2, 3, 5, 7, 10]);
});
