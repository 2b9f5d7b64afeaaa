import type { Page } from '@playwright/test';

/** What is done in the page, and what must stand there afterwards. Texts are compared by "contains". */
export type Wanted = {
  /** Clicked; absent when `type` is given. */
  readonly click?: string;
  /** Set into the field of that selector. */
  readonly type?: { readonly into: string; readonly words: string };
  /** Something of this selector holds all of these words. */
  readonly selector: string;
  readonly words: readonly string[];
};

/** Milliseconds from the deed to the frame in which it is to be seen. Rejects after ten seconds. */
export async function untilShown(page: Page, wanted: Wanted): Promise<number> {
  return await page.evaluate(async ({ click, type, selector, words }) => {
    const isThere = (): boolean =>
      [...document.querySelectorAll(selector)].some((element) =>
        words.every((word) => (element.textContent ?? '').includes(word)),
      );
    const startedAt = performance.now();
    if (click !== undefined) {
      const target = document.querySelector(click);
      if (!(target instanceof HTMLElement)) throw new Error(`Nothing to click: ${click}`);
      target.click();
    }
    if (type !== undefined) {
      const field = document.querySelector(type.into);
      if (!(field instanceof HTMLInputElement)) throw new Error(`No field: ${type.into}`);
      // React keeps its own copy of the value and has to notice the change.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
        field,
        type.words,
      );
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return await new Promise<number>((resolve, reject) => {
      const look = (): void => {
        const now = performance.now();
        if (isThere()) requestAnimationFrame(() => resolve(performance.now() - startedAt));
        else if (now - startedAt > 10_000) reject(new Error(`Never shown: ${words.join(' ')}`));
        else requestAnimationFrame(look);
      };
      look();
    });
  }, wanted);
}
