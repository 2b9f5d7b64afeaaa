import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paneSizes, PERSON_FROM, SIDEBAR_FROM } from './panes.ts';

test('at 1440 px the panes are as drawn', () => {
  const { sidebar, list, person } = paneSizes(1440, {}, true);
  expect([sidebar.width, list.width, person.width]).toEqual([212, 348, 272]);
});

test('a wish is kept where there is room, and comes back with the room', () => {
  const wishes = { list: 500 };
  expect(paneSizes(1920, wishes, true).list.width).toBe(500);
  expect(paneSizes(1200, wishes, false).list.width).toBeLessThan(500);
  expect(paneSizes(1920, wishes, true).list.width).toBe(500);
});

test('the conversation keeps 480 px, and no pane can be drawn over that', () => {
  const width = fc.integer({ min: 100, max: 2000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 830, max: 3000 }),
      fc.record({ sidebar: width, list: width, person: width }, { requiredKeys: [] }),
      fc.boolean(),
      (windowWidth, wishes, isPersonOpen) => {
        const { sidebar, list, person } = paneSizes(windowWidth, wishes, isPersonOpen);
        const beside = [
          list,
          ...(windowWidth >= SIDEBAR_FROM ? [sidebar] : []),
          ...(isPersonOpen && windowWidth >= PERSON_FROM ? [person] : []),
        ];
        const taken = beside.reduce((sum, pane) => sum + pane.width, 56);
        expect(windowWidth - taken).toBeGreaterThanOrEqual(480);
        for (const pane of beside) {
          expect(pane.width).toBeGreaterThanOrEqual(pane.min);
          expect(pane.width).toBeLessThanOrEqual(pane.max);
          expect(windowWidth - taken + pane.width - pane.max).toBeGreaterThanOrEqual(480);
        }
      },
    ),
  );
});
