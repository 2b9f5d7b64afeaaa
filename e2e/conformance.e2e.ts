import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test as plainTest, type ElectronApplication, type Page } from '@playwright/test';
import {
  executablePath,
  isStandIn,
  killApp,
  launch,
  makeDataDir,
  removeDataDir,
} from './fixtures/launch.ts';

/**
 * How Electron behaves, as far as Parley relies on it. The same specs run on Electron itself and on
 * the stand-in, so the stand-in cannot drift away from what it imitates.
 */
const APP = join(import.meta.dirname, 'fixtures', 'conformance-app');

type Api = {
  readonly denied: string[];
  readonly sandboxed: boolean;
  readonly nested: { readonly list: number[]; readonly made: object };
  invoke(name: string, ...args: unknown[]): Promise<unknown>;
  send(name: string, ...args: unknown[]): void;
  on(name: string, listener: (...args: unknown[]) => void): void;
  callBack(listener: (value: number) => number): number;
  later(value: unknown): Promise<unknown>;
  rejects(): Promise<unknown>;
  throws(): void;
};
type Seen = {
  order: string[];
  sent: unknown[][];
  navigations: string[];
  opened: string[];
  second: unknown[][];
  frame: object;
};
declare global {
  var api: Api;
  var complaint: string;
  var seen: Seen;
  var theWindow: Electron.BrowserWindow;
  var heard: unknown[][];
}

const test = plainTest.extend<{ dataDir: string; app: ElectronApplication; page: Page }>({
  dataDir: async ({}, use) => {
    const dataDir = await makeDataDir();
    await use(dataDir);
    await removeDataDir(dataDir);
  },
  app: async ({ dataDir }, use) => {
    const app = await launch({ app: APP, dataDir });
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    await expect(page.getByRole('heading', { name: 'One' })).toBeVisible();
    await use(page);
  },
});

const readSeen = async (app: ElectronApplication): Promise<Seen> => await app.evaluate(() => seen);

test.describe('start', () => {
  test('the entry runs to its end before ready', async ({ app, page }) => {
    await expect(page.getByRole('heading')).toBeVisible();
    expect((await readSeen(app)).order).toEqual(['entry', 'entry ends', 'ready']);
  });

  test('what must happen before ready is refused afterwards', async ({ app, page }) => {
    await expect(page.getByRole('heading')).toBeVisible();
    const refused = await app.evaluate(({ app: electronApp, protocol }) => {
      const tries = [
        () => electronApp.enableSandbox(),
        () => protocol.registerSchemesAsPrivileged([]),
        () => electronApp.setPath('userData', 'relative'),
        () => protocol.handle('app', () => new Response('')),
      ];
      return tries.map((attempt) => {
        try {
          attempt();
          return 'done';
        } catch {
          return 'refused';
        }
      });
    });
    expect(refused).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  test('the version is the one of package.json and the app is not packaged', async ({
    app,
    page,
  }) => {
    await expect(page.getByRole('heading')).toBeVisible();
    const told = await app.evaluate(({ app: electronApp }) => [
      electronApp.getVersion(),
      electronApp.isPackaged,
      electronApp.isReady(),
    ]);
    expect(told).toEqual(['1.2.3', false, true]);
  });

  test('a second process hands its message over and ends', async ({ app, page, dataDir }) => {
    await expect(page.getByRole('heading')).toBeVisible();
    const output = await new Promise<string>((resolve, reject) => {
      const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), APP];
      const env = { ...process.env, PARLEY_DATA: dataDir };
      execFile(executablePath, args, { env, timeout: 20_000 }, (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      );
    });
    expect(output).toContain('second');
    await expect
      .poll(async () => (await readSeen(app)).second)
      .toEqual([[true, { from: 'conformance' }]]);
  });

  test('the lock of a killed process is taken over', async ({ dataDir }) => {
    const first = await launch({ app: APP, dataDir });
    await first.firstWindow();
    await killApp(first);
    const second = await launch({ app: APP, dataDir });
    await expect((await second.firstWindow()).getByRole('heading')).toBeVisible();
    await second.close();
  });

  test('a module that awaits ready at its top level hangs, which the stand-in reports', async ({
    dataDir,
  }) => {
    test.skip(!isStandIn, 'Electron hangs without a word');
    const folder = join(dataDir, 'hanging');
    await mkdir(folder);
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'hanging', version: '1.0.0', type: 'module', main: 'main.js' }),
    );
    await writeFile(
      join(folder, 'main.js'),
      "import { app } from 'electron'; await app.whenReady();",
    );
    const code = await new Promise<unknown>((resolve) => {
      execFile(executablePath, [folder], { timeout: 20_000 }, (error, _out, stderr) =>
        resolve([error?.code, /top-level await/.test(stderr)]),
      );
    });
    expect(code).toEqual([70, true]);
  });
});

