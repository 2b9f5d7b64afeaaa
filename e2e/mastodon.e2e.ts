import { chromium, type ElectronApplication, type Page } from '@playwright/test';
import { expect, killApp, recordContacts, recordOpened, setOnline, test } from './fixtures/app.ts';
import { readRows, runCommand } from './fixtures/bridge.ts';
import { expectSample, goByKeys, leaveFields } from './fixtures/walk.ts';
import { isSnacInstalled, startSnac, type SnacServer, type SnacUser } from './servers/snac.ts';

/**
 * What a community manager does on the first day, against a real server of the Mastodon API: connect
 * an account in the browser, read what somebody wrote, answer by keyboard, also offline.
 */
const CHROMIUM = process.env['PARLEY_CHROMIUM'] ?? '/usr/bin/chromium';
/** The server delivers every few seconds, even to itself; Parley looks every 30 s. */
const DELIVERY = { timeout: 90_000 };

let snac: SnacServer;
let alice: SnacUser;
let bob: SnacUser;

test.skip(!isSnacInstalled(), 'SKIPPED: Mastodon against snac2 (npm run servers -- snac install)');
test.describe.configure({ mode: 'serial', timeout: 240_000 });

test.beforeAll(async () => {
  snac = await startSnac();
  [alice, bob] = await Promise.all([snac.signIn('alice'), snac.signIn('bob')]);
});
test.afterAll(async () => {
  await snac.stop();
});

/** Signs in on the server's own page, as a person does in the browser, and comes back. */
async function signInInBrowser(address: string, user: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.locator('input[name="login"]').fill(user);
    await page.locator('input[name="passwd"]').fill(snac.passwords[user] ?? '');
    await page.locator('input[type="submit"]').click();
    await expect(page.locator('body')).toContainText('Parley');
  } finally {
    await browser.close();
  }
}

/** From the sample client to the first account of a client of one's own. */
async function connect(app: ElectronApplication, page: Page, client: string): Promise<void> {
  const opened = await recordOpened(app);
  await expectSample(page);
  await page.getByRole('button', { name: 'Add your first account' }).click();
  await page.getByRole('textbox', { name: 'Address, handle or web site' }).fill(snac.baseUrl);
  await page.keyboard.press('Enter');
  const name = page.getByRole('textbox', { name: 'Name of the client' });
  await expect(page.getByRole('button', { name: 'Open the sign-in page' })).toBeVisible();
  if (!(await name.isVisible())) await page.getByText('New client', { exact: true }).click();
  await name.fill(client);
  await page.getByRole('button', { name: 'Open the sign-in page' }).click();
  await expect.poll(async () => (await opened()).length).toBe(1);
  const [address = ''] = await opened();
  await signInInBrowser(address, 'alice');
  await expect(page.getByText(client).first()).toBeVisible();
}

async function openMessage(page: Page, words: string): Promise<void> {
  await goByKeys(page, 'i');
  const row = page.getByRole('option').filter({ hasText: words });
  await expect(row).toBeVisible(DELIVERY);
  await row.click();
  await expect(page.getByRole('article').filter({ hasText: words }).first()).toBeVisible();
}

/** By keyboard alone: reply, the words, send and done. */
async function answer(page: Page, words: string): Promise<void> {
  await leaveFields(page);
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: /reply/iu })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('ControlOrMeta+Enter');
}

const postsWith = (words: string) => async () =>
  (await alice.posts()).filter(({ content }) => content.includes(words)).length;

test('an account is connected in the browser; what somebody wrote is answered by keyboard, and the answer stands on the server', async ({
  app,
  page,
}) => {
  const contacts = await recordContacts(app, page);
  await connect(app, page, 'Bakery Rabe');
  const question = await bob.post('@alice When do you open on Sunday?');
  await openMessage(page, 'When do you open on Sunday?');
  await answer(page, 'At nine, with fresh rolls.');
  await expect.poll(postsWith('At nine, with fresh rolls.'), DELIVERY).toBe(1);
  const sent = (await alice.posts()).find(({ content }) => content.includes('At nine'));
  expect(sent?.in_reply_to_id).toBe(question.id);
  expect(await contacts()).toEqual({ main: [new URL(snac.baseUrl).host], page: [] });
});

/** Client, account and when it was last asked. */
async function readAlice(page: Page): Promise<readonly string[]> {
  const fields = ['workspaceId', 'id', 'lastSyncAt', 'serverUrl'];
  const accounts = await readRows(page, { view: 'accounts', args: { workspaceId: null }, fields });
  return accounts.find(([, , , serverUrl]) => serverUrl === new URL(snac.baseUrl).origin) ?? [];
}

test('a reply written offline survives a killed app and is sent once when the net is back', async ({
  start,
}) => {
  const first = await start();
  await connect(first.app, first.page, 'Bakery Rabe');
  await bob.post('@alice Is the rye bread back?');
  await openMessage(first.page, 'Is the rye bread back?');
  await setOnline(first.app, false);
  await answer(first.page, 'It is, since this morning.');
  await expect(first.page.getByRole('contentinfo')).toContainText('1 reply queued');
  await killApp(first.app);

  const second = await start();
  await setOnline(second.app, true);
  await expect.poll(postsWith('since this morning'), DELIVERY).toBe(1);
  await expect(second.page.getByRole('contentinfo')).not.toContainText('queued');
  // Everything is asked for once more: a second answer would be there by then.
  const [workspaceId, accountId, before] = await readAlice(second.page);
  await runCommand(second.page, 'account.sync', { workspaceId, accountId });
  const syncedAt = async (): Promise<number> => Number((await readAlice(second.page))[2]);
  await expect.poll(syncedAt, DELIVERY).toBeGreaterThan(Number(before));
  expect(await postsWith('since this morning')()).toBe(1);
});

test('what is half written under one client is still there after a look at another', async ({
  app,
  page,
}) => {
  await connect(app, page, 'Bakery Rabe');
  await bob.post('@alice Do you deliver?');
  await openMessage(page, 'Do you deliver?');
  await leaveFields(page);
  await page.keyboard.press('r');
  await page.keyboard.type('We do, in the ');
  await leaveFields(page);
  await page.keyboard.press('ControlOrMeta+1');
  await expect(page.getByRole('option').filter({ hasText: 'Do you deliver?' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+2');
  await openMessage(page, 'Do you deliver?');
  await expect(page.getByRole('textbox', { name: /reply/iu })).toHaveText(/We do, in the/u);
});
