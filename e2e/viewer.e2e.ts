import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/invented.ts';
import { comeToRest, goByKeys, openInbox } from './fixtures/walk.ts';

/** Pictures in the viewer: looked at closely by wheel, hand and keys, out of a thread and out of a card. */
test.use({ trouble: false, query: 'state=thread' });

const viewer = (page: Page): Locator => page.getByRole('dialog', { name: 'Picture' });
const picture = (page: Page): Locator => viewer(page).locator('img');
const zoom = (page: Page): Locator => viewer(page).getByRole('status');
const place = (page: Page): Locator => picture(page).locator('..');

type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where it stands once it has come there. */
async function boxOf(what: Locator): Promise<Box> {
  await comeToRest(what.page());
  const box = await what.boundingBox();
  if (box === null) throw new Error('It is not to be seen');
  return box;
}

/** What is bigger than its frame fills it, what is smaller stands in the middle. */
async function expectInFrame(page: Page): Promise<void> {
  const [shown, frame] = [await boxOf(picture(page)), await boxOf(place(page))];
  for (const [at, length] of [
    ['x', 'width'],
    ['y', 'height'],
  ] as const) {
    const before = shown[at] - frame[at];
    const behind = frame[at] + frame[length] - shown[at] - shown[length];
    if (shown[length] > frame[length]) expect(Math.max(before, behind)).toBeLessThanOrEqual(1);
    else expect(Math.abs(before - behind)).toBeLessThanOrEqual(2);
  }
}

async function openFromThread(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 1600 });
  await openInbox(page);
  const small = page.getByRole('log').getByRole('button', { name: /A drum full of beans/u });
  await small.press('Enter');
  await page.setViewportSize({ width: 1280, height: 820 });
  await expect(zoom(page)).toHaveText('100%');
  await expect.poll(async () => (await boxOf(picture(page))).width).toBeGreaterThan(100);
}

test('the wheel comes closer to what is under the pointer, and back to the whole picture', async ({
  page,
}) => {
  await openFromThread(page);
  const whole = await boxOf(picture(page));
  const pointer = { x: whole.x + whole.width * 0.7, y: whole.y + whole.height * 0.4 };
  await page.mouse.move(pointer.x, pointer.y);
  for (let notch = 0; notch < 6; notch += 1) await page.mouse.wheel(0, -120);
  await expect(zoom(page)).toHaveText('332%');
  // Bigger than its frame now, it grows around the pointer.
  const under = async (): Promise<readonly number[]> => {
    const { x, y, width, height } = await boxOf(picture(page));
    return [(pointer.x - x) / width, (pointer.y - y) / height];
  };
  const [across = 0, down = 0] = await under();
  await expectInFrame(page);
  for (let notch = 0; notch < 2; notch += 1) await page.mouse.wheel(0, -120);
  await expect(zoom(page)).toHaveText('495%');
  const [acrossNow, downNow] = await under();
  expect(acrossNow).toBeCloseTo(across, 2);
  expect(downNow).toBeCloseTo(down, 2);
  await expectInFrame(page);

  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 20);
  await page.keyboard.up('Control');
  await expect(zoom(page)).toHaveText('406%');
  for (let notch = 0; notch < 6; notch += 1) await page.mouse.wheel(0, 300);
  await expect(zoom(page)).toHaveText('100%');
  expect(await boxOf(picture(page))).toEqual(whole);
});

test('two clicks come close and back; drawn by hand it moves and is never lost', async ({
  page,
}) => {
  await openFromThread(page);
  const frame = await boxOf(place(page));
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  await page.mouse.dblclick(middle.x, middle.y);
  await expect(zoom(page)).toHaveText('200%');
  await viewer(page).getByRole('button', { name: 'Zoom in (+)' }).press('Enter');
  await viewer(page).getByRole('button', { name: 'Zoom in (+)' }).press('Enter');
  await expect(zoom(page)).toHaveText('400%');
  const before = await boxOf(picture(page));
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 40, middle.y + 30, { steps: 4 });
  const moved = await boxOf(picture(page));
  expect([moved.x - before.x, moved.y - before.y]).toEqual([40, 30]);
  await page.mouse.move(4000, 3000);
  await page.mouse.up();
  await expectInFrame(page);
  // Let go, it follows no longer; and the viewer is still open.
  const dropped = await boxOf(picture(page));
  await page.mouse.move(middle.x, middle.y);
  expect(await boxOf(picture(page))).toEqual(dropped);
  await page.setViewportSize({ width: 700, height: 500 });
  await expectInFrame(page);
  await place(page).dblclick();
  await expect(zoom(page)).toHaveText('100%');
});

test('by keys alone: closer, along the picture, back, and to the next one', async ({ page }) => {
  await openFromThread(page);
  const minus = viewer(page).getByRole('button', { name: 'Zoom out (−)' });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('+');
  await expect(zoom(page)).toHaveText('300%');
  const before = await boxOf(picture(page));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const after = await boxOf(picture(page));
  expect(after.x).toBeLessThan(before.x);
  expect(after.y).toBeLessThan(before.y);
  for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowLeft');
  await expectInFrame(page);
  await expect(viewer(page)).toContainText('1 of 2');
  // At the end the button keeps the focus, and Escape closes.
  await minus.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Enter');
  await expect(zoom(page)).toHaveText('100%');
  await expect(minus).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(viewer(page)).toContainText('2 of 2');
  await expect(viewer(page).locator('figcaption')).toContainText('A cup');
  await page.keyboard.press('Escape');
  await expect(viewer(page)).toBeHidden();
});

test.describe('for people who want nothing to move', () => {
  test('the picture is at once where a key brings it', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openFromThread(page);
    await page.keyboard.press('+');
    await expect(picture(page)).toHaveCSS('transition-duration', '0s');
  });
});

test.describe('in columns', () => {
  test.use({ query: '' });
  test('a picture of a card is seen in the viewer, with its neighbours and its description', async ({
    page,
  }) => {
    await goByKeys(page, 'c');
    const name = 'Open picture: Eine Tüte Kaffee vor einem Fenster';
    const card = page
      .getByRole('article')
      .filter({ has: page.getByRole('button', { name }) })
      .first();
    const small = card.getByRole('button', { name });
    await small.click();
    await expect(viewer(page).locator('figcaption')).toContainText('Eine Tüte Kaffee');
    await expect(viewer(page)).toContainText('1 of 2');
    await page.keyboard.press('ArrowRight');
    await expect(viewer(page).locator('figcaption')).toContainText('No description');
    await page.keyboard.press('Escape');
    await expect(viewer(page)).toBeHidden();
    await expect(small).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(viewer(page)).toContainText('1 of 2');
    await viewer(page).getByRole('button', { name: 'Close' }).click();
    // The original stays one press away.
    await expect(card.getByRole('button', { name: 'Open in the browser' })).toBeVisible();
  });
});
