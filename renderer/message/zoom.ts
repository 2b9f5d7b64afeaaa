/** Steps of the zoom by keys and buttons: 1 is the whole picture. The wheel goes everywhere between. */
export const ZOOMS = [1, 1.5, 2, 3, 4, 6] as const;
const MOST = 6;

/** px from the middle of the frame, to the right and down. */
export type Point = { readonly x: number; readonly y: number };
/** px */
export type Size = { readonly width: number; readonly height: number };
/** The frame, and the picture as big as it is when all of it is seen. */
export type Sizes = { readonly frame: Size; readonly picture: Size };
/** How many times as big as the whole picture, and where its middle stands. */
export type Zoomed = Point & { readonly zoom: number };

export const WHOLE: Zoomed = { zoom: 1, x: 0, y: 0 };

/** The next step of the zoom in a direction; stays at the ends. */
export function zoomStep(zoom: number, way: 'in' | 'out'): number {
  return way === 'in'
    ? (ZOOMS.find((step) => step > zoom) ?? zoom)
    : (ZOOMS.findLast((step) => step < zoom) ?? zoom);
}

/** The zoom after a key: + and -, 0 for the whole picture; every other key changes nothing. */
export function zoomAfter(zoom: number, key: string): number {
  if (key === '+' || key === '=') return zoomStep(zoom, 'in');
  if (key === '-') return zoomStep(zoom, 'out');
  return key === '0' ? 1 : zoom;
}

type Turn = Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>;

/** px of a line and of a page, for wheels that count in those. */
const UNIT_PX = [1, 16, 400];
/** So that one notch of a mouse, 100 to 120 px, is a fifth; a pinch counts in far smaller ones. */
const WHEEL_SPEED = 1 / 600;
const PINCH_SPEED = 1 / 100;
/** px; a wheel that spins freely sends thousands in one go. */
const MOST_TURN = 300;

/** The zoom after the wheel was turned, or two fingers pinched: Chromium sends that as Ctrl and wheel. */
export function zoomAfterWheel(zoom: number, { deltaY, deltaMode, ctrlKey }: Turn): number {
  const px = deltaY * (UNIT_PX[deltaMode] ?? 1);
  const turn = Math.max(-MOST_TURN, Math.min(MOST_TURN, px));
  const next = zoom * Math.exp(-turn * (ctrlKey ? PINCH_SPEED : WHEEL_SPEED));
  return Math.max(1, Math.min(MOST, next));
}

/** How far the middle may stand from that of the frame: no edge comes in further than it has to. */
function within(at: number, picture: number, frame: number): number {
  const most = Math.max(0, (picture - frame) / 2);
  return Math.max(-most, Math.min(most, at));
}

/**
 * The picture where it can be: what is bigger than the frame fills it, what is smaller stands in its
 * middle. So it is never lost, wherever it was drawn to and whatever became of the window.
 */
export function held({ zoom, x, y }: Zoomed, { frame, picture }: Sizes): Zoomed {
  return {
    zoom,
    x: within(x, picture.width * zoom, frame.width),
    y: within(y, picture.height * zoom, frame.height),
  };
}

/** Bigger or smaller, while what is seen at a point stays there as far as it can. */
export function zoomedAt(
  before: Zoomed,
  { zoom, point }: { readonly zoom: number; readonly point: Point },
  sizes: Sizes,
): Zoomed {
  const times = zoom / before.zoom;
  const x = point.x - (point.x - before.x) * times;
  const y = point.y - (point.y - before.y) * times;
  return held({ zoom, x, y }, sizes);
}

/** Drawn by so much, as far as there is more of it. */
export function movedBy(before: Zoomed, by: Point, sizes: Sizes): Zoomed {
  return held({ zoom: before.zoom, x: before.x + by.x, y: before.y + by.y }, sizes);
}

/** Arrows look further in their direction: the picture goes the other way. null: no arrow. */
export function moveOfKey(key: string, { frame }: Sizes): Point | null {
  const [x, y] = [frame.width / 6, frame.height / 6];
  switch (key) {
    case 'ArrowLeft':
      return { x, y: 0 };
    case 'ArrowRight':
      return { x: -x, y: 0 };
    case 'ArrowUp':
      return { x: 0, y };
    case 'ArrowDown':
      return { x: 0, y: -y };
    default:
      return null;
  }
}
