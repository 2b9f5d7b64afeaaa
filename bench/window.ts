import type { Page } from '@playwright/test';
import { launch, makeDataDir, removeDataDir } from '#e2e/fixtures/launch.ts';
import { benchOptions, figure, median, report, type Figure } from './harness.ts';
import { makeArchive } from './window/archive.ts';

/**
 * What a person feels in the window with a large archive: from a key to the next picture, as the
 * browser itself measures it (Event Timing), and from the start to the first row. Budgets are for two
 * cores. Source: https://www.w3.org/TR/event-timing/
 */
const options = benchOptions(process.argv.slice(2));
const size = options.size ?? (options.isQuick ? 5000 : 50_000);
const PRESSES = options.isQuick ? 40 : 200;
/** Below this the browser reports nothing: such a key counts as this fast. */
const FLOOR_MS = 16;
const PAUSE_MS = 60;

const dataDir = await makeDataDir();
try {
  await makeArchive(dataDir, size);
  const startedAt = performance.now();
  const app = await launch({ dataDir });
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('option').first().waitFor();
  const startMs = performance.now() - startedAt;
  await page.getByRole('option').first().click();
  await page.getByRole('article').first().waitFor();

  const figures: Figure[] = [
    figure(`start to first row, ${size} conversations`, [startMs, 'ms'], 4000),
    ...(await keys(page, 'j', 'next')),
    ...(await keys(page, 'e', 'done')),
    ...(await search(page)),
  ];
  await app.close();
  await report(figures, options);
} finally {
  await removeDataDir(dataDir);
}

/** Presses one key again and again; the durations of its events from the press to the paint. */
async function keys(page: Page, key: string, name: string): Promise<Figure[]> {
  await page.evaluate(
    ({ floor }) => {
      const durations: number[] = [];
      // Not in TypeScript's types yet: https://www.w3.org/TR/event-timing/#sec-modifications-perf-timeline
      const observed = { type: 'event', durationThreshold: floor };
      Reflect.set(window, 'keyDurations', durations);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if (entry.name === 'keydown') durations.push(entry.duration);
      }).observe(observed);
    },
    { floor: FLOOR_MS },
  );
  for (let press = 0; press < PRESSES; press++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PAUSE_MS);
  }
  await page.waitForTimeout(500);
  const slow = await page.evaluate(() => {
    const durations: unknown = Reflect.get(window, 'keyDurations');
    return Array.isArray(durations) ? durations.map(Number) : [];
  });
  const fast = Array.from({ length: Math.max(0, PRESSES - slow.length) }, () => FLOOR_MS);
  const all = [...slow, ...fast].toSorted((a, b) => a - b);
  const at = (share: number): number => all[Math.floor((all.length - 1) * share)] ?? 0;
  return [
    figure(`key ${key} (${name}) to picture, p50`, [median(all), 'ms']),
    figure(`key ${key} (${name}) to picture, p95`, [at(0.95), 'ms'], 50),
    figure(`key ${key} (${name}) to picture, p99`, [at(0.99), 'ms'], 100),
  ];
}

async function search(page: Page): Promise<Figure[]> {
  const field = page.getByRole('searchbox').or(page.getByPlaceholder('Search everything')).first();
  const times: number[] = [];
  for (const words of ['Question 4321', 'Question 77', 'autumn roast']) {
    await field.fill('');
    await page.waitForTimeout(400);
    const startedAt = performance.now();
    await field.fill(words);
    await page
      .getByRole('option')
      .filter({ hasText: words.startsWith('Question') ? `${words}:` : words })
      .first()
      .waitFor();
    times.push(performance.now() - startedAt);
  }
  return [figure('search words to first result', [median(times), 'ms'])];
}
