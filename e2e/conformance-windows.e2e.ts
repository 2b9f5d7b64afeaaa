import { expect, test } from './fixtures/conformance.ts';
import { isStandIn } from './fixtures/launch.ts';

/** Electron's windows: shown, closed, refused. */

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
