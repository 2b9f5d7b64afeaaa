import { app } from 'electron';
import type { Engine } from '#main/engine.ts';

/** Longer than any write takes; what is not written then, is found by recovery after the start. */
const CLOSE_WITHIN_MS = 5000;

/** Holds the quit back until the engine has closed its store, once and for a bounded time. */
export function closeBeforeQuit(engine: Promise<Engine>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  const close = async (): Promise<void> => {
    const { promise: deadline, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(() => resolve(), CLOSE_WITHIN_MS);
    const closing = engine.then(async (running) => await running.close()).catch(() => {});
    await Promise.race([closing, deadline]);
    clearTimeout(timer);
    state = 'closed';
    app.quit();
  };
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close();
  });
}
