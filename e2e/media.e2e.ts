import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/invented.ts';
import { openInbox } from './fixtures/walk.ts';

/** What is pasted into an answer: files, words with a picture of them, and what a network cannot take. */
test.use({ trouble: false });

const answer = (page: Page): Locator => page.getByRole('region', { name: 'Answer' });
const field = (page: Page): Locator => answer(page).getByRole('textbox').first();
const pictures = (page: Page): Locator => answer(page).locator('li img');

type Pasted = {
  /** Noise, which nothing makes smaller: so many pixels on each side. */
  readonly side?: number;
  readonly films?: number;
  readonly text?: Readonly<Record<string, string>>;
};

async function paste(page: Page, pasted: Pasted): Promise<void> {
  await field(page).evaluate(async (element, { side = 0, films = 0, text = {} }: Pasted) => {
    const clipboardData = new DataTransfer();
    for (const [type, words] of Object.entries(text)) clipboardData.setData(type, words);
    if (side > 0) {
      const canvas = new OffscreenCanvas(side, side);
      const image = new ImageData(side, side);
      for (let at = 0; at < image.data.length; at += 65_536)
        crypto.getRandomValues(image.data.subarray(at, at + 65_536));
      canvas.getContext('2d')?.putImageData(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      clipboardData.items.add(new File([blob], 'cup.png', { type: 'image/png' }));
    }
    for (let film = 1; film <= films; film += 1)
      clipboardData.items.add(new File(['…'], `clip ${film}.mp4`, { type: 'video/mp4' }));
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    element.dispatchEvent(event);
  }, pasted);
}

test('words of an office program are pasted as words, a picture alone as a picture, each film is refused by name', async ({
  page,
}) => {
  await openInbox(page);
  await page.keyboard.press('r');
  await expect(field(page)).toBeFocused();
  const before = await field(page).inputValue();
  const text = { 'text/plain': 'From\r\nthe office', 'text/html': '<b>From</b> the office' };
  await paste(page, { side: 8, text });
  await expect(field(page)).toHaveValue(`${before}From\nthe office`);
  await expect(pictures(page)).toHaveCount(0);
  // Taken back as if it had been typed.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field(page)).toHaveValue(before);
  await page.keyboard.press('ControlOrMeta+Shift+z');

  await paste(page, { side: 8, films: 2 });
  await expect(pictures(page)).toHaveCount(1);
  await expect(answer(page)).toContainText(
    /clip 1\.mp4 cannot be sent.* clip 2\.mp4 cannot be sent/u,
  );
  await paste(page, { side: 8 });
  await paste(page, { side: 8 });
  await paste(page, { side: 8 });
  await expect(pictures(page)).toHaveCount(4);
  await paste(page, { side: 8 });
  await expect(answer(page)).toContainText('takes at most 4 pictures');

  // Four pictures and far too many words: what sends stays in sight.
  await field(page).fill('We open at eight, and at nine on Saturdays. '.repeat(40));
  const send = answer(page).locator('button[type="submit"]');
  await expect(send).toBeInViewport({ ratio: 1 });
  const counter = answer(page).getByTestId('counter').getByRole('button');
  await counter.press('Enter');
  const rules = page.getByRole('dialog', { name: 'What Mastodon takes' });
  await expect(rules).toContainText('Up to 4 pictures of 16 MB each: PNG, JPEG, WEBP and GIF.');
  await page.keyboard.press('Escape');
  await expect(counter).toBeFocused();
});

test('a picture that is too big for the network is made smaller, and that is said', async ({
  page,
}) => {
  await openInbox(page);
  await page.getByRole('option').filter({ hasText: 'Tom Kessler' }).first().click();
  await page.keyboard.press('r');
  await expect(field(page)).toBeFocused();
  await paste(page, { side: 1400 });
  await expect(answer(page)).toContainText('cup.jpg was made smaller, so that Bluesky takes it.');
  await expect(pictures(page)).toHaveCount(1);
});
