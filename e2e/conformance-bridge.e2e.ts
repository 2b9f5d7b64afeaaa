import { expect, readSeen, test } from './fixtures/conformance.ts';

/** Electron's bridge: what crosses between page, preload and main, and how. */

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
