import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  held,
  movedBy,
  moveOfKey,
  WHOLE,
  zoomAfter,
  zoomAfterWheel,
  zoomedAt,
  zoomStep,
  ZOOMS,
  type Sizes,
  type Zoomed,
} from './zoom.ts';

const px = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.record({ x: px, y: px });
const zoom = fc.double({ min: 1, max: 6, noNaN: true });
const length = fc.integer({ min: 1, max: 2000 });
const size = fc.record({ width: length, height: length });
/** As drawn: the whole picture is never bigger than its frame. */
const sizes: fc.Arbitrary<Sizes> = fc.record({ frame: size, picture: size }).map((drawn) => ({
  frame: drawn.frame,
  picture: {
    width: Math.min(drawn.picture.width, drawn.frame.width),
    height: Math.min(drawn.picture.height, drawn.frame.height),
  },
}));
const does = fc.oneof(
  fc.record({ kind: fc.constant('zoom' as const), zoom, point }),
  fc.record({ kind: fc.constant('move' as const), by: point }),
);

/** Of one direction: the frame is full of it, or all of it is in the middle of the frame. */
function isSeen(at: number, picture: number, frame: number): boolean {
  const room = (picture - frame) / 2;
  return room <= 0 ? at === 0 : Math.abs(at) <= room + 1e-6;
}

/** No edge of it has come in as far as it may. */
function isFree(at: number, picture: number, frame: number): boolean {
  return Math.abs(at) < (picture - frame) / 2 - 1e-6;
}

function isKept({ zoom: times, x, y }: Zoomed, { frame, picture }: Sizes): boolean {
  return (
    isSeen(x, picture.width * times, frame.width) && isSeen(y, picture.height * times, frame.height)
  );
}

test('whatever is done, the picture fills its frame or stands whole in the middle of it', () => {
  fc.assert(
    fc.property(sizes, fc.array(does, { maxLength: 20 }), size, (given, doings, frame) => {
      let at = WHOLE;
      for (const doing of doings) {
        at = doing.kind === 'zoom' ? zoomedAt(at, doing, given) : movedBy(at, doing.by, given);
        expect(isKept(at, given)).toBe(true);
      }
      // Also after the window has become another one.
      const smaller = { frame, picture: given.picture };
      expect(isKept(held(at, smaller), smaller)).toBe(true);
      const back = zoomedAt(at, { zoom: 1, point: { x: 9, y: 9 } }, given);
      expect([back.zoom, back.x + 0, back.y + 0]).toEqual([1, 0, 0]);
    }),
  );
});

test('what lies under the pointer stays there, as long as no edge of the picture comes in', () => {
  fc.assert(
    fc.property(sizes, fc.tuple(zoom, zoom), point, (given, [from, to], pointer) => {
      const before = zoomedAt(WHOLE, { zoom: from, point: pointer }, given);
      const after = zoomedAt(before, { zoom: to, point: pointer }, given);
      const seen = (at: Zoomed, way: 'x' | 'y'): number => (pointer[way] - at[way]) / at.zoom;
      if (isFree(after.x, given.picture.width * to, given.frame.width))
        expect(seen(after, 'x')).toBeCloseTo(seen(before, 'x'), 3);
      if (isFree(after.y, given.picture.height * to, given.frame.height))
        expect(seen(after, 'y')).toBeCloseTo(seen(before, 'y'), 3);
    }),
  );
});

test('the wheel makes bigger upwards and smaller downwards, and never leaves the bounds', () => {
  const turn = fc.record({
    deltaY: px,
    deltaMode: fc.constantFrom(0, 1, 2),
    ctrlKey: fc.boolean(),
  });
  fc.assert(
    fc.property(zoom, turn, (from, turned) => {
      const to = zoomAfterWheel(from, turned);
      expect(to).toBeGreaterThanOrEqual(1);
      expect(to).toBeLessThanOrEqual(6);
      expect((to - from) * turned.deltaY).toBeLessThanOrEqual(0);
    }),
  );
  const notch = { deltaY: -120, deltaMode: 0, ctrlKey: false };
  expect(zoomAfterWheel(1, notch)).toBeCloseTo(1.22, 2);
  expect(zoomAfterWheel(1, { ...notch, deltaY: -5, ctrlKey: true })).toBeCloseTo(1.05, 2);
});

test('arrows look further in their direction, and no further than the picture goes', () => {
  const given = { frame: { width: 600, height: 300 }, picture: { width: 600, height: 300 } };
  let at = zoomedAt(WHOLE, { zoom: 2, point: { x: 0, y: 0 } }, given);
  const press = (key: string): Zoomed => (at = movedBy(at, moveOfKey(key, given) ?? at, given));
  expect(press('ArrowRight')).toEqual({ zoom: 2, x: -100, y: 0 });
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown']) press(key);
  expect(at).toEqual({ zoom: 2, x: -300, y: -50 });
  expect(moveOfKey('a', given)).toBeNull();
});

test('plus and minus step through the zoom, from wherever the wheel left it, and stop at its ends', () => {
  let at = 1.2;
  for (const _ of ZOOMS) at = zoomAfter(at, '+');
  expect(at).toBe(6);
  for (const _ of ZOOMS) at = zoomAfter(at, '-');
  expect(at).toBe(1);
  expect(zoomStep(2, 'in')).toBe(3);
  expect(zoomStep(2.4, 'out')).toBe(2);
});

test('0 shows the whole picture; other keys change nothing', () => {
  expect(zoomAfter(4, '0')).toBe(1);
  expect(zoomAfter(4, 'a')).toBe(4);
});
