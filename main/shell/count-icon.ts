/** Device pixels: 16 px at twice the density. */
export const COUNT_ICON_PX = 32;
const MOST = 99;

/** Three columns and five rows, from the upper left. */
const GLYPHS: Readonly<Record<string, string>> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001010010010',
  '8': '111101111101111',
  '9': '111101111001111',
  '+': '000010111010000',
};
const COLUMNS = 3;
const ROWS = 5;
/** Device pixels of one dot of a glyph, for one, two and three of them. */
const DOTS_PX = [4, 3, 2] as const;

/** Blue, green, red, alpha. */
type Pixel = readonly [blue: number, green: number, red: number, alpha: number];
const NOTHING: Pixel = [0, 0, 0, 0];
const GROUND: Pixel = [0x3a, 0x3a, 0xc0, 0xff];
const INK: Pixel = [0xff, 0xff, 0xff, 0xff];

function isInk(words: string, column: number, row: number): boolean {
  const dotPx = DOTS_PX[words.length - 1] ?? 1;
  const wide = words.length * (COLUMNS + 1) - 1;
  const x = Math.floor((column - (COUNT_ICON_PX - wide * dotPx) / 2) / dotPx);
  const y = Math.floor((row - (COUNT_ICON_PX - ROWS * dotPx) / 2) / dotPx);
  if (x < 0 || x >= wide || y < 0 || y >= ROWS) return false;
  const place = x % (COLUMNS + 1);
  const glyph = GLYPHS[words[Math.floor(x / (COLUMNS + 1))] ?? ''];
  return place < COLUMNS && glyph?.[y * COLUMNS + place] === '1';
}

/**
 * A number on a red disc, as pixels for `nativeImage.createFromBitmap`: for the icon of the window in
 * the taskbar of Windows, which shows no number by itself.
 */
export function drawCountIcon(count: number): Buffer {
  const words = count > MOST ? `${MOST}+` : String(count);
  const pixels = Buffer.alloc(COUNT_ICON_PX * COUNT_ICON_PX * 4);
  const middle = (COUNT_ICON_PX - 1) / 2;
  for (let index = 0; index < COUNT_ICON_PX * COUNT_ICON_PX; index++) {
    const column = index % COUNT_ICON_PX;
    const row = Math.floor(index / COUNT_ICON_PX);
    const isDisc = Math.hypot(column - middle, row - middle) < COUNT_ICON_PX / 2;
    const ground = isDisc ? GROUND : NOTHING;
    pixels.set(isDisc && isInk(words, column, row) ? INK : ground, index * 4);
  }
  return pixels;
}
