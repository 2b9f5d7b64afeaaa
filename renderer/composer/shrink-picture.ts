/** Nobody waits for more than this to be read, and the window's memory is not for it. Bytes. */
const MOST_READ = 64_000_000;
/** The longer side in pixels and how good it stays, from what nobody sees to what still reads. */
const STEPS = [
  [2560, 0.86],
  [2048, 0.82],
  [1600, 0.8],
  [1200, 0.76],
  [900, 0.7],
] as const;

type Wanted = { readonly mostBytes: number; readonly mimeTypes: readonly string[] };

/**
 * A picture made small enough for a network, without what a camera wrote into it; null where that does
 * not go. Moving pictures would stand still, so they stay as they are.
 */
export async function shrinkPicture(file: File, wanted: Wanted): Promise<File | null> {
  const type = typeOf(file, wanted.mimeTypes);
  if (type === null || file.size > MOST_READ) return null;
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  try {
    for (const [side, quality] of STEPS) {
      const blob = await draw(picture, { side, type }).convertToBlob({ type, quality });
      if (blob.size <= wanted.mostBytes)
        return new File([blob], renamed(file.name, type), { type });
    }
    return null;
  } finally {
    picture.close();
  }
}

function typeOf(file: File, mimeTypes: readonly string[]): string | null {
  if (!['image/jpeg', 'image/png', 'image/webp'].includes(file.type)) return null;
  // Of these only WebP keeps what can be seen through.
  const types = file.type === 'image/jpeg' ? ['image/jpeg'] : ['image/webp', 'image/jpeg'];
  return types.find((type) => mimeTypes.includes(type)) ?? null;
}

type Drawn = { readonly side: number; readonly type: string };

function draw(picture: ImageBitmap, { side, type }: Drawn): OffscreenCanvas {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  if (type === 'image/jpeg') {
    // Else what can be seen through would be black.
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function renamed(name: string, type: string): string {
  return `${name.replace(/\.\w+$/u, '')}.${type === 'image/webp' ? 'webp' : 'jpg'}`;
}
