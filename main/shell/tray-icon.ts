/** Device pixels: 16 px at twice the density. */
export const ICON_PX = 32;

type Color = readonly [red: number, green: number, blue: number];
const BUBBLE: Color = [0x2f, 0x5f, 0xd0];
const MARK: Color = [0xc0, 0x3a, 0x3a];
/** How many points are looked at in each direction of a pixel, for soft edges. */
const SAMPLES = 4;
const OPAQUE = 255;

/** A speech bubble: a disc with a tail at the lower left. In units of the icon. */
function isBubble(x: number, y: number): boolean {
  const isDisc = Math.hypot(x - 0.5, y - 0.46) < 0.42;
  const isTail =
    x > 0.1 && x < 0.42 && y > 0.6 && y < 0.98 - (x - 0.1) * 0.6 && y - 0.6 < (x - 0.06) * 4;
  return isDisc || isTail;
}

/** Three dots in it: somebody waits for an answer. */
function isDot(x: number, y: number): boolean {
  return [0.3, 0.5, 0.7].some((at) => Math.hypot(x - at, y - 0.46) < 0.065);
}

/** At the upper right: there is something to do. */
function isMark(x: number, y: number): boolean {
  return Math.hypot(x - 0.79, y - 0.21) < 0.2;
}

function colorAt(x: number, y: number, what: 'nothing' | 'something'): Color | null {
  if (what === 'something' && isMark(x, y)) return MARK;
  return isBubble(x, y) && !isDot(x, y) ? BUBBLE : null;
}

/**
 * The icon as pixels in the order blue, green, red, alpha, the colours weighted by alpha: what
 * `nativeImage.createFromBitmap` takes. Drawn, so that no file has to be found at run time.
 */
export function drawTrayIcon(what: 'nothing' | 'something'): Buffer {
  const pixels = Buffer.alloc(ICON_PX * ICON_PX * 4);
  for (let index = 0; index < ICON_PX * ICON_PX; index++) {
    const column = index % ICON_PX;
    const row = Math.floor(index / ICON_PX);
    pixels.set(pixelAt(column, row, what), index * 4);
  }
  return pixels;
}

function pixelAt(column: number, row: number, what: 'nothing' | 'something'): readonly number[] {
  const sum = { red: 0, green: 0, blue: 0, hits: 0 };
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / ICON_PX;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / ICON_PX;
    const color = colorAt(x, y, what);
    if (color === null) continue;
    sum.red += color[0];
    sum.green += color[1];
    sum.blue += color[2];
    sum.hits++;
  }
  const count = SAMPLES * SAMPLES;
  return [sum.blue / count, sum.green / count, sum.red / count, (sum.hits / count) * OPAQUE];
}
