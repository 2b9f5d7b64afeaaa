import { expect, readSeen, test } from './fixtures/conformance.ts';

/** Electron's page: its address, the answers of our scheme, the policy, where a link may lead. */

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
  expect(await page.evaluate(() => window.open('https://example.org/opened') === null)).toBe(true);
  await page.getByRole('link', { name: 'out' }).click();
  await expect
    .poll(async () => (await readSeen(app)).opened)
    .toEqual(['https://example.org/opened', 'https://example.org/x']);
  expect(app.windows()).toHaveLength(1);
});
