import { launch, makeDataDir, removeDataDir } from '#e2e/fixtures/launch.ts';
import { recordOpened } from '#e2e/fixtures/app.ts';
import { startMastodonServer, type MastodonServer } from '#main/networks/mastodon/test-server.ts';
import { figure, type Figure } from '#bench/harness.ts';
import type { Page } from '@playwright/test';
import { countOf } from './deeds.ts';

/** So long does the browser call a task long: https://www.w3.org/TR/longtasks-1/ */
const LONG_MS = 50;
const SERVERS = 8;
const PATIENCE_MS = 300_000;

type Opened = Awaited<ReturnType<typeof recordOpened>>;

async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(window, 'longTasks', tasks);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
}

async function longTasks(page: Page): Promise<readonly number[]> {
  return await page.evaluate(() => {
    const tasks: unknown = Reflect.get(window, 'longTasks');
    return Array.isArray(tasks) ? tasks.map(Number) : [];
  });
}

/** Signs in to the server as a person does, for the client "Arrivals". */
async function connect(page: Page, server: MastodonServer, opened: Opened): Promise<void> {
  const before = (await opened()).length;
  await page
    .getByRole('button', { name: /^Add (your first|an) account/u })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Address, handle or web site' }).fill(server.origin);
  await page.keyboard.press('Enter');
  const signIn = page.getByRole('button', { name: 'Open the sign-in page' });
  await signIn.waitFor();
  const name = page.getByRole('textbox', { name: 'Name of the client' });
  // From the second account on the only client is chosen already.
  if (await name.isVisible()) await name.fill('Arrivals');
  await signIn.click();
  let address: string | undefined;
  while (address === undefined) {
    await page.waitForTimeout(50);
    address = (await opened())[before];
  }
  await fetch(server.authorize(address));
  await signIn.waitFor({ state: 'detached' });
}

/**
 * Accounts on several servers, because each server is asked politely: 75 times in five minutes. All of
 * them get their share of `count` mentions at once; the window watches its own long tasks until the last
 * one is there.
 */
export async function arrivalFigures(count: number): Promise<readonly Figure[]> {
  const servers = await Promise.all(Array.from({ length: SERVERS }, startMastodonServer));
  const dataDir = await makeDataDir();
  try {
    const app = await launch({ dataDir });
    const page = await app.firstWindow();
    // The sample client is there: from now on nothing jumps away under the hands.
    await page.getByRole('option').first().waitFor();
    const opened = await recordOpened(app);
    for (const server of servers) {
      server.write('The first mention: are you open?');
      await connect(page, server, opened);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    // By its attribute: to look for a role reads the styles of the whole page, a long task of our own.
    const arrived = async (): Promise<number> => (await countOf(page)) - SERVERS;
    while ((await arrived()) < 0) await page.waitForTimeout(200);
    await watchLongTasks(page);
    for (let index = 0; index < count; index++)
      servers[index % SERVERS]?.write(`Mention ${index}: are you open?`);
    const startedAt = performance.now();
    while ((await arrived()) < count && performance.now() - startedAt < PATIENCE_MS)
      await page.waitForTimeout(200);
    const seconds = (performance.now() - startedAt) / 1000;
    const tasks = await longTasks(page);
    const there = await arrived();
    await app.close();
    return [
      figure(`of ${count} messages did not arrive`, [count - there, ''], 0),
      figure('time until all had arrived', [seconds, 's']),
      figure(
        'long tasks of the window meanwhile',
        [tasks.filter((ms) => ms > LONG_MS).length, ''],
        0,
      ),
      figure('longest task of the window', [Math.max(0, ...tasks), 'ms']),
    ];
  } finally {
    await Promise.all(servers.map(async (server) => await server.close()));
    await removeDataDir(dataDir);
  }
}