test.describe('page and policy', () => {
  test('a custom scheme is the address of the page for main, whatever the page sees', async ({
    app,
    page,
  }) => {
    await expect(page.getByRole('heading')).toBeVisible();
    expect(await app.evaluate(() => theWindow.webContents.getURL())).toBe('app://fixture/');
    await page.getByRole('link', { name: 'two' }).click();
    await expect(page.getByRole('heading', { name: 'Two' })).toBeVisible();
    expect(await app.evaluate(() => theWindow.webContents.getURL())).toBe('app://fixture/two');
  });

  test('answers of the scheme reach the page: 200, 404, and a failure for a rejection', async ({
    page,
  }) => {
    const statuses = await page.evaluate(
      async () =>
        await Promise.all(
          ['/two', '/missing', '/broken'].map(
            async (path) =>
              await fetch(path).then(
                ({ status }) => status,
                () => 'failed',
              ),
          ),
        ),
    );
    expect(statuses).toEqual([200, 404, 'failed']);
  });

  test('the policy in the header holds: no inline script, no markup from strings', async ({
    page,
  }) => {
    const outcome = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violations.push(effectiveDirective),
      );
      let thrown = '';
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
      } catch (error) {
        thrown = error instanceof Error ? error.name : '';
      }
      const image = new Image();
      image.src = 'https://example.org/x.png';
      await new Promise((resolve) => {
        image.addEventListener('error', resolve, { once: true });
      });
      return { thrown, violations };
    });
    expect(outcome).toEqual({
      thrown: 'TypeError',
      violations: ['require-trusted-types-for', 'img-src'],
    });
  });

  test('a navigation of the page can be refused; the page stays', async ({ app, page }) => {
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await expect
      .poll(async () => (await readSeen(app)).navigations)
      .toContain('https://example.org/');
    await expect(page.getByRole('heading', { name: 'One' })).toBeVisible();
    expect(await app.evaluate(() => theWindow.webContents.getURL())).toBe('app://fixture/');
  });

  test('loadURL of main asks nobody', async ({ app, page }) => {
    await app.evaluate(async () => {
      await theWindow.loadURL('app://fixture/two');
    });
    await expect(page.getByRole('heading', { name: 'Two' })).toBeVisible();
    expect((await readSeen(app)).navigations).toEqual([]);
  });

  test('window.open and target=_blank end in the window-open handler', async ({ app, page }) => {
    expect(await page.evaluate(() => window.open('https://example.org/opened') === null)).toBe(
      true,
    );
    await page.getByRole('link', { name: 'out' }).click();
    await expect
      .poll(async () => (await readSeen(app)).opened)
      .toEqual(['https://example.org/opened', 'https://example.org/x']);
    expect(app.windows()).toHaveLength(1);
  });
});

