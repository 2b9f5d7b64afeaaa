import { crc32, deflateSync } from 'node:zlib';

/** Address of the sample's one picture; nothing outside the app is ever asked for it. */
export const PICTURE_URL = 'https://sample.parley.example/autumn-roast.png';

const WIDTH = 640;
const HEIGHT = 400;
const LIGHT = [216, 164, 101] as const;
const DARK = [56, 32, 20] as const;

/** One part of a PNG file: https://www.w3.org/TR/png-3/#5Chunk-layout */
function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** A gradient from light to dark roast, drawn here so that no picture file is needed. */
export function samplePicture(): { readonly bytes: Uint8Array; readonly mimeType: string } {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const part = (x / WIDTH + y / HEIGHT) / 2;
      for (const [channel, light] of LIGHT.entries()) {
        const dark = DARK[channel] ?? 0;
        rows[y * (1 + WIDTH * 3) + 1 + x * 3 + channel] = Math.round(light + (dark - light) * part);
      }
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { bytes, mimeType: 'image/png' };
}
