import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, isStandIn, recordOpened, setOnline, test } from './fixtures/app.ts';
import { executablePath } from './fixtures/launch.ts';
import { countRows, expectSample, goByKeys } from './fixtures/walk.ts';

/** The locks of the real main process and preload script, tried from inside the page. */
test('the page has one bridge with three functions and nothing of Electron or Node', async ({
  page,
}) => {
  const found = await page.evaluate(() => {
    const bridge: unknown = Reflect.get(window, 'parley');
    const isObject = typeof bridge === 'object' && bridge !== null;
    return {
      names: isObject ? Object.keys(bridge).toSorted() : [],
      isFrozen: Object.isFrozen(bridge),
      leaks: ['require', 'process', 'ipcRenderer', 'Buffer'].filter((name) => name in window),
    };
  });
  expect(found).toEqual({ names: ['onAsk', 'run', 'watch'], isFrozen: true, leaks: [] });
});

test('the policy comes with every answer, and what is missing is 404', async ({ page }) => {
  const answers = await page.evaluate(
    async () =>
      await Promise.all(
        [
          '/',
          '/nothing.js',
          '/media/nothing',
          '/%2e%2e/main/electron.cjs',
          '/..%2fmain%2felectron.cjs',
        ].map(async (path) => {
          const { status, headers } = await fetch(path);
          return [
            status,
            (headers.get('content-security-policy') ?? '').includes("object-src 'none'"),
            headers.get('x-content-type-options'),
          ];
        }),
      ),
  );
  expect(answers).toEqual([
    [200, true, 'nosniff'],
    [404, true, 'nosniff'],
    [404, true, 'nosniff'],
    [404, true, 'nosniff'],
    [400, true, 'nosniff'],
  ]);
});

test('script from a string, foreign pictures and foreign requests are blocked', async ({
  page,
}) => {
  const outcome = await page.evaluate(async () => {
    const blocked = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      blocked.add(effectiveDirective),
    );
    const tries = [
      () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>'),
      () => Reflect.apply(Reflect.get(window, 'eval'), window, ['1']),
      () => Reflect.get(window, 'trustedTypes').createPolicy('mine', {}),
    ];
    // A task of the page's own: what the DevTools protocol calls may evaluate strings.
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    const thrown = tries.filter((attempt) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    }).length;
    const image = new Image();
    image.src = 'https://example.org/x.png';
    const isFetched = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    Reflect.set(window, 'blocked', blocked);
    return { thrown, isFetched };
  });
  expect(outcome.thrown).toBe(3);
  expect(outcome.isFetched).toBe(false);
  const blocked = async (): Promise<unknown[]> =>
    await page.evaluate(() => {
      const found: unknown = Reflect.get(window, 'blocked');
      return found instanceof Set ? [...found] : [];
    });
  await expect
    .poll(blocked)
    .toEqual(
      expect.arrayContaining([
        'require-trusted-types-for',
        'trusted-types',
        'connect-src',
        'img-src',
      ]),
    );
});

test('the window stays with Parley; only web and mail links reach the desktop', async ({
  app,
  page,
}) => {
  const opened = await recordOpened(app);
  await page.evaluate(() => {
    location.href = 'https://example.org/away';
  });
  await page.evaluate(() => {
    for (const address of [
      'https://example.org/one',
      'mailto:a@example.org',
      'file:///etc/passwd',
      'https://user:word@example.org/',
      'smb://example.org/share',
      'app://parley/',
    ])
      window.open(address);
  });
  await expect.poll(opened).toEqual(['https://example.org/one', 'mailto:a@example.org']);
  await expect(page.locator('main').first()).toBeVisible();
  const url = await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL());
  expect(url).toMatch(/^app:\/\/parley\//);
});

test('the door runs commands, refuses other names and what is not plain', async ({ page }) => {
  const outcome = await page.evaluate(async () => {
    const bridge: unknown = Reflect.get(window, 'parley');
    const run = async (name: string, args: unknown): Promise<string> => {
      const call: unknown = Reflect.get(Object(bridge), 'run');
      if (typeof call !== 'function') return 'no bridge';
      const answer: unknown = await Promise.resolve(
        Reflect.apply(call, bridge, [name, args]),
      ).catch(() => 'refused');
      return typeof answer === 'string' ? answer : JSON.stringify(answer);
    };
    return {
      good: await run('label.create', { workspaceId: 'none', name: 'x', color: '#112233' }),
      unknownName: await run('no.such', {}),
      inherited: await run('toString', {}),
      badName: await run('../x', {}),
      map: await run('undo.last', new Map()),
      huge: await run('undo.last', { workspaceId: 'x'.repeat(27_000_000) }),
    };
  });
  expect(outcome.good).toContain('"ok":false');
  expect(outcome.unknownName).toContain('"ok":false');
  expect(outcome.inherited).toContain('"ok":false');
  expect([outcome.badName, outcome.map, outcome.huge]).toEqual(['refused', 'refused', 'refused']);
});

