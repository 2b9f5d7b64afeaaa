import { imageSize } from 'image-size';

const MIME_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
};
/** Beyond this a picture would fill the memory of the window when it is decoded. */
const MOST_PIXELS = 50_000_000;

/** What the bytes are, whatever the server called them; null when it is no picture that we show. */
export function pictureKind(bytes: Uint8Array): string | null {
  try {
    const { type, width, height } = imageSize(bytes);
    const mimeType = MIME_TYPES[type ?? ''];
    return mimeType === undefined || width * height > MOST_PIXELS ? null : mimeType;
  } catch {
    return null;
  }
}
