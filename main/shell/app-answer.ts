import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { Engine } from '#main/engine.ts';
import { isOurAddress } from './address.ts';
import { MEDIA_HEADERS, PAGE_HEADERS } from './content-policy.ts';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
};
/** What a cached file may claim to be. SVG is missing: it can carry script. */
const MEDIA_TYPE =
  /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon)|video\/(?:mp4|webm)|audio\/[\w.+-]+)$/;

export type AppFiles = {
  /** Absolute path of the built page. */
  readonly root: string;
  media(path: string): ReturnType<Engine['media']>;
};

/** Answers one request of the page for `app://parley/…`. Never rejects: what is missing is 404. */
export async function answerApp(request: Request, files: AppFiles): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  if (!isOurAddress(request.url, null)) return refuse(404);
  const path = decoded(new URL(request.url).pathname);
  if (path === null) return refuse(400);
  return path.startsWith('/media/')
    ? await answerMedia(path, files, request.headers.get('range'))
    : answerFile(path, files.root);
}

async function answerMedia(path: string, files: AppFiles, range: string | null): Promise<Response> {
  const found = await files.media(path).catch(() => null);
  if (found === null || !MEDIA_TYPE.test(found.mimeType)) return refuse(404);
  const headers = { ...MEDIA_HEADERS, 'Content-Type': found.mimeType, 'Accept-Ranges': 'bytes' };
  const size = found.bytes.length;
  const part = rangeOf(range, size);
  if (part === null) return new Response(new Uint8Array(found.bytes), { headers });
  return new Response(new Uint8Array(found.bytes.subarray(part.start, part.end + 1)), {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${part.start}-${part.end}/${size}` },
  });
}

/** The one stretch that a player asks for while somebody seeks; null: everything. */
function rangeOf(
  header: string | null,
  size: number,
): { readonly start: number; readonly end: number } | null {
  const match = /^bytes=(\d+)-(\d*)$/u.exec(header ?? '');
  if (match === null) return null;
  const start = Number(match[1]);
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start <= end ? { start, end } : null;
}

/**
 * Read at once: a file of the app is there in a millisecond. In turns with what main does during a start
 * it took six of them.
 */
function answerFile(path: string, root: string): Response {
  const file = normalize(join(root, path === '/' ? 'index.html' : path));
  if (!file.startsWith(root + sep)) return refuse(400);
  const type = MIME_TYPES[extname(file)];
  if (type === undefined) return refuse(404);
  const bytes = readNow(file);
  if (bytes === null) return refuse(404);
  return new Response(bytes, {
    headers: { ...PAGE_HEADERS, 'Content-Type': type },
  });
}

function readNow(file: string): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    return null;
  }
}

function decoded(path: string): string | null {
  try {
    const plain = decodeURIComponent(path);
    return plain.includes('\0') ? null : plain;
  } catch {
    return null;
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { ...PAGE_HEADERS } });
}
