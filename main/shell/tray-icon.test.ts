import { expect, test } from 'vitest';
import { drawTrayIcon, ICON_PX } from './tray-icon.ts';

const alphaAt = (pixels: Buffer, x: number, y: number): number =>
  pixels[(y * ICON_PX + x) * 4 + 3] ?? -1;

test('the icon is a bubble on nothing, and carries a mark only while there is something', () => {
  const plain = drawTrayIcon('nothing');
  const marked = drawTrayIcon('something');
  expect(plain).toHaveLength(ICON_PX * ICON_PX * 4);
  expect([alphaAt(plain, 0, 0), alphaAt(plain, 16, 5), alphaAt(plain, 16, 14)]).toEqual([
    0, 255, 0,
  ]);
  // Upper right: outside the bubble there is the mark.
  expect([alphaAt(plain, 28, 3), alphaAt(marked, 28, 3)]).toEqual([0, 255]);
  expect(marked.equals(plain)).toBe(false);
});
