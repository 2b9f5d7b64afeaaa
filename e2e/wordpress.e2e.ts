import { chromium, type ElectronApplication, type Page } from '@playwright/test';
import { expect, recordOpened, test } from './fixtures/app.ts';
import { expectSample, goByKeys, leaveFields } from './fixtures/walk.ts';
import { isWordpressInstalled, startWordpress, type WordpressSite } from './servers/wordpress.ts';

/** A site's owner lets Parley in on the site's own page, and answers a comment: a real WordPress. */
const CHROMIUM = process.env['PARLEY_CHROMIUM'] ?? '/usr/bin/chromium';
const ARRIVAL = { timeout: 60_000 };

let site: WordpressSite;

test.skip(
  !isWordpressInstalled(),
  'SKIPPED: WordPress in the app (npm run servers -- wordpress install)',
);
test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await startWordpress();
});
test.afterAll(async () => {
  await site.stop();
});

/**
 * Logs in on the site and answers its question; the address of our scheme that the page then goes to.
 * No browser here opens it: the system would hand it to Parley.
 */
async function answerOnSite(address: string, button: string): Promise<string> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    const protocol = await page.context().newCDPSession(page);
    const handedOver = new Promise<string>((resolve) => {
      protocol.on('Page.frameRequestedNavigation', ({ url }) => {
        if (url.startsWith('parley://')) resolve(url);
      });
    });
    await protocol.send('Page.enable');
    await page.goto(address);
    await page.locator('#user_login').fill('berta');
    await page.locator('#user_pass').fill(site.users.berta.password);
    await page.locator('#wp-submit').click();
    await page.locator(button).click();
    return await handedOver;
  } finally {
    await browser.close();
  }
}

/** As the system does when an address of our scheme is opened. */
async function open(app: ElectronApplication, address: string): Promise<void> {
  await app.evaluate(({ app: electron }, url) => {
    electron.emit('open-url', { preventDefault: () => undefined }, url);
  }, address);
}

async function askSite(page: Page, client: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Address, handle or web site' }).fill(site.baseUrl);
  await page.keyboard.press('Enter');
  const go = page.getByRole('button', { name: 'Open the sign-in page' });
  const found = page.getByRole('button', { name: /WordPress/u });
  await expect(go.or(found).first()).toBeVisible();
  if (!(await go.isVisible())) await found.first().click();
  await expect(go).toBeVisible();
  const name = page.getByRole('textbox', { name: 'Name of the client' });
  if (!(await name.isVisible())) await page.getByText('New client', { exact: true }).click();
  await name.fill(client);
  await go.click();
}

test('the site is asked on its own page; a no leaves the question open, a yes brings its comments, and one is answered', async ({
  app,
  page,
}) => {
  const opened = await recordOpened(app);
  await expectSample(page);
  await page.getByRole('button', { name: 'Add your first account' }).click();
  await askSite(page, 'Bakery Rabe');
  await expect.poll(async () => (await opened()).length).toBe(1);
  await open(app, await answerOnSite((await opened()).at(-1) ?? '', '#reject'));
  await page.getByRole('button', { name: 'Open the sign-in page' }).click();
  await expect.poll(async () => (await opened()).length).toBe(2);
  await open(app, await answerOnSite((await opened()).at(-1) ?? '', '#approve'));
  await expect(page.getByText('Bakery Rabe').first()).toBeVisible();

  await site.comment('Do you deliver to the lake?');
  await goByKeys(page, 'i');
  const row = page.getByRole('option').filter({ hasText: 'Do you deliver to the lake?' });
  await expect(row).toBeVisible(ARRIVAL);
  await row.click();
  await leaveFields(page);
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: /reply/iu })).toBeFocused();
  await page.keyboard.type('We do, on Fridays.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect
    .poll(async () => JSON.stringify(await site.call('admin', 'comments')), ARRIVAL)
    .toContain('We do, on Fridays.');
});
