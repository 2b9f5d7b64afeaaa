import { launch, makeDataDir, removeDataDir } from '#e2e/fixtures/launch.ts';
import { recordOpened } from '#e2e/fixtures/app.ts';
import { startMastodonServer } from '#main/networks/mastodon/test-server.ts';
import { figure, type Figure } from '#bench/harness.ts';
import type { Page } from '@playwright/test';

/** So long does the browser call a task long: https://www.w3.org/TR/longtasks-1/ */
const LONG_MS = 50;
/** What lies in the past is fetched politely: 40 messages every two seconds. */
const PATIENCE_MS = 900_000;

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

/**
 * An account with `count` mentions is connected as a person does it; the window watches its own long
 * tasks until all of them are there.
 */
export async function arrivalFigures(count: number): Promise<readonly Figure[]> {
  const server = await startMastodonServer();
  const dataDir = await makeDataDir();
  try {
    for (let index = 0; index < count; index++) server.write(`Mention ${index}: are you open?`);
    const app = await launch({ dataDir });
    const page = await app.firstWindow();
    // The sample client is there: from now on nothing jumps away under the hands.
    await page.getByRole('option').first().waitFor();
    const opened = await recordOpened(app);
    await page.getByRole('button', { name: 'Add your first account' }).click();
    await page.getByRole('textbox', { name: 'Address, handle or web site' }).fill(server.origin);
    await page.keyboard.press('Enter');
    const signIn = page.getByRole('button', { name: 'Open the sign-in page' });
    await signIn.waitFor();
    const name = page.getByRole('textbox', { name: 'Name of the client' });
    if (!(await name.isVisible())) await page.getByText('New client', { exact: true }).click();
    await name.fill('Arrivals');
    await signIn.click();
    let address: string | undefined;
    while (address === undefined) {
      await page.waitForTimeout(50);
      [address] = await opened();
    }
    await fetch(server.authorize(address));
    await page.getByText('Arrivals').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.getByRole('option').first().waitFor();
    await watchLongTasks(page);
    const startedAt = performance.now();
    const arrived = async (): Promise<number> =>
      Number(await page.getByRole('option').first().getAttribute('aria-setsize'));
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
    await server.close();
    await removeDataDir(dataDir);
  }
}
