import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APP, expect, readSeen, test } from './fixtures/conformance.ts';
import { executablePath, isStandIn, killApp, launch } from './fixtures/launch.ts';

/** Electron's start: the order of things, the lock, what comes too late. */

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
