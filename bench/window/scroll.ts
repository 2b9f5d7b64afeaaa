import type { Page } from '@playwright/test';
import { figure, type Figure } from '#bench/harness.ts';
import { percentile } from './keys.ts';

type Scrolled = {
  readonly frames: readonly number[];
  readonly blank: number;
  readonly count: number;
};

/** What is scrolled for `ms`, in steps of `by` px; its rows are what `rows` selects in it. */
type What = {
  readonly selector: string;
  readonly rows: string;
  readonly ms: number;
  readonly by: number;
};

/** Wheels through it and watches every frame. */
async function wheel(page: Page, { selector, rows, ms, by }: What): Promise<Scrolled> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`Nothing to scroll: ${selector}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(
    ({ selector: scrolled, rows: inside }) => {
      const frames: number[] = [];
      const state = { frames, blank: 0, isOver: false };
      Reflect.set(window, 'scrolled', state);
      const list = document.querySelector(scrolled);
      let before = performance.now();
      const look = (): void => {
        const now = performance.now();
        frames.push(now - before);
        before = now;
        const { top, bottom } = list?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
        const middle = (top + bottom) / 2;
        const covers = [...(list?.querySelectorAll(inside) ?? [])].some((row) => {
          const at = row.getBoundingClientRect();
          return at.top <= middle + 12 && at.bottom >= middle - 12;
        });
        if (!covers) state.blank += 1;
        if (!state.isOver) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    { selector, rows },
  );
  const endsAt = performance.now() + ms;
  while (performance.now() < endsAt) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(16);
  }
  return await page.evaluate(() => {
    const state: unknown = Reflect.get(window, 'scrolled');
    if (typeof state !== 'object' || state === null) throw new Error('Nothing was watched');
    Reflect.set(state, 'isOver', true);
    const frames: unknown = Reflect.get(state, 'frames');
    const all = Array.isArray(frames) ? frames.map(Number) : [];
    return { frames: all, blank: Number(Reflect.get(state, 'blank')), count: all.length };
  });
}

/** Frames of a long scroll, and whether any of them showed nothing in the middle. */
export async function scrollFigures(
  page: Page,
  name: string,
  what: What,
): Promise<readonly Figure[]> {
  const { frames, blank, count } = await wheel(page, what);
  return [
    figure(`${name}: frames watched`, [count, '']),
    figure(`${name}: frame p50`, [percentile(frames, 0.5), 'ms']),
    figure(`${name}: frame p99`, [percentile(frames, 0.99), 'ms'], 34),
    figure(`${name}: frames without a row`, [blank, ''], 0),
  ];
}
