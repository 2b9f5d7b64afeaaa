import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { app } from './app.ts';
import type { Session } from './devtools.ts';
import { state } from './state.ts';

const SETTLED_MS = 700;
const GIVE_UP_MS = 15_000;

/** Resolves when the page has not changed for a while and its fonts and pictures are there. */
const SETTLED = `new Promise((resolve) => {
  let timer;
  const done = () => Promise.all([document.fonts.ready,
    ...[...document.images].map((image) => image.decode().catch(() => {}))]).then(() => resolve());
  const wait = () => { clearTimeout(timer); timer = setTimeout(done, ${SETTLED_MS}); };
  new MutationObserver(wait).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(resolve, ${GIVE_UP_MS});
  wait();
})`;

/** `npm start` on a machine without a display: shows the app at work as a picture, then quits. */
export async function savePicture(contents: {
  readonly attached: Promise<Session>;
}): Promise<void> {
  const page = await contents.attached;
  await page.send('Runtime.evaluate', { expression: SETTLED, awaitPromise: true, silent: true });
  const { data } = await page.send('Page.captureScreenshot', { format: 'png' });
  mkdirSync(dirname(state.picture), { recursive: true });
  writeFileSync(state.picture, Buffer.from(data, 'base64'));
  app.quit();
}
