import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttp } from '#main/networks/http-door.ts';
import { samplePicture } from '#main/networks/sample/picture.ts';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { createMedia, type Media } from './media.ts';

const { bytes: PNG } = samplePicture();
/** The head of an MP4 and more than a picture may weigh. */
const FILM = Buffer.concat([
  Buffer.from('\0\0\0\u0018ftypisom', 'latin1'),
  Buffer.alloc(11_000_000),
]);
let dataDir = '';
let server: Server;
let origin = '';
let requests: { path: string; headers: object }[];
let ports: TestPorts;
let mayLoad: boolean;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-media-'));
  requests = [];
  mayLoad = true;
  server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', headers: request.headers });
    response.setHeader('set-cookie', 'spy=1');
    if (request.url === '/page.png') response.end('<html><script>alert(1)</script></html>');
    else if (request.url === '/film.mp4') response.end(FILM);
    else if (request.url === '/vector.svg')
      response
        .setHeader('content-type', 'image/png')
        .end('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
    else if (request.url === '/avatar.png') {
      response.write(PNG);
      response.end(Buffer.alloc(50_000_000));
    } else if (request.url === '/gone.png') response.writeHead(404).end();
    else response.setHeader('content-type', 'text/plain').end(PNG);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  origin = `http://127.0.0.1:${address.port}`;
  ports = createTestPorts(dataDir);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(dataDir, { recursive: true, force: true });
});

function open(trusted: readonly string[] = [new URL(origin).host]): Media {
  return createMedia({
    ...ports,
    http: createHttp(ports),
    mayLoad: () => mayLoad,
    trustedHosts: async () => await Promise.resolve(new Set(trusted)),
  });
}

describe('a picture', () => {
  test('is fetched once, by its bytes and without anything that tells who asks', async () => {
    const media = open();
    const path = media.pictureOf(`${origin}/a.png`);
    expect(path).toMatch(/^\/media\/[0-9a-f]{64}$/u);
    const [one, two] = await Promise.all([media.read(path), media.read(path)]);
    expect(one?.mimeType).toBe('image/png');
    expect(two?.bytes).toEqual(one?.bytes);
    await media.read(path);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers).not.toHaveProperty('cookie');
    expect(requests[0]?.headers).not.toHaveProperty('referer');
  });

  test('stays after a restart, also offline', async () => {
    const path = open().pictureOf(`${origin}/a.png`);
    const media = open();
    expect(await media.read(path)).toBe(null);
    media.pictureOf(`${origin}/a.png`);
    await media.read(path);
    ports.test.setOnline(false);
    const again = await open().read(path);
    expect(again !== null && Buffer.from(again.bytes).equals(Buffer.from(PNG))).toBe(true);
    expect(requests).toHaveLength(1);
  });

  test.each([['/page.png'], ['/vector.svg'], ['/gone.png']])(
    'that is none is not shown and not asked for again at once: %s',
    async (file) => {
      const media = open();
      const path = media.pictureOf(origin + file);
      expect(await media.read(path)).toBe(null);
      expect(await media.read(path)).toBe(null);
      expect(requests).toHaveLength(1);
    },
  );

  test('of fifty megabytes is given up early, and nothing of it is kept', async () => {
    const media = open();
    const path = media.pictureOf(`${origin}/avatar.png`);
    expect(await media.read(path)).toBe(null);
    expect(await media.read(path)).toBe(null);
    expect(requests).toHaveLength(1);
    const kept = await readdir(dataDir, { recursive: true, withFileTypes: true });
    expect(kept.filter((entry) => entry.isFile())).toEqual([]);
  });

  test('in a private network is fetched only where the person named the host', async () => {
    const media = open([]);
    expect(await media.read(media.pictureOf(`${origin}/a.png`))).toBe(null);
    expect(requests).toHaveLength(0);
  });

  test('is not fetched when the person wants no pictures', async () => {
    mayLoad = false;
    const media = open();
    expect(await media.read(media.pictureOf(`${origin}/a.png`))).toBe(null);
    expect(requests).toHaveLength(0);
  });

  test('path leads nowhere else', async () => {
    const media = open();
    for (const path of ['/media/../parley.sqlite', '/media/', '/media/x', '/etc/passwd', ''])
      expect(await media.read(path)).toBe(null);
  });
});

test('an attached file is kept once under the hash of its bytes, and can be read back', async () => {
  const media = open();
  const first = await media.keep(PNG, 'image/png');
  if (first === null) throw new Error('Refused');
  const { mediaId, picture } = first;
  expect(await media.keep(PNG, 'image/png')).toEqual({ mediaId, picture });
  expect(picture).toBe(`/media/${mediaId}`);
  expect(new Uint8Array(await media.readKept(mediaId))).toEqual(new Uint8Array(PNG));
  expect((await media.read(picture))?.mimeType).toBe('image/png');
  expect(await readdir(join(dataDir, 'media'))).toEqual([mediaId]);
  await expect(media.readKept('0'.repeat(64))).rejects.toThrow('gone');
});

test('an attached picture that is none, or another kind than it says, is refused', async () => {
  const media = open();
  const html = new TextEncoder().encode('<html></html>');
  expect(await media.keep(html, 'image/png')).toBe(null);
  expect(await media.keep(PNG, 'image/jpeg')).toBe(null);
  expect(await media.keep(html, 'application/pdf')).not.toBe(null);
});

describe('a film', () => {
  test('is told from a picture at the same address, and is what its bytes are', async () => {
    const media = open();
    const path = media.pictureOf(`${origin}/film.mp4`, 'play');
    expect(path).not.toBe(media.pictureOf(`${origin}/film.mp4`));
    const film = await media.read(path);
    expect(film?.mimeType).toBe('video/mp4');
    expect(film?.bytes.length).toBe(FILM.length);
    expect((await open().read(path))?.mimeType).toBe('video/mp4');
    expect(requests).toHaveLength(1);
  });

  test('that is a page is not played', async () => {
    const media = open();
    expect(await media.read(media.pictureOf(`${origin}/page.png`, 'play'))).toBe(null);
  });
});