test.describe('bridge', () => {
  test('the sandbox gives the preload script nothing of Node', async ({ page }) => {
    expect(await page.evaluate(() => [api.denied, api.sandboxed])).toEqual([
      ['node:fs', 'node:child_process'],
      true,
    ]);
    const globals = await page.evaluate(() =>
      ['require', 'process', 'ipcRenderer', 'module'].filter((name) => name in globalThis),
    );
    expect(globals).toEqual([]);
  });

  test('what is exposed is frozen, without prototypes, and cannot replace what is there', async ({
    page,
  }) => {
    const found = await page.evaluate(() => ({
      frozen: [api, api.nested, api.nested.list].map((value) => Object.isFrozen(value)),
      made: [Object.keys(api.nested.made), 'inherited' in api.nested.made],
      complaint,
    }));
    expect(found).toEqual({
      frozen: [true, true, true],
      made: [['own'], false],
      complaint: 'Cannot bind an API on top of an existing property on the window object',
    });
  });

  test('functions, promises and errors cross in both directions', async ({ page }) => {
    const crossed = await page.evaluate(async () => ({
      called: api.callBack((value) => value * 2),
      later: await api.later({ deep: [1] }),
      rejected: await api.rejects().catch((error: unknown) => String(error)),
      thrown: (() => {
        try {
          api.throws();
          return '';
        } catch (error) {
          return error instanceof Error ? error.message : '';
        }
      })(),
    }));
    expect(crossed).toEqual({
      called: 41,
      later: { value: { deep: [1] } },
      rejected: 'Error: later no',
      thrown: 'no',
    });
  });

  test('values survive the way to main and back as structured clone carries them', async ({
    page,
  }) => {
    const same = await page.evaluate(async () => {
      const sent = [
        undefined,
        null,
        -0,
        Number.NaN,
        12n,
        'ü😀\u0000',
        new Date(5),
        [1, [2]],
        { nested: { deep: true } },
        new Map([['key', new Set([1])]]),
        new Uint8Array([0, 255, 7]),
        new Uint8Array([9, 8]).buffer,
      ];
      const answer = await api.invoke('echo', ...sent);
      const back: unknown[] = Array.isArray(answer) ? answer : [];
      const map = back[9];
      const inner: unknown = map instanceof Map ? map.get('key') : undefined;
      const bytes = back[10];
      const buffer = back[11];
      return {
        length: back.length,
        plain: [back[0] === undefined, back[1], Object.is(back[2], -0), Number.isNaN(back[3])],
        big: String(back[4]),
        text: back[5],
        date: back[6] instanceof Date ? back[6].getTime() : '',
        lists: [back[7], back[8]],
        inner: inner instanceof Set ? [...inner] : [],
        bytes: bytes instanceof Uint8Array ? [...bytes] : [],
        buffer: buffer instanceof ArrayBuffer ? [...new Uint8Array(buffer)] : [],
      };
    });
    expect(same).toEqual({
      length: 12,
      plain: [true, null, true, true],
      big: '12',
      text: 'ü😀\u0000',
      date: 5,
      lists: [[1, [2]], { nested: { deep: true } }],
      inner: [1],
      bytes: [0, 255, 7],
      buffer: [9, 8],
    });
  });

  test('what cannot be cloned is refused on both sides, and a thrown error is told by name', async ({
    page,
  }) => {
    const refused = await page.evaluate(async () => {
      // Injected with the function around it.
      // oxlint-disable-next-line unicorn/consistent-function-scoping
      const message = (error: unknown): string => (error instanceof Error ? error.message : '');
      return {
        symbol: await Promise.resolve()
          .then(async () => await api.invoke('echo', Symbol('x')))
          .catch(() => 'refused'),
        answer: await api.invoke('uncloneable').catch(message),
        fails: await api.invoke('fails').catch(message),
        nobody: await api.invoke('nobody').catch(message),
      };
    });
    expect(refused).toEqual({
      symbol: 'refused',
      answer: expect.stringContaining('could not be cloned'),
      fails: "Error invoking remote method 'fails': TypeError: no",
      nobody: expect.stringContaining("No handler registered for 'nobody'"),
    });
  });

  test('main sees who sends: the top frame and its address', async ({ app, page }) => {
    await page.evaluate(async () => await api.invoke('echo'));
    expect((await readSeen(app)).frame).toEqual({
      origin: 'app://fixture',
      url: 'app://fixture/',
      isTop: true,
    });
  });

  test('a message is heard by the contents first and then by ipcMain', async ({ app, page }) => {
    await page.evaluate(() => api.send('sent', 1, { two: 2 }));
    await expect
      .poll(async () => (await readSeen(app)).sent)
      .toEqual([
        ['window', 1, { two: 2 }],
        ['global', 1, { two: 2 }],
      ]);
  });

  test('messages of main arrive in order; a second handler and a dead window are errors', async ({
    app,
    page,
  }) => {
    await page.evaluate(() => {
      globalThis.heard = [];
      api.on('told', (...args) => heard.push(args));
    });
    await app.evaluate(() => {
      for (let count = 0; count < 50; count += 1) theWindow.webContents.send('told', count);
    });
    await expect
      .poll(async () => await page.evaluate(() => heard.flat()))
      .toEqual(Array.from({ length: 50 }, (_one, index) => index));
    const refused = await app.evaluate(() => {
      try {
        theWindow.webContents.ipc.handle('echo', () => 1);
        return 'taken';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    });
    expect(refused).toContain("second handler for 'echo'");
  });

  test('a fresh page has a fresh preload world', async ({ page }) => {
    await page.reload();
    await expect(page.getByRole('heading', { name: 'One' })).toBeVisible();
    expect(await page.evaluate(async () => await api.invoke('echo', 'again'))).toEqual(['again']);
  });
});

test.describe('windows', () => {
  test('a window is hidden until it is shown, and has the size that was asked for', async ({
    app,
    page,
  }) => {
    await expect(page.getByRole('heading')).toBeVisible();
    await expect.poll(async () => await app.evaluate(() => theWindow.isVisible())).toBe(true);
    const bounds = await app.evaluate(() => theWindow.getNormalBounds());
    expect([bounds.width, bounds.height]).toEqual([900, 700]);
  });

  test('a window can refuse to close; then quitting ends as well', async ({ app, page }) => {
    await expect(page.getByRole('heading')).toBeVisible();
    const log = await app.evaluate(({ app: electronApp }) => {
      const events: string[] = [];
      electronApp.on('before-quit', () => events.push('before-quit'));
      electronApp.on('will-quit', () => events.push('will-quit'));
      theWindow.once('close', (event) => {
        events.push('close');
        event.preventDefault();
      });
      electronApp.quit();
      return events;
    });
    expect(log).toEqual(['before-quit', 'close']);
    expect(await app.evaluate(() => theWindow.isDestroyed())).toBe(false);
  });

  test('an insecure window is refused', async ({ app, page }) => {
    test.skip(!isStandIn, 'Electron opens it');
    await expect(page.getByRole('heading')).toBeVisible();
    const refused = await app.evaluate(({ BrowserWindow }) =>
      [{ sandbox: false }, { contextIsolation: false }, { nodeIntegration: true }].map(
        (webPreferences) => {
          try {
            return String(new BrowserWindow({ webPreferences }).id);
          } catch {
            return 'refused';
          }
        },
      ),
    );
    expect(refused).toEqual(['refused', 'refused', 'refused']);
  });
});

test.describe('parts of the system', () => {
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
});

/** Processes whose command line names this data folder, which only this test uses. */
async function processesOf(dataDir: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map(async (id) => await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(dataDir) && !line.includes('conformance.e2e'));
}
