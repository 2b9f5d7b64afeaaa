import { expect, test } from 'vitest';
import { zoomAfter, zoomStep, ZOOMS } from './zoom.ts';

test('plus and minus step through the zoom and stop at its ends', () => {
  let zoom = 1;
  for (const _ of ZOOMS) zoom = zoomAfter(zoom, '+');
  expect(zoom).toBe(6);
  for (const _ of ZOOMS) zoom = zoomAfter(zoom, '-');
  expect(zoom).toBe(1);
  expect(zoomStep(2, 'in')).toBe(3);
});

test('0 shows the whole picture; other keys change nothing', () => {
  expect(zoomAfter(4, '0')).toBe(1);
  expect(zoomAfter(4, 'a')).toBe(4);
});