test('nothing but copying and full screen is granted', async ({ app, page }) => {
  await expect(page.locator('main').first()).toBeVisible();
  const granted = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications'] as const;
    const asked = names.map(async (name) => (await navigator.permissions.query({ name })).state);
    return await Promise.all(asked);
  });
  expect(granted).not.toContain('granted');
  expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(
    false,
  );
});

test('the menu speaks the language of the system', async ({ start }) => {
  const labels = async (locale: 'en-GB' | 'de-DE'): Promise<string[]> => {
    const { app } = await start({ locale });
    const found = await app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label),
    );
    await app.close();
    return found;
  };
  expect(await labels('en-GB')).toEqual(expect.arrayContaining(['File', 'Edit', 'Help']));
  expect(await labels('de-DE')).toEqual(expect.arrayContaining(['Datei', 'Bearbeiten', 'Hilfe']));
});

test('the icon beside the clock says how much is open, and goes when it is not wanted', async ({
  app,
  page,
}) => {
  test.skip(!isStandIn, 'Electron does not tell what its tray shows');
  await expectSample(page);
  const shown = async (): Promise<string[]> =>
    await app.evaluate((electron) => {
      const trays: unknown = Reflect.get(Object(Reflect.get(electron, 'recorded')), 'trays');
      return (Array.isArray(trays) ? trays.map((one) => Object(one)) : [])
        .filter((tray) => Reflect.apply(Reflect.get(tray, 'isDestroyed'), tray, []) === false)
        .map((tray) => String(Reflect.get(tray, 'toolTip')));
    });
  const open = await countRows(page.getByRole('option'));
  await expect.poll(shown).toEqual([`Parley · ${open} open`]);
  await goByKeys(page, 's');
  await page.getByRole('switch', { name: 'Icon beside the clock' }).press('Space');
  await expect.poll(shown).toEqual([]);
});

test('online and offline reach the page through main', async ({ app, page }) => {
  const states = await page.evaluateHandle(() => {
    const seen: unknown[] = [];
    const bridge: unknown = Reflect.get(window, 'parley');
    const watch: unknown = Reflect.get(Object(bridge), 'watch');
    const note = (update: unknown): void => {
      // Updates come as JSON.
      const told: unknown = JSON.parse(String(update));
      const rest: unknown = Reflect.get(Object(told), 'rest');
      const isOnline: unknown = Reflect.get(Object(rest), 'isOnline');
      if (typeof isOnline === 'boolean' && seen.at(-1) !== isOnline) seen.push(isOnline);
    };
    if (typeof watch === 'function') Reflect.apply(watch, bridge, ['app', {}, note]);
    return seen;
  });
  const read = async (): Promise<unknown[]> => await states.evaluate((seen) => [...seen]);
  await setOnline(app, true);
  await expect.poll(async () => (await read()).at(-1)).toBe(true);
  await setOnline(app, false);
  await expect.poll(async () => (await read()).at(-1)).toBe(false);
});

test('a second start ends at once and shows the first window', async ({ start, dataDir }) => {
  const { app } = await start();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const code = await new Promise<number>((resolve) => {
    const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.'];
    const env = { ...process.env, PARLEY_DATA: dataDir };
    execFile(executablePath, args, { env, timeout: 20_000 }, (error) =>
      resolve(error === null ? 0 : 1),
    );
  });
  expect(code).toBe(0);
  await expect
    .poll(
      async () =>
        await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
    )
    .toBe(false);
});

test('the window comes back where it was; data is for this user only', async ({
  start,
  dataDir,
}) => {
  const first = await start();
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 1011, height: 777 }),
  );
  await first.app.close();
  const second = await start();
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(bounds).toMatchObject({ width: 1011, height: 777 });
  if (process.platform === 'win32') return;
  expect(((await stat(dataDir)).mode & 0o777).toString(8)).toBe('700');
});

test('the log holds events and codes', async ({ app, dataDir, page }) => {
  await expect(page.locator('main').first()).toBeVisible();
  await app.close();
  const lines = (await readFile(join(dataDir, 'logs', 'parley.log'), 'utf8')).trim().split('\n');
  const events = lines.map((line): unknown => Reflect.get(Object(JSON.parse(line)), 'event'));
  expect(events.length).toBeGreaterThan(0);
  expect(events.every((event) => typeof event === 'string')).toBe(true);
});

test.describe('a page that died', () => {
  test('is offered to be loaded again, and comes back', async ({ app, page }) => {
    await app.evaluate(({ BrowserWindow, dialog }) => {
      // The person presses "Load again".
      dialog.showMessageBox = async () =>
        await Promise.resolve({ response: 0, checkboxChecked: false });
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    await expect(page.locator('main').first()).toBeVisible();
  });
});

test('nothing breaks the policy when the window opens', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.reload();
  await expect(page.getByRole('option').first()).toBeVisible();
  // The one style element that is allowed by its content comes with the first thing to press: a
  // blocked one has no sheet.
  await expect
    .poll(
      async () =>
        await page.evaluate(() =>
          [...document.querySelectorAll('style')].map(
            ({ sheet }) => (sheet?.cssRules.length ?? 0) > 0,
          ),
        ),
    )
    .toEqual([true]);
  expect(errors).toEqual([]);
});
