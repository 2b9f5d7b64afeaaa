import { createServer, type Server } from 'node:http';
import { expect, recordContacts, test } from './fixtures/app.ts';
import { expectSample } from './fixtures/walk.ts';

/** Nobody is told that a person reads: who is contacted is who was connected. */
type Site = { readonly origin: string; readonly host: string; asked: number; server: Server };
let feed: Site;
let stranger: Site;

async function serve(body: () => string): Promise<Site> {
  const server = createServer((_request, response) => {
    site.asked += 1;
    response.setHeader('content-type', 'application/rss+xml').end(body());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const host = `127.0.0.1:${address.port}`;
  const site: Site = { host, origin: `http://${host}`, asked: 0, server };
  return site;
}

test.beforeAll(async () => {
  stranger = await serve(() => '');
  const link = `${stranger.origin}/page`;
  const picture = `${stranger.origin}/counted.gif`;
  const words = `&lt;p&gt;Read &lt;a href="${link}"&gt;all&lt;/a&gt; &lt;img src="${picture}"&gt;&lt;/p&gt;`;
  feed = await serve(
    () =>
      `<rss version="2.0"><channel><title>Roaster’s blog</title><link>${link}</link><item><title>New beans</title><guid>1</guid><link>${link}</link><description>${words}</description></item></channel></rss>`,
  );
});
test.afterAll(() => {
  feed.server.close();
  stranger.server.close();
});

test('only the feed that was subscribed to is contacted, not what its entries point to', async ({
  app,
  page,
}) => {
  await expectSample(page);
  const contacts = await recordContacts(app, page);
  await page.getByRole('button', { name: 'Add your first account' }).click();
  await page
    .getByRole('textbox', { name: 'Address, handle or web site' })
    .fill(`${feed.origin}/feed`);
  await page.keyboard.press('Enter');
  const name = page.getByRole('textbox', { name: 'Name of the client' });
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true });
  await expect(signIn).toBeVisible();
  if (!(await name.isVisible())) await page.getByText('New client', { exact: true }).click();
  await name.fill('Bakery Rabe');
  await signIn.click();
  await expect(page.getByText('Connected. The first messages').first()).toBeAttached();
  await page.getByRole('button', { name: 'Columns' }).click();
  await expect(page.getByRole('article').filter({ hasText: 'New beans' })).toBeVisible();
  expect(await contacts()).toEqual({ main: [feed.host], page: [] });
  expect(feed.asked).toBeGreaterThan(0);
  expect(stranger.asked).toBe(0);
});
