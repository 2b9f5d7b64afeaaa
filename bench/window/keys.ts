import type { Page } from '@playwright/test';
import { figure, median, type Figure } from '#bench/harness.ts';

/**
 * From a key to the picture that follows, as the browser itself measures it (Event Timing):
 * https://www.w3.org/TR/event-timing/
 */

/** Below this the browser reports nothing: such a key counts as this fast. */
const FLOOR_MS = 16;
const PAUSE_MS = 60;

export type Pressed = { readonly name: string; readonly keys: readonly string[] };

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

async function observe(page: Page): Promise<void> {
  await page.evaluate((floor) => {
    const durations: number[] = [];
    // Not in TypeScript's types yet: https://www.w3.org/TR/event-timing/#sec-modifications-perf-timeline
    const wanted = { type: 'event', durationThreshold: floor };
    Reflect.set(window, 'keyDurations', durations);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.name === 'keydown') durations.push(entry.duration);
    }).observe(wanted);
  }, FLOOR_MS);
}

async function observed(page: Page): Promise<readonly number[]> {
  return await page.evaluate(() => {
    const durations: unknown = Reflect.get(window, 'keyDurations');
    return Array.isArray(durations) ? durations.map(Number) : [];
  });
}

/** Presses the keys one after the other, `times` times over. */
export async function pressAgain(
  page: Page,
  { name, keys }: Pressed,
  times: number,
): Promise<readonly Figure[]> {
  await observe(page);
  for (let turn = 0; turn < times; turn++)
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(PAUSE_MS);
    }
  await page.waitForTimeout(500);
  const slow = await observed(page);
  const missing = Math.max(0, times * keys.length - slow.length);
  const all = [...slow, ...Array.from({ length: missing }, () => FLOOR_MS)];
  const label = `${name} (${keys.join(' ')})`;
  return [
    figure(`${label} to picture, p50`, [median(all), 'ms']),
    figure(`${label} to picture, p95`, [percentile(all, 0.95), 'ms'], 50),
    figure(`${label} to picture, p99`, [percentile(all, 0.99), 'ms'], 100),
  ];
}
