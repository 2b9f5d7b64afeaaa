import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, isStandIn, leadHosts, recordOpened, setOnline, test } from './fixtures/app.ts';
import { expectSample, goByKeys, leaveFields } from './fixtures/walk.ts';
import { leaksBelow, secretsSeen } from './networks/kit/canary.ts';
import { APP, startYoutubeServer, type YoutubeServer } from './networks/youtube/server.ts';

/** A sign-in with an app of one's own whose end is near: from the first connection to the renewal. */
const DELIVERY = { timeout: 60_000 };
test.describe.configure({ timeout: 240_000 });

let server: YoutubeServer;
test.beforeEach(async () => {
  server = await startYoutubeServer({ refreshLifeS: 3 * 86_400 });
});
test.afterEach(async () => {
  await server.close();
});

/** The person agrees on the network's page, which sends the browser back to Parley. */
async function agree(opened: () => Promise<string[]>, count: number): Promise<void> {
  await expect.poll(async () => (await opened()).length).toBe(count);
  let next: string | null = (await opened()).at(-1) ?? '';
  while (next !== null) {
    const { origin, pathname, search }: URL = new URL(next);
    const here: string = (server.hosts[origin] ?? origin) + pathname + search;
    next = (await fetch(here, { redirect: 'manual' })).headers.get('location');
  }
}

async function connect(app: ElectronApplication, page: Page) {
  await leadHosts(app, server.hosts);
  const opened = await recordOpened(app);
  await expectSample(page);
  await page.getByRole('button', { name: 'Add your first account' }).click();
  await page.getByRole('button', { name: /^YouTube/u }).click();
  // The guide stands beside the fields: steps, what it costs, what is held back, how long it lasts.
  const guide = page.getByRole('region', { name: 'How to get there' });
  await expect(guide.getByRole('listitem')).toHaveCount(5);
  await expect(guide).toContainText('10,000 units a day');
  await page.getByRole('textbox', { name: 'Client ID of your app' }).fill(APP.clientId);
  await page.getByLabel('Client secret').fill(APP.clientSecret);
  const name = page.getByRole('textbox', { name: 'Name of the client' });
  if (!(await name.isVisible())) await page.getByText('New client', { exact: true }).click();
  await name.fill('Bakery Rabe');
  await page.getByRole('button', { name: 'Open the sign-in page' }).click();
  await agree(opened, 1);
  await expect(page.getByText('Bakery Rabe').first()).toBeVisible();
  return opened;
}

/** What comes in is told by the desktop; a click on that leads to it, wherever the person is. */
async function tellAndOpen(app: ElectronApplication, page: Page): Promise<void> {
  if (!isStandIn) return;
  server.write('And on Mondays?');
  await leaveFields(page);
  await page.keyboard.press('.');
  await goByKeys(page, 's');
  const clickOn = async (words: string): Promise<boolean> =>
    await app.evaluate((electron, wanted) => {
      const told: unknown = Reflect.get(Object(Reflect.get(electron, 'recorded')), 'notified');
      const notice: unknown = Array.isArray(told)
        ? told.find((one) => String(Reflect.get(Object(one), 'body')).includes(wanted))
        : undefined;
      if (notice === undefined) return false;
      Reflect.apply(Reflect.get(Object(notice), 'emit'), notice, ['click', {}]);
      return true;
    }, words);
  await expect.poll(async () => await clickOn('And on Mondays?'), DELIVERY).toBe(true);
  await expect(page.getByRole('log')).toContainText('And on Mondays?');
}

const saying = (words: string) => () =>
  server.comments.posts.all.filter(({ text }) => text.includes(words)).length;

test('a sign-in that ends is renewed in three clicks; what came in is told, what waited goes out once', async ({
  app,
  page,
  dataDir,
}) => {
  server.write('Do you roast on Sunday?');
  const opened = await connect(app, page);
  await goByKeys(page, 'i');
  const row = page.getByRole('option').filter({ hasText: 'Do you roast on Sunday?' });
  await expect(row).toBeVisible(DELIVERY);
  // Seen days ahead, in the inbox, with one thing to do about it.
  await expect(page.getByText(/The sign-in ends on/u).first()).toBeVisible();

  await row.click();
  await tellAndOpen(app, page);
  await row.click();
  await setOnline(app, false);
  await leaveFields(page);
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: /reply/iu })).toBeFocused();
  await page.keyboard.type('We do, from nine.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('contentinfo')).toContainText('1 reply queued');
  server.oauth.takeBack();
  await setOnline(app, true);
  await expect(page.getByText(/sign in again/iu).first()).toBeVisible(DELIVERY);
  expect(saying('We do, from nine.')()).toBe(0);

  let clicks = 0;
  const click = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).first().click();
    clicks += 1;
  };
  await goByKeys(page, 'i');
  await click('Sign in again');
  await click('Open the sign-in page');
  await agree(opened, 2);
  clicks += 1;
  expect(clicks).toBe(3);
  await expect.poll(saying('We do, from nine.'), DELIVERY).toBe(1);
  await expect(page.getByRole('contentinfo')).not.toContainText('queued');

  await app.close();
  const secrets = secretsSeen(server.seen);
  const { leaks } = await leaksBelow(dataDir, secrets);
  expect([leaks, secrets.size > 5]).toEqual([[], true]);
  expect((await readFile(join(dataDir, 'secrets.json'), 'utf8')).length).toBeGreaterThan(500);
  expect(saying('We do, from nine.')()).toBe(1);
});
