import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerApp, type AppFiles } from './app-answer.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<h1>Parley</h1>');
  writeFileSync(join(folder, 'page', 'assets', 'main.js'), 'start();');
  writeFileSync(join(folder, 'page', 'assets', 'main.js.map'), '{}');
  writeFileSync(join(folder, 'secret.json'), '{"token":1}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const picture = { bytes: Uint8Array.from([1, 2]), mimeType: 'image/png' };
const files = (media: AppFiles['media']): AppFiles => ({ root: join(folder, 'page'), media });
const none = async (): Promise<null> => await Promise.resolve(null);
const ask = async (address: string, init: RequestInit = {}): Promise<Response> =>
  await answerApp(new Request(address, init), files(none));

test('the page and its files are served with the policy and without sniffing', async () => {
  const page = await ask('app://parley/');
  expect([page.status, await page.text()]).toEqual([200, '<h1>Parley</h1>']);
  expect(page.headers.get('content-security-policy')).toContain(
    "require-trusted-types-for 'script'",
  );
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const script = await ask('app://parley/assets/main.js?v=1');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  ['app://parley/missing.js', 404],
  ['app://parley/assets/main.js.map', 404],
  ['app://parley/assets', 404],
  ['app://other/index.html', 404],
  ['app://parley/..%2fsecret.json', 400],
  ['app://parley/%2e%2e%2f%2e%2e%2fetc/passwd.json', 400],
  ['app://parley/%00index.html', 400],
  ['app://parley/%zz', 400],
])('%s is answered with %i and nothing else', async (address, status) => {
  const answer = await ask(address);
  expect([answer.status, await answer.text()]).toEqual([status, '']);
});

test('only reading is possible', async () => {
  expect((await ask('app://parley/', { method: 'POST' })).status).toBe(405);
});

test('pictures come from the engine, sandboxed; what may carry script does not', async () => {
  const request = new Request('app://parley/media/key');
  const good = await answerApp(
    request,
    files(async () => await Promise.resolve(picture)),
  );
  expect(good.headers.get('content-type')).toBe('image/png');
  expect(good.headers.get('content-security-policy')).toContain('sandbox');
  expect(new Uint8Array(await good.arrayBuffer())).toEqual(picture.bytes);
  for (const mimeType of ['image/svg+xml', 'text/html', 'image/png; x=1', '']) {
    const other = async () => await Promise.resolve({ ...picture, mimeType });
    expect((await answerApp(request, files(other))).status).toBe(404);
  }
});

test('a player may ask for a stretch, so that one can seek', async () => {
  const film = { bytes: new Uint8Array([0, 1, 2, 3, 4]), mimeType: 'video/mp4' };
  const read = async (range: string): Promise<readonly [number, string | null, number[]]> => {
    const answer = await answerApp(
      new Request('app://parley/media/key', { headers: { range } }),
      files(async () => await Promise.resolve(film)),
    );
    const bytes = [...new Uint8Array(await answer.arrayBuffer())];
    return [answer.status, answer.headers.get('content-range'), bytes];
  };
  expect(await read('bytes=1-2')).toEqual([206, 'bytes 1-2/5', [1, 2]]);
  expect(await read('bytes=3-')).toEqual([206, 'bytes 3-4/5', [3, 4]]);
  expect(await read('bytes=0-99')).toEqual([206, 'bytes 0-4/5', [0, 1, 2, 3, 4]]);
  for (const range of ['bytes=9-', 'bytes=2-1', 'bytes=-2', 'lines=1-2'])
    expect((await read(range))[0]).toBe(200);
});

const broken = async () => await Promise.reject(new Error('disk'));
test('a picture that fails is missing', async () => {
  expect((await answerApp(new Request('app://parley/media/key'), files(broken))).status).toBe(404);
});
