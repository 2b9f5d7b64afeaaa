import { expect, test } from 'vitest';
import { COUNT_ICON_PX, drawCountIcon } from './count-icon.ts';

/** The rows that have ink, as one would see them: `#` for ink. */
function seen(count: number): readonly string[] {
  const pixels = drawCountIcon(count);
  const isInk = (column: number, row: number): boolean =>
    pixels[(row * COUNT_ICON_PX + column) * 4] === 0xff;
  const all = Array.from({ length: COUNT_ICON_PX }, (_, index) => index);
  return all
    .map((row) => all.map((column) => (isInk(column, row) ? '#' : ' ')).join(''))
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim());
}

test('a number stands whole and white on its disc, whatever it is', () => {
  expect([...new Set(seen(7))]).toEqual(['############', '####']);
  expect(seen(42)).toHaveLength(15);
  expect(seen(100)).toEqual(seen(5000));
  const looks = [1, 9, 10, 42, 99, 100].map((count) => seen(count).join('\n'));
  expect(new Set(looks).size).toBe(looks.length);
  // Never over the edge of the disc: the longest has room at both sides.
  expect(Math.max(...seen(100).map((line) => line.length))).toBeLessThan(COUNT_ICON_PX - 6);
  // The corners are free.
  expect(drawCountIcon(3)[3]).toBe(0);
});
