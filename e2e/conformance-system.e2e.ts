import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { APP, expect, test } from './fixtures/conformance.ts';
import { killApp, launch } from './fixtures/launch.ts';

/** What of the system Electron hands on: keychain, network, menu, tray, processes. */

test('safeStorage opens after a restart what it sealed before', async ({ dataDir }) => {
  const seal = await launch({ app: APP, dataDir });
  await seal.firstWindow();
  const sealed = await seal.evaluate(async ({ safeStorage }) => {
    safeStorage.setUsePlainTextEncryption(true);
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return '';
    return (await safeStorage.encryptStringAsync('geheim ü')).toString('base64');
  });
  await seal.close();
  expect(Buffer.from(sealed, 'base64').toString()).not.toContain('geheim');
  const open = await launch({ app: APP, dataDir });
  await open.firstWindow();
  const opened = await open.evaluate(async ({ safeStorage }, text) => {
    safeStorage.setUsePlainTextEncryption(true);
    const whole = await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'));
    const broken = await safeStorage
      .decryptStringAsync(Buffer.from('bm90IHNlYWxlZCBhdCBhbGwgYnkgYW55b25l', 'base64'))
      .then(() => 'opened')
      .catch(() => 'refused');
    return [whole.result, broken];
  }, sealed);
  await open.close();
  expect(opened).toEqual(['geheim ü', 'refused']);
});

test('net.request shows a redirect and net.fetch cancels it', async ({ app, page }) => {
  await expect(page.getByRole('heading')).toBeVisible();
  const server = createServer((request, response) => {
    if (request.url === '/from') response.writeHead(302, { location: '/to', 'x-kept': 'yes' });
    else response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(request.url);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const outcome = await app.evaluate(async ({ net }, base) => {
    const shown = await new Promise((resolve) => {
      const request = net.request({ url: `${base}/from`, redirect: 'manual' });
      request.on('redirect', (...[status, , location, headers]) => {
        resolve([status, location.endsWith('/to'), headers['x-kept']]);
        request.abort();
      });
      request.on('error', () => {});
      request.end();
    });
    const canceled = await net
      .fetch(`${base}/from`, { redirect: 'manual' })
      .then(() => 'answered')
      .catch((error: unknown) => (error instanceof Error ? error.message : ''));
    const followed = await (await net.fetch(`${base}/from`)).text();
    const refused = await net
      .fetch('http://127.0.0.1:1/')
      .catch((error: unknown) => (error instanceof Error ? error.message : ''));
    return { shown, canceled, followed, refused };
  }, `http://127.0.0.1:${port}`);
  server.close();
  expect(outcome).toEqual({
    shown: [302, true, expect.anything()],
    canceled: 'Redirect was cancelled',
    followed: '/to',
    refused: expect.stringMatching(/^net::ERR_/),
  });
});

test('a menu needs labels or roles and keeps what it was made of', async ({ app, page }) => {
  await expect(page.getByRole('heading')).toBeVisible();
  const menu = await app.evaluate(({ Menu }) => {
    let isRefused = false;
    try {
      Menu.buildFromTemplate([{}]);
    } catch {
      isRefused = true;
    }
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        { label: 'Edit', submenu: [{ role: 'copy', label: 'Kopieren' }, { type: 'separator' }] },
      ]),
    );
    const items = Menu.getApplicationMenu()?.items[0]?.submenu?.items ?? [];
    return { isRefused, items: items.map(({ label, role, type }) => [label, role, type]) };
  });
  expect(menu.isRefused).toBe(true);
  expect(menu.items[0]?.slice(0, 2)).toEqual(['Kopieren', 'copy']);
  expect(menu.items[1]?.[2]).toBe('separator');
});

test('a tray needs an image, nothing can be asked of a destroyed one, and a window takes an overlay with its words', async ({
  app,
  page,
}) => {
  await expect(page.getByRole('heading', { name: 'One' })).toBeVisible();
  const said = await app.evaluate(({ BrowserWindow, Tray, nativeImage }) => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in main
    const nameOf = (run: () => void): string => {
      try {
        run();
        return 'fine';
      } catch (error) {
        return error instanceof Error ? error.name : 'unknown';
      }
    };
    const size = { width: 16, height: 16 };
    const tray = new Tray(nativeImage.createFromBitmap(Buffer.alloc(16 * 16 * 4), size));
    const first = nameOf(() => tray.setToolTip('One'));
    const before = tray.isDestroyed();
    tray.destroy();
    const [window] = BrowserWindow.getAllWindows();
    const overlay = (given: readonly unknown[]) => (): unknown =>
      Reflect.apply(Reflect.get(Object(window), 'setOverlayIcon'), window, given);
    return [
      nameOf(overlay([nativeImage.createFromBitmap(Buffer.alloc(16 * 16 * 4), size), '3 open'])),
      nameOf(overlay([null, ''])),
      nameOf(overlay([null])),
      first,
      before,
      tray.isDestroyed(),
      nameOf(() => tray.setToolTip('Two')),
      nameOf(() => void Reflect.construct(Tray, [])),
    ];
  });
  const overlays = ['fine', 'fine', 'TypeError'];
  expect(said).toEqual([...overlays, 'fine', false, true, 'TypeError', 'TypeError']);
});

test('nothing is left behind when the main process is killed', async ({ dataDir }) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const app = await launch({ app: APP, dataDir });
  await app.firstWindow();
  expect(await processesOf(dataDir)).not.toEqual([]);
  await killApp(app);
  await expect.poll(async () => await processesOf(dataDir), { timeout: 15_000 }).toEqual([]);
});

/** Processes whose command line names this data folder, which only this test uses. */
async function processesOf(dataDir: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map(async (id) => await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(dataDir) && !line.includes('conformance-system.e2e'));
}
